import { expect, it } from 'vitest';
import { aDatabase } from '../../test/database.ts';
import { createDataSource } from './data-source.ts';

// A whole database, on machines that do other things as well.
it('leaves no difference between the entities and the migrated schema', async () => {
  const { url, drop } = await aDatabase();
  const db = await createDataSource(url).initialize();

  const { upQueries } = await db.driver.createSchemaBuilder().log();

  const foreignKeys = await namesOfForeignKeys(db);
  // Foreign keys stand in the migrations alone; no query goes through an entity's relation.
  const differences = upQueries
    .map(({ query }) => query)
    .filter((query) => !foreignKeys.some((name) => query.endsWith(`DROP CONSTRAINT "${name}"`)));
  expect(differences).toEqual([]);
  await db.destroy();
  await drop();
});

it('takes every migration back and runs it again', async () => {
  const { url, drop } = await aDatabase();
  const db = await createDataSource(url).initialize();

  for (const _ of db.migrations) await db.undoLastMigration();
  const left = await db.query(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
  );
  const rerun = await db.runMigrations();

  expect(left).toEqual([]);
  expect(rerun).toHaveLength(db.migrations.length);
  await db.destroy();
  await drop();
});

async function namesOfForeignKeys(db: ReturnType<typeof createDataSource>): Promise<string[]> {
  const rows = await db.query<{ conname: string }[]>(`SELECT conname FROM pg_constraint WHERE contype = 'f'`);
  return rows.map(({ conname }) => conname);
}
