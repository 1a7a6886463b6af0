import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which formats there are is said by their data alone; the database keeps whichever a row was opened with. */
export class FreeFormatIds1763920000000 implements MigrationInterface {
  name = 'FreeFormatIds1763920000000';

  async up(q: QueryRunner): Promise<void> {
    for (const table of ['cycle', 'report', 'publication'])
      await q.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_format`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['cycle', 'report', 'publication'])
      await q.query(
        `ALTER TABLE ${table} ADD CONSTRAINT ${table}_format CHECK (format_id IN ('2014', '2019', '2021'))`,
      );
  }
}
