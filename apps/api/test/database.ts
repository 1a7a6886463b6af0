import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { inject } from 'vitest';
import { TEMPLATE } from './server.ts';

/** A copy of the migrated template for one test file; `drop` removes it. */
export async function aDatabase(
  template: string = TEMPLATE,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('databaseServer');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return { url: `${server}${name}`, drop: () => asAdmin(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function asAdmin(server: string, sql: string): Promise<void> {
  const admin = await new DataSource({ type: 'postgres', url: `${server}postgres` }).initialize();
  try {
    await admin.query(sql);
  } finally {
    await admin.destroy();
  }
}
