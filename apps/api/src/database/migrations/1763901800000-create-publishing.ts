import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers given out, when a signed report is to become public, what the superior was sent, and what the public page said. */
export class CreatePublishing1763901800000 implements MigrationInterface {
  name = 'CreatePublishing1763901800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE issued_number (
        organisation_id uuid NOT NULL CONSTRAINT issued_number_organisation REFERENCES organisation,
        kind            text NOT NULL CONSTRAINT issued_number_kind CHECK (kind IN ('indexNumber', 'documentNumber')),
        number          text NOT NULL,
        series          text,
        serial          integer,
        report_id       uuid NOT NULL CONSTRAINT issued_number_report REFERENCES report,
        at              timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organisation_id, kind, number)
      )`);
    await q.query('CREATE INDEX issued_number_by_report ON issued_number (report_id)');
    await q.query(`
      CREATE TRIGGER issued_number_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON issued_number
        FOR EACH STATEMENT EXECUTE FUNCTION forbid_change()`);
    await q.query(`
      CREATE TABLE publication_plan (
        report_id       uuid PRIMARY KEY CONSTRAINT publication_plan_report REFERENCES report,
        organisation_id uuid NOT NULL CONSTRAINT publication_plan_organisation REFERENCES organisation,
        at              timestamptz,
        edition         integer NOT NULL,
        set_by          uuid NOT NULL CONSTRAINT publication_plan_person REFERENCES person,
        set_at          timestamptz NOT NULL DEFAULT now(),
        done_at         timestamptz,
        failure         text
      )`);
    await q.query(`
      CREATE TABLE filing (
        report_id       uuid NOT NULL CONSTRAINT filing_report REFERENCES report,
        edition         integer NOT NULL,
        organisation_id uuid NOT NULL CONSTRAINT filing_organisation REFERENCES organisation,
        superior        text NOT NULL,
        filed_on        date NOT NULL,
        number          text NOT NULL,
        attachment_id   uuid CONSTRAINT filing_attachment REFERENCES attachment,
        by_id           uuid NOT NULL CONSTRAINT filing_person REFERENCES person,
        at              timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (report_id, edition)
      )`);
    await q.query(`
      CREATE TABLE publication_receipt (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT publication_receipt_organisation REFERENCES organisation,
        publication_id  uuid NOT NULL CONSTRAINT publication_receipt_publication REFERENCES publication,
        at              timestamptz NOT NULL,
        url             text NOT NULL,
        ok              boolean NOT NULL,
        expected_hash   text NOT NULL,
        found_hash      text,
        failure         text
      )`);
    await q.query(
      'CREATE INDEX publication_receipt_by_publication ON publication_receipt (publication_id, at)',
    );
    await q.query(`
      CREATE TRIGGER publication_receipt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication_receipt
        FOR EACH STATEMENT EXECUTE FUNCTION forbid_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE publication_receipt, filing, publication_plan, issued_number');
  }
}
