import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was done under which key, and what was answered: the same request sent again gets the same answer. */
export class CreateIdempotencyKey1763900400000 implements MigrationInterface {
  name = 'CreateIdempotencyKey1763900400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE idempotency_key (
        organisation_id uuid NOT NULL CONSTRAINT idempotency_key_organisation REFERENCES organisation,
        person_id       uuid NOT NULL CONSTRAINT idempotency_key_person REFERENCES person,
        key             uuid NOT NULL,
        operation       text NOT NULL,
        answer          jsonb,
        created_at      timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organisation_id, person_id, key)
      )`);
    await q.query('CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE idempotency_key');
  }
}
