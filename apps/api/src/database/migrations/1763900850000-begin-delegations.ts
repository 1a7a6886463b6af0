import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A delegation may begin later than it is given, and says what for. */
export class BeginDelegations1763900850000 implements MigrationInterface {
  name = 'BeginDelegations1763900850000';

  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE delegation ADD COLUMN starts_on date, ADD COLUMN reason text');
    await q.query(
      `UPDATE delegation SET starts_on = (created_at AT TIME ZONE 'Asia/Shanghai')::date, reason = ''`,
    );
    await q.query(
      'ALTER TABLE delegation ALTER COLUMN starts_on SET NOT NULL, ALTER COLUMN reason SET NOT NULL',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE delegation DROP COLUMN starts_on, DROP COLUMN reason');
  }
}
