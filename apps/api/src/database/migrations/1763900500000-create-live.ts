import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What wakes the processes that hold live connections. Payloads are ids; whoever is woken reads the rows. A payload is
 * sent once a transaction, when it commits. Presence is worth nothing after a crash: UNLOGGED.
 */
export class CreateLive1763900500000 implements MigrationInterface {
  name = 'CreateLive1763900500000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE UNLOGGED TABLE presence (
        part_id         uuid NOT NULL CONSTRAINT presence_part REFERENCES part ON DELETE CASCADE,
        person_id       uuid NOT NULL CONSTRAINT presence_person REFERENCES person,
        organisation_id uuid NOT NULL CONSTRAINT presence_organisation REFERENCES organisation,
        address         text,
        expires_at      timestamptz NOT NULL,
        PRIMARY KEY (part_id, person_id)
      )`);
    await q.query(`
      CREATE FUNCTION tell_live() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        CASE TG_TABLE_NAME
          WHEN 'audit_entry' THEN PERFORM pg_notify('live', 'audit ' || NEW.organisation_id);
          WHEN 'notification' THEN
            PERFORM pg_notify('live', 'notification ' || NEW.organisation_id || ' ' || NEW.person_id);
          ELSE PERFORM pg_notify('live', 'session ' || OLD.token_hash);
        END CASE;
        RETURN NULL;
      END $$`);
    await q.query(`CREATE TRIGGER audit_entry_live AFTER INSERT ON audit_entry
      FOR EACH ROW EXECUTE FUNCTION tell_live()`);
    await q.query(`CREATE TRIGGER notification_live AFTER INSERT ON notification
      FOR EACH ROW EXECUTE FUNCTION tell_live()`);
    await q.query(`CREATE TRIGGER session_live AFTER DELETE OR UPDATE OF organisation_id ON session
      FOR EACH ROW EXECUTE FUNCTION tell_live()`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['audit_entry', 'notification', 'session'])
      await q.query(`DROP TRIGGER ${table}_live ON ${table}`);
    await q.query('DROP FUNCTION tell_live');
    await q.query('DROP TABLE presence');
  }
}
