import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which hash a body's record is chained with, and what stood at its end on each day. */
export class AnchorRecord1763901600000 implements MigrationInterface {
  name = 'AnchorRecord1763901600000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE audit_chain ADD COLUMN algorithm text NOT NULL DEFAULT 'sha256'
        CONSTRAINT audit_chain_algorithm CHECK (algorithm IN ('sha256', 'sm3'))`);
    await q.query(`
      CREATE TABLE audit_anchor (
        organisation_id uuid NOT NULL CONSTRAINT audit_anchor_organisation REFERENCES organisation,
        sequence        integer NOT NULL,
        head            text NOT NULL,
        at              timestamptz NOT NULL,
        PRIMARY KEY (organisation_id, sequence)
      )`);
    await q.query(`
      CREATE TRIGGER audit_anchor_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_anchor
        FOR EACH STATEMENT EXECUTE FUNCTION forbid_change()`);
    await q.query('CREATE INDEX audit_entry_by_part ON audit_entry (part_id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP INDEX audit_entry_by_part');
    await q.query('DROP TABLE audit_anchor');
    await q.query('ALTER TABLE audit_chain DROP COLUMN algorithm');
  }
}
