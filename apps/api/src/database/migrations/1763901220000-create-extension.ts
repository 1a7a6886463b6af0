import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Asked for by those who are late, decided by those to whom they owe it. */
export class CreateExtension1763901220000 implements MigrationInterface {
  name = 'CreateExtension1763901220000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE extension (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT extension_organisation REFERENCES organisation,
        report_id       uuid NOT NULL CONSTRAINT extension_report REFERENCES report,
        part_id         uuid CONSTRAINT extension_part REFERENCES part ON DELETE CASCADE,
        stage           text,
        from_day        date NOT NULL,
        until           date NOT NULL,
        reason          text NOT NULL,
        status          text NOT NULL DEFAULT 'asked' CONSTRAINT extension_status CHECK (status IN
          ('asked', 'granted', 'refused', 'void')),
        asked_by        uuid NOT NULL CONSTRAINT extension_asker REFERENCES person,
        asked_at        timestamptz NOT NULL,
        decided_by      uuid CONSTRAINT extension_decider REFERENCES person,
        decided_at      timestamptz,
        decision_reason text,
        later           text CONSTRAINT extension_later CHECK (later IN ('follow', 'stay')),
        CONSTRAINT extension_subject CHECK ((part_id IS NULL) <> (stage IS NULL))
      );
      CREATE INDEX extension_by_report ON extension (report_id);`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE extension');
  }
}
