import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../src/database/data-source.ts';
import { SESSION_COOKIE } from '../src/platform/session/session-token.ts';
import { aSession, type Reachable } from './app.ts';

/** The application in a process of its own, that can be killed and started again on the same database. */
export interface ApiProcess extends Reachable {
  address: string;
  start: () => Promise<void>;
  /** SIGKILL: no time to finish anything. */
  kill: () => Promise<void>;
  close: () => Promise<void>;
}

/** `environment` is its configuration beyond the database and the port. */
export async function anApiProcess(
  databaseUrl: string,
  environment: Record<string, string> = {},
): Promise<ApiProcess> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const db: DataSource = await createDataSource(databaseUrl).initialize();
  let child: ChildProcess | undefined;
  const anyone = () => request.agent(address);
  const kill = async () => {
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    child = undefined;
  };
  return {
    address,
    db,
    anyone,
    as: async (person) => anyone().set('cookie', `${SESSION_COOKIE}=${await aSession(db, person)}`),
    start: async () => {
      child = spawn(process.execPath, [path.join(import.meta.dirname, 'serve.mjs')], {
        env: {
          ...process.env,
          REMIND_EVERY: '0',
          ...environment,
          NODE_ENV: 'production',
          DATABASE_URL: databaseUrl,
          PORT: String(port),
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await healthy(address, child);
    },
    kill,
    close: async () => {
      await kill();
      await db.destroy();
    },
  };
}

async function healthy(address: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 1800; waited += 1) {
    if (child.exitCode !== null) throw new Error(`the API ended with ${child.exitCode}`);
    const answer = await fetch(`${address}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error('the API did not start within three minutes');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
