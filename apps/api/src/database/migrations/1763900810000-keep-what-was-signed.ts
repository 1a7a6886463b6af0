import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With the content that was signed, a figure changed afterwards can be named, and has to be explained. */
export class KeepWhatWasSigned1763900810000 implements MigrationInterface {
  name = 'KeepWhatWasSigned1763900810000';

  async up(q: QueryRunner): Promise<void> {
    // Signatures are never changed: of those made before this nobody knows more than their hashes.
    await q.query('ALTER TABLE signature ADD COLUMN content jsonb');
    await q.query(`
      CREATE TABLE figure_explanation (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT figure_explanation_organisation REFERENCES organisation,
        report_id       uuid NOT NULL CONSTRAINT figure_explanation_report REFERENCES report,
        address         text NOT NULL,
        before          text NOT NULL,
        after           text NOT NULL,
        reason          text NOT NULL,
        by_id           uuid NOT NULL CONSTRAINT figure_explanation_person REFERENCES person,
        at              timestamptz NOT NULL DEFAULT now()
      )`);
    await q.query('CREATE INDEX figure_explanation_by_report ON figure_explanation (report_id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE figure_explanation');
    await q.query('ALTER TABLE signature DROP COLUMN content');
  }
}
