import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { Config } from './platform/config.ts';
import { IdempotencyInterceptor } from './platform/idempotency/idempotency.interceptor.ts';
import { OldKeysWorker } from './platform/idempotency/old-keys.worker.ts';
import { CONFIG } from './platform/http/config.token.ts';
import { ProblemFilter } from './platform/http/problem.filter.ts';
import { ResponseInterceptor } from './platform/http/response.interceptor.ts';
import { SessionGuard } from './body/session/session.guard.ts';
import { validationPipe } from './platform/http/validation.pipe.ts';

/** What every request passes through: session, validation, answer, refusal. */
@Global()
@Module({})
export class HttpModule {
  static with(config: Config): DynamicModule {
    return {
      module: HttpModule,
      providers: [
        { provide: CONFIG, useValue: config },
        OldKeysWorker,
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_PIPE, useValue: validationPipe },
        // Around the answer as it is sent, so that it is that which is kept.
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ResponseInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [CONFIG],
    };
  }
}
