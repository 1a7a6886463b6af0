import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person's calendar said last, so that a change is told as one. */
export class NumberCalendarEvents1763906010000 implements MigrationInterface {
  name = 'NumberCalendarEvents1763906010000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE calendar_event (
        organisation_id uuid NOT NULL CONSTRAINT calendar_event_organisation REFERENCES organisation,
        preference_id   uuid NOT NULL CONSTRAINT calendar_event_preference
                          REFERENCES message_preference ON DELETE CASCADE,
        name            text NOT NULL,
        said            text NOT NULL,
        sequence        integer NOT NULL DEFAULT 0,
        changed_at      timestamptz NOT NULL,
        PRIMARY KEY (preference_id, name)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE calendar_event');
  }
}
