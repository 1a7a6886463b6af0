import { startPostgres } from '@nianbao/launcher/postgres';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import type { TestProject } from 'vitest/node';
import { createDataSource } from '../src/database/data-source.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the throw-away PostgreSQL, without a database's name. */
    databaseServer: string;
  }
}

export const TEMPLATE = 'nianbao_template';

/** One throw-away PostgreSQL for the run, with one migrated database that each test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const admin = await new DataSource({ type: 'postgres', url: server.url('postgres') }).initialize();
  await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.destroy();
  const template = await createDataSource(server.url(TEMPLATE)).initialize();
  await template.runMigrations();
  await template.destroy();
  project.provide('databaseServer', server.url(''));
  return server.stop;
}

/** `TEST_DATABASE_SERVER` points the tests at a server of one's own; the database it names is not used. */
async function startServer(): Promise<{ url: (database: string) => string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_SERVER;
  if (given) return { url: (database) => new URL(`/${database}`, given).href, stop: async () => {} };
  const dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'nianbao-test-')), 'postgres');
  const postgres = await startPostgres({ dataDir, unsafeFast: true });
  return { url: (database) => postgres.url(database), stop: () => postgres.destroy() };
}
