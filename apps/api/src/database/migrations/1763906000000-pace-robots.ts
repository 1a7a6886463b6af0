import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Robots take so many messages a minute. */
export class PaceRobots1763906000000 implements MigrationInterface {
  name = 'PaceRobots1763906000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE hook ADD COLUMN posted_at timestamptz');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE hook DROP COLUMN posted_at');
  }
}
