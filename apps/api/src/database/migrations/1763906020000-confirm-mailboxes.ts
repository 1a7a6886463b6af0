import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An address is written to once whoever reads it has said that it is theirs; those in use stay in use. */
export class ConfirmMailboxes1763906020000 implements MigrationInterface {
  name = 'ConfirmMailboxes1763906020000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE message_preference ADD COLUMN email_pending text NOT NULL DEFAULT ''`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE message_preference DROP COLUMN email_pending');
  }
}
