import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With the place it spoke of, an explanation can be offered again when the same rule speaks of it next year. */
export class KeepPlaceOfWaiver1763900300000 implements MigrationInterface {
  name = 'KeepPlaceOfWaiver1763900300000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE waiver ADD COLUMN address text NOT NULL DEFAULT ''`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE waiver DROP COLUMN address');
  }
}
