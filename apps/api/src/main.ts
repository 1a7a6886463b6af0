import 'reflect-metadata';
import { type LogLevel, ShutdownSignal } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.ts';
import { type Config, readConfig } from './platform/config.ts';
import { createDataSource } from './database/data-source.ts';
import { prepareDatabase } from './platform/database/migrate.ts';
import { loadTryOut } from './database/try-out.ts';
import { createAdapter } from './platform/http/adapter.ts';
import { furnish } from './furnish.ts';

const LEVELS: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug'];

async function prepare({ DATABASE_URL, NIANBAO_TRY_OUT }: Config): Promise<void> {
  const db = await createDataSource(DATABASE_URL).initialize();
  try {
    await prepareDatabase(db, NIANBAO_TRY_OUT ? loadTryOut : undefined);
  } finally {
    await db.destroy();
  }
}

async function start(config: Config): Promise<void> {
  await prepare(config);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config),
    createAdapter(config),
    {
      logger: LEVELS.slice(0, LEVELS.indexOf(config.LOG_LEVEL) + 1),
    },
  );
  await furnish(app, config);
  // Asked to stop, it ends what it is doing and leaves with 0; the signal is no failure.
  app.enableShutdownHooks([ShutdownSignal.SIGINT, ShutdownSignal.SIGTERM], { useProcessExit: true });
  await app.listen(config.PORT, config.HOST);
}

await start(readConfig());
