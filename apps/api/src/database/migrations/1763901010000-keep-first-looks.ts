import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a person has opened a part more than once: at the first look everything is new. */
export class KeepFirstLooks1763901010000 implements MigrationInterface {
  name = 'KeepFirstLooks1763901010000';

  async up(q: QueryRunner): Promise<void> {
    // Of those who looked before nobody knows how often.
    await q.query('ALTER TABLE part_view ADD COLUMN again boolean NOT NULL DEFAULT true');
    await q.query('ALTER TABLE part_view ALTER COLUMN again SET DEFAULT false');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE part_view DROP COLUMN again');
  }
}
