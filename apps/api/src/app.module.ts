import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Config } from './config.ts';
import { dataSourceOptions } from './database/data-source.ts';
import { HttpModule } from './http/http.module.ts';

/** Every capability of the API; tests pass a configuration of their own. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [TypeOrmModule.forRoot(dataSourceOptions(config.DATABASE_URL)), HttpModule.with(config)],
    };
  }
}
