import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each person last saw of each part. */
export class CreatePartView1763900700000 implements MigrationInterface {
  name = 'CreatePartView1763900700000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE part_view (
        part_id         uuid NOT NULL CONSTRAINT part_view_part REFERENCES part ON DELETE CASCADE,
        person_id       uuid NOT NULL CONSTRAINT part_view_person REFERENCES person,
        organisation_id uuid NOT NULL CONSTRAINT part_view_organisation REFERENCES organisation,
        content         jsonb NOT NULL,
        content_hash    text NOT NULL,
        seen_at         timestamptz NOT NULL DEFAULT now(),
        previous        jsonb,
        previous_at     timestamptz,
        PRIMARY KEY (part_id, person_id)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE part_view');
  }
}
