import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was taken down must not come back at the address of an old edition when a correction is published. */
export class KeepWithdrawnEditions1763900200000 implements MigrationInterface {
  name = 'KeepWithdrawnEditions1763900200000';

  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE report ADD COLUMN withdrawn_through integer NOT NULL DEFAULT 0');
    await q.query('UPDATE report SET withdrawn_through = edition WHERE taken_down_at IS NOT NULL');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE report DROP COLUMN withdrawn_through');
  }
}
