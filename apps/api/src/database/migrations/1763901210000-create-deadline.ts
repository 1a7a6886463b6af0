import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due, since when and until when; who was told of it; and when the reminders last ran. */
export class CreateDeadline1763901210000 implements MigrationInterface {
  name = 'CreateDeadline1763901210000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE deadline (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT deadline_organisation REFERENCES organisation,
        report_id       uuid NOT NULL CONSTRAINT deadline_report REFERENCES report,
        part_id         uuid CONSTRAINT deadline_part REFERENCES part ON DELETE CASCADE,
        kind            text NOT NULL CONSTRAINT deadline_kind CHECK (kind IN
          ('assign', 'fill', 'endorse', 'review', 'secrecy', 'send', 'sign', 'deliver', 'publish')),
        department_id   uuid CONSTRAINT deadline_department REFERENCES department,
        due_on          date NOT NULL,
        basis           text NOT NULL CONSTRAINT deadline_basis CHECK (basis IN ('plan', 'hand', 'rule', 'extension')),
        opened_on       date NOT NULL,
        since           date NOT NULL,
        done_on         date,
        late_days       integer,
        replaced        boolean NOT NULL DEFAULT false
      );
      CREATE UNIQUE INDEX deadline_open_of_part ON deadline (part_id, kind)
        WHERE part_id IS NOT NULL AND done_on IS NULL AND NOT replaced;
      CREATE UNIQUE INDEX deadline_open_of_report ON deadline (report_id, kind)
        WHERE part_id IS NULL AND done_on IS NULL AND NOT replaced;
      CREATE INDEX deadline_by_report ON deadline (report_id);
      CREATE TABLE reminder (
        deadline_id     uuid NOT NULL CONSTRAINT reminder_deadline REFERENCES deadline ON DELETE CASCADE,
        due_on          date NOT NULL,
        person_id       uuid NOT NULL CONSTRAINT reminder_person REFERENCES person,
        notice          text NOT NULL CONSTRAINT reminder_notice CHECK (notice IN
          ('near', 'overdue', 'department_head', 'office', 'leader')),
        organisation_id uuid NOT NULL CONSTRAINT reminder_organisation REFERENCES organisation,
        told_on         date NOT NULL,
        meant_for       date NOT NULL,
        PRIMARY KEY (deadline_id, due_on, person_id, notice)
      );
      CREATE INDEX reminder_by_day ON reminder (organisation_id, told_on);
      CREATE TABLE reminder_run (
        organisation_id uuid PRIMARY KEY CONSTRAINT reminder_run_organisation REFERENCES organisation,
        told_on         date NOT NULL
      );`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE reminder_run, reminder, deadline');
  }
}
