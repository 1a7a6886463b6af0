import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A body's own words for its messages. */
export class CreateMessageTemplate1763901420000 implements MigrationInterface {
  name = 'CreateMessageTemplate1763901420000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE message_template (
        organisation_id uuid NOT NULL CONSTRAINT message_template_organisation REFERENCES organisation,
        topic           text NOT NULL,
        channel         text NOT NULL CONSTRAINT message_template_channel CHECK (channel IN
          ('email', 'wecom', 'dingtalk')),
        subject         text NOT NULL,
        body            text NOT NULL,
        broken          text,
        version         integer NOT NULL,
        PRIMARY KEY (organisation_id, topic, channel)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE message_template');
  }
}
