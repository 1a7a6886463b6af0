import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stood for a 0, and with which words, is kept with the change that wrote it. */
export class KeepZeroReports1763900900000 implements MigrationInterface {
  name = 'KeepZeroReports1763900900000';

  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE place_change ADD COLUMN zero_report jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE place_change DROP COLUMN zero_report');
  }
}
