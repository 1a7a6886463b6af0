import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An entry is taken only as the next one of its body's chain, and only together with the new end of the chain; the end
 * moves in no other way. The triggers also fire in a session that calls itself a replica; whoever owns the tables can still
 * switch them off, which is what the hashes and the anchors are for.
 */
export class GuardRecord1763909500000 implements MigrationInterface {
  name = 'GuardRecord1763909500000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE FUNCTION append_entry() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE audit_chain SET length = NEW.sequence, head = NEW.hash
        WHERE organisation_id = NEW.organisation_id
          AND length = NEW.sequence - 1 AND head = NEW.previous_hash;
        IF NOT FOUND THEN RAISE EXCEPTION 'entry % does not follow the record', NEW.sequence; END IF;
        RETURN NEW;
      END $$`);
    await q.query(`
      CREATE FUNCTION guard_chain() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' AND NEW.length = 0 AND NEW.head = repeat('0', 64) THEN RETURN NEW; END IF;
        IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND NEW.organisation_id = OLD.organisation_id
          AND NEW.algorithm = OLD.algorithm THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'audit_chain is append-only';
      END $$`);
    await q.query(`CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry
      FOR EACH ROW EXECUTE FUNCTION append_entry()`);
    await q.query(`CREATE TRIGGER audit_chain_guarded BEFORE INSERT OR UPDATE OR DELETE ON audit_chain
      FOR EACH ROW EXECUTE FUNCTION guard_chain()`);
    await q.query(`CREATE TRIGGER audit_chain_append_only BEFORE TRUNCATE ON audit_chain
      FOR EACH STATEMENT EXECUTE FUNCTION forbid_change()`);
    for (const [table, trigger] of ALWAYS)
      await q.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${trigger}`);
    // Who looked at what within the last half hour is asked at every look.
    await q.query(`CREATE INDEX audit_entry_reading ON audit_entry (organisation_id, actor_id, at)
      WHERE action LIKE '%.read'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP INDEX audit_entry_reading');
    await q.query('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only');
    await q.query('ALTER TABLE audit_anchor ENABLE TRIGGER audit_anchor_append_only');
    await q.query('DROP TRIGGER audit_chain_append_only ON audit_chain');
    await q.query('DROP TRIGGER audit_chain_guarded ON audit_chain');
    await q.query('DROP TRIGGER audit_entry_follows ON audit_entry');
    await q.query('DROP FUNCTION guard_chain');
    await q.query('DROP FUNCTION append_entry');
  }
}

const ALWAYS = [
  ['audit_entry', 'audit_entry_append_only'],
  ['audit_entry', 'audit_entry_follows'],
  ['audit_anchor', 'audit_anchor_append_only'],
  ['audit_chain', 'audit_chain_guarded'],
  ['audit_chain', 'audit_chain_append_only'],
] as const;
