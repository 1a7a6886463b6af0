import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '@nianbao/launcher/postgres';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the stories' server answers. */
    storyUrl: string;
    /** Its database: only to make an empty body, as an installer would. */
    storyDatabase: string;
    /** A PostgreSQL for a server of one's own. */
    storyDatabaseServer: string;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const API = path.join(ROOT, 'apps/api/dist/main.js');
const ADMIN = path.join(ROOT, 'apps/admin/dist');
const START_MS = 90_000;
/** Loaded once by the API itself; a story that asks for the try-out data gets a copy. */
const TRY_OUT = 'stories_try_out';

/** One server as it is delivered (the built API with the built admin app) on a database that is gone afterwards. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await buildWhatIsMissing();
  const postgres = await databaseServer();
  await makeTryOut(postgres.url);
  const served = await serve(postgres.url);
  project.provide('storyUrl', served.url);
  project.provide('storyDatabase', served.database);
  project.provide('storyDatabaseServer', postgres.url);
  return async () => {
    await served.stop();
    await postgres.stop();
  };
}

export interface Served {
  url: string;
  database: string;
  /** Its process, for who measures what it needs. */
  pid: () => number | undefined;
  stop: () => Promise<void>;
  /** Dies at once, as in a power cut; `revive` starts it again at the same address on the same database. */
  kill: () => Promise<void>;
  revive: () => Promise<void>;
}

/** The API and the admin app on a new database and a free port; `tryOut`: with the try-out data in it. */
export async function serve(
  server: string,
  { tryOut = false, env = {} }: { tryOut?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<Served> {
  const name = `stories_${randomUUID().replaceAll('-', '')}`;
  await ask(server, `CREATE DATABASE ${name}${tryOut ? ` TEMPLATE ${TRY_OUT}` : ''}`);
  const database = databaseUrl(server, name);
  const port = await freePort();
  const url = urlAt(port);
  let api = startApi(database, port, env);
  const stop = async () => {
    await end(api, 'SIGTERM');
    await ask(server, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  const kill = () => end(api, 'SIGKILL');
  const revive = async () => {
    api = startApi(database, port, env);
    await answers(url, api);
  };
  try {
    await answers(url, api);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, database, pid: () => api.pid, stop, kill, revive };
}

export async function makeTryOut(server: string): Promise<void> {
  await ask(server, `DROP DATABASE IF EXISTS ${TRY_OUT} WITH (FORCE)`);
  await ask(server, `CREATE DATABASE ${TRY_OUT}`);
  const port = await freePort();
  const api = startApi(databaseUrl(server, TRY_OUT), port, { NIANBAO_TRY_OUT: '1' });
  try {
    await answers(urlAt(port), api);
  } finally {
    await end(api, 'SIGTERM');
  }
}

const urlAt = (port: number) => `http://127.0.0.1:${port}`;

function startApi(database: string, port: number, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const api = spawn(process.execPath, [API], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: database,
      PORT: String(port),
      PUBLIC_URL: urlAt(port),
      ADMIN_DIST: ADMIN,
      NIANBAO_TRY_OUT: '0',
      ...env,
    },
  });
  api.once('exit', (code) => code && console.error(`API（端口 ${port}）以 ${code} 退出，原因见上`));
  return api;
}

async function buildWhatIsMissing(): Promise<void> {
  if (existsSync(API) && existsSync(path.join(ADMIN, 'index.html'))) return;
  const turbo = path.join(ROOT, 'node_modules/.bin/turbo');
  const args = ['run', 'build', '--filter=@nianbao/api', '--filter=@nianbao/admin'];
  const build = spawn(turbo, args, { cwd: ROOT, stdio: 'inherit' });
  const code = await new Promise((resolve) => build.once('exit', resolve));
  if (code !== 0) throw new Error('浏览器测试所需的构建失败，原因见上');
}

/** `TEST_DATABASE_SERVER` (…/) points the tests at a server of one's own. */
async function databaseServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_SERVER;
  if (given) return { url: given, stop: async () => {} };
  const dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'nianbao-stories-')), 'postgres');
  const postgres = await startPostgres({ dataDir, unsafeFast: true });
  return { url: postgres.url(), stop: () => postgres.destroy() };
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function ask(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(server, 'postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Below the ports that outgoing connections are given: one of those could take it before the API does. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

async function answers(url: string, api: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (api.exitCode !== null) throw new Error(`API 没有启动（退出码 ${api.exitCode}），原因见上`);
    const healthy = await fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    await pause(100);
  }
  throw new Error('API 没有在限定时间内启动');
}

async function end(api: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (api.exitCode !== null || api.signalCode !== null) return;
  const ended = new Promise((resolve) => api.once('exit', resolve));
  api.kill(signal);
  const timer = setTimeout(() => api.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(timer);
}
