import type { DataSource } from 'typeorm';

/** Any number, as long as nobody else on this server uses it. */
const MIGRATION_LOCK = 4_207_002_025;

/** Runs `work` in one process at a time; the others wait and then find it done. */
async function alone<T>(db: DataSource, work: () => Promise<T>): Promise<T> {
  const holder = db.createQueryRunner();
  await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    return await work();
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await holder.release();
  }
}

/** Brings the schema up to date, and fills an empty database if told how. Safe when two processes start at once. */
export const prepareDatabase = (db: DataSource, fill?: (db: DataSource) => Promise<void>): Promise<void> =>
  alone(db, async () => {
    await db.runMigrations({ transaction: 'each' });
    const [{ empty }]: [{ empty: boolean }] = await db.query(
      'SELECT NOT EXISTS (SELECT FROM organisation) AS empty',
    );
    if (fill && empty) await fill(db);
  });
