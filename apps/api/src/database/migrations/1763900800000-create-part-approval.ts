import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several reviewers of a part, approvals bound to what was approved, and findings quoted in a return. */
export class CreatePartApproval1763900800000 implements MigrationInterface {
  name = 'CreatePartApproval1763900800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE part
        ADD COLUMN review_mode text CONSTRAINT part_review_mode CHECK (review_mode IN ('in_order', 'all', 'any')),
        ADD COLUMN judged boolean NOT NULL DEFAULT false`);
    // Whoever endorsed before this was known has acted: their part is not withdrawn behind their back.
    await q.query(`
      UPDATE part SET judged = true WHERE status = 'endorsed' AND EXISTS (
        SELECT FROM part_revision r WHERE r.part_id = part.id AND r.action = 'endorse'
          AND r.number = (SELECT max(number) FROM part_revision WHERE part_id = part.id))`);
    await q.query(`
      CREATE TABLE part_reviewer (
        part_id         uuid NOT NULL CONSTRAINT part_reviewer_part REFERENCES part ON DELETE CASCADE,
        person_id       uuid NOT NULL CONSTRAINT part_reviewer_person REFERENCES person,
        organisation_id uuid NOT NULL CONSTRAINT part_reviewer_organisation REFERENCES organisation,
        position        integer NOT NULL,
        PRIMARY KEY (part_id, person_id)
      )`);
    await q.query(`
      CREATE TABLE part_approval (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT part_approval_organisation REFERENCES organisation,
        report_id       uuid NOT NULL CONSTRAINT part_approval_report REFERENCES report,
        part_id         uuid NOT NULL CONSTRAINT part_approval_part REFERENCES part ON DELETE CASCADE,
        person_id       uuid NOT NULL CONSTRAINT part_approval_person REFERENCES person,
        by_id           uuid CONSTRAINT part_approval_deputy REFERENCES person,
        content_hash    text NOT NULL,
        comment         text NOT NULL DEFAULT '',
        at              timestamptz NOT NULL DEFAULT now(),
        withdrawn_at    timestamptz
      )`);
    await q.query('CREATE INDEX part_approval_by_report ON part_approval (report_id)');
    await q.query(`
      CREATE TABLE return_finding (
        remark_id       uuid PRIMARY KEY CONSTRAINT return_finding_remark REFERENCES remark ON DELETE CASCADE,
        organisation_id uuid NOT NULL CONSTRAINT return_finding_organisation REFERENCES organisation,
        rule            text NOT NULL,
        message         text NOT NULL
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['return_finding', 'part_approval', 'part_reviewer'])
      await q.query(`DROP TABLE ${table}`);
    await q.query('ALTER TABLE part DROP COLUMN judged, DROP COLUMN review_mode');
  }
}
