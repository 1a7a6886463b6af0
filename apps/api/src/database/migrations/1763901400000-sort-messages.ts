import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a message is about, the place it concerns, and what each person wants to be told where. */
export class SortMessages1763901400000 implements MigrationInterface {
  name = 'SortMessages1763901400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE outbox
        ADD COLUMN topic text NOT NULL DEFAULT 'other',
        ADD COLUMN part_id uuid,
        ADD COLUMN report_id uuid`);
    await q.query(`
      ALTER TABLE notification
        ADD COLUMN topic text NOT NULL DEFAULT 'other',
        ADD COLUMN report_id uuid`);
    await q.query('DROP INDEX notification_by_person');
    await q.query('CREATE INDEX notification_by_person ON notification (person_id, organisation_id, at)');
    await q.query(`
      CREATE TABLE message_preference (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT message_preference_organisation REFERENCES organisation,
        person_id       uuid NOT NULL CONSTRAINT message_preference_person REFERENCES person,
        email           text NOT NULL DEFAULT '',
        email_refused   text,
        digest_hour     integer NOT NULL DEFAULT 9,
        silenced        text[] NOT NULL DEFAULT '{}',
        mail_key        text NOT NULL,
        calendar_hash   text CONSTRAINT message_preference_calendar UNIQUE,
        calendar_since  timestamptz,
        version         integer NOT NULL,
        CONSTRAINT message_preference_once UNIQUE (organisation_id, person_id)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE message_preference');
    await q.query('DROP INDEX notification_by_person');
    await q.query('CREATE INDEX notification_by_person ON notification (person_id, organisation_id)');
    await q.query('ALTER TABLE notification DROP COLUMN topic, DROP COLUMN report_id');
    await q.query('ALTER TABLE outbox DROP COLUMN topic, DROP COLUMN part_id, DROP COLUMN report_id');
  }
}
