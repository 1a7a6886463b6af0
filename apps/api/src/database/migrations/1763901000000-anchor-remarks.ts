import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a remark was hung on, so that it can be found again in later wordings, and whom it names. */
export class AnchorRemarks1763901000000 implements MigrationInterface {
  name = 'AnchorRemarks1763901000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE remark
        ADD COLUMN stood text NOT NULL DEFAULT '',
        ADD COLUMN range_from integer,
        ADD COLUMN range_to integer,
        ADD COLUMN mentions uuid[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT remark_range CHECK (
          (range_from IS NULL AND range_to IS NULL)
          OR (range_from >= 0 AND range_to > range_from AND range_to <= length(stood) * 2))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE remark DROP CONSTRAINT remark_range,
        DROP COLUMN stood, DROP COLUMN range_from, DROP COLUMN range_to, DROP COLUMN mentions`);
  }
}
