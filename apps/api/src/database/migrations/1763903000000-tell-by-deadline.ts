import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A reminder knows of which deadline and which day it speaks: once that is met, taken away or put off, what was not
 * sent yet is not sent any more. And whether a body sends its report to a superior one is said, not taken for granted.
 */
export class TellByDeadline1763903000000 implements MigrationInterface {
  name = 'TellByDeadline1763903000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE outbox
        ADD COLUMN deadline_id uuid CONSTRAINT outbox_deadline REFERENCES deadline ON DELETE SET NULL,
        ADD COLUMN due_on date;
      UPDATE organisation SET settings = jsonb_set(settings, '{deadlines,delivers}', 'true')
        WHERE settings ? 'deadlines' AND NOT settings->'deadlines' ? 'delivers';
      UPDATE cycle SET plan = jsonb_set(plan, '{basis,delivers}', 'true') WHERE plan IS NOT NULL;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      UPDATE cycle SET plan = plan #- '{basis,delivers}' WHERE plan IS NOT NULL;
      UPDATE organisation SET settings = settings #- '{deadlines,delivers}' WHERE settings ? 'deadlines';
      ALTER TABLE outbox DROP COLUMN due_on, DROP COLUMN deadline_id;`);
  }
}
