import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days a body entered itself, and the plan from which the dates of a year were counted back. */
export class CreateCalendarAndPlan1763901200000 implements MigrationInterface {
  name = 'CreateCalendarAndPlan1763901200000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE calendar_day (
        organisation_id uuid NOT NULL CONSTRAINT calendar_day_organisation REFERENCES organisation,
        day             date NOT NULL,
        working         boolean NOT NULL,
        source          text NOT NULL,
        entered_by      uuid NOT NULL CONSTRAINT calendar_day_person REFERENCES person,
        entered_at      timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organisation_id, day)
      );
      CREATE TABLE calendar_year (
        organisation_id uuid NOT NULL CONSTRAINT calendar_year_organisation REFERENCES organisation,
        year            integer NOT NULL,
        source          text NOT NULL,
        PRIMARY KEY (organisation_id, year)
      );
      ALTER TABLE cycle
        ADD COLUMN assign_due date,
        ADD COLUMN endorse_due date,
        ADD COLUMN secrecy_due date,
        ADD COLUMN deliver_due date,
        ADD COLUMN plan jsonb;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE cycle
        DROP COLUMN assign_due, DROP COLUMN endorse_due, DROP COLUMN secrecy_due, DROP COLUMN deliver_due,
        DROP COLUMN plan;
      DROP TABLE calendar_year, calendar_day;`);
  }
}
