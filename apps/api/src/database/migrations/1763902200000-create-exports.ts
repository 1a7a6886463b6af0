import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What went out to Word, to be compared with what comes back; and scanned papers with the hash printed on them. */
export class CreateExports1763902200000 implements MigrationInterface {
  name = 'CreateExports1763902200000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE word_export (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT word_export_organisation REFERENCES organisation,
        report_id       uuid NOT NULL CONSTRAINT word_export_report REFERENCES report,
        part_id         uuid CONSTRAINT word_export_part REFERENCES part,
        content         jsonb NOT NULL,
        content_hash    text NOT NULL,
        exported_by     uuid NOT NULL CONSTRAINT word_export_person REFERENCES person,
        exported_at     timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query('CREATE INDEX word_export_by_report ON word_export (report_id)');
    await q.query(`
      CREATE TABLE signed_copy (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT signed_copy_organisation REFERENCES organisation,
        report_id       uuid NOT NULL CONSTRAINT signed_copy_report REFERENCES report,
        attachment_id   uuid NOT NULL CONSTRAINT signed_copy_attachment REFERENCES attachment,
        printed_hash    text NOT NULL,
        added_by        uuid NOT NULL CONSTRAINT signed_copy_person REFERENCES person,
        added_at        timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query('CREATE INDEX signed_copy_by_report ON signed_copy (report_id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE signed_copy');
    await q.query('DROP TABLE word_export');
  }
}
