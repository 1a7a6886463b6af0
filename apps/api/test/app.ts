import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.ts';
import { type Config, readConfig } from '../src/platform/config.ts';
import { Clock } from '../src/platform/clock/clock.module.ts';
import { createAdapter } from '../src/platform/http/adapter.ts';
import { furnish } from '../src/furnish.ts';
import { hashToken, newToken, SESSION_COOKIE } from '../src/platform/session/session-token.ts';
import { Session } from '../src/body/session/session.entity.ts';
import { aDatabase } from './database.ts';

/** A person, and the body in whose name they act. */
export interface Signer {
  id: string;
  organisationId: string;
}

export interface StartedApp {
  app: NestFastifyApplication;
  db: DataSource;
  config: Config;
  /** Requests of somebody who is not signed in. */
  anyone: () => request.Agent;
  /** Requests of somebody signed in, in that body. */
  as: (person: Signer) => Promise<request.Agent>;
  close: () => Promise<void>;
}

/** What a test needs of the application to make requests, whether it runs here or in a process of its own. */
export type Reachable = Pick<StartedApp, 'db' | 'anyone' | 'as'>;

interface Doubles {
  config?: Partial<Config>;
  /** Only time and mail are ever replaced: `[Clock, { now, today }]`. */
  providers?: [token: unknown, value: unknown][];
  /** In a database in which no other test file is. */
  alone?: boolean;
}

/** Real time, or whatever the test file says that has the shared application now. */
class SharedClock extends Clock {
  given: Clock | null = null;

  override now(): Date {
    return this.given?.now() ?? super.now();
  }
  override today(): string {
    return this.given?.today() ?? super.today();
  }
}

const sharedClock = new SharedClock();
let shared: Promise<StartedApp> | null = null;

/**
 * The whole application. Test files of one worker share one, with its database, one after another: each test makes its
 * own body. A file that needs other settings, other doubles than time, or a database in which nobody else is (`alone`)
 * gets one of its own.
 */
export async function startApp(doubles: Doubles = {}): Promise<StartedApp> {
  const { config, providers = [], alone = false } = doubles;
  const [clock, ...more] = providers;
  if (alone || config || more.length > 0 || (clock && clock[0] !== Clock)) return startOwn(doubles);
  shared ??= startOwn({ providers: [[Clock, sharedClock]] });
  const started = await shared;
  sharedClock.given = (clock?.[1] as Clock | undefined) ?? null;
  return {
    ...started,
    close: async () => {
      sharedClock.given = null;
    },
  };
}

async function startOwn({ config: settings, providers = [] }: Doubles): Promise<StartedApp> {
  const { url, drop } = await aDatabase();
  const config = { ...readConfig({ DATABASE_URL: url, REMIND_EVERY: '0' }), ...settings };
  const testing = Test.createTestingModule({ imports: [AppModule.with(config)] });
  for (const [token, value] of providers) testing.overrideProvider(token).useValue(value);
  const app = (await testing.compile()).createNestApplication<NestFastifyApplication>(createAdapter(config), {
    logger: ['error', 'fatal'],
  });
  await furnish(app, config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const db = app.get(DataSource);
  const anyone = () => request.agent(app.getHttpServer());
  return {
    app,
    db,
    config,
    anyone,
    as: async (person) => anyone().set('cookie', `${SESSION_COOKIE}=${await aSession(db, person)}`),
    close: async () => {
      await app.close();
      await drop();
    },
  };
}

/** Answers the token of a new session, as a sign-in would have put it into the cookie. */
export async function aSession(db: DataSource, { id, organisationId }: Signer): Promise<string> {
  const token = newToken();
  await db.manager.insert(Session, {
    tokenHash: hashToken(token),
    personId: id,
    organisationId,
    expiresAt: new Date(Date.now() + 12 * 3600 * 1000),
  });
  return token;
}
