import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row for each message, channel and receiver: the queue, and the record of what became of it. */
export class CreateDelivery1763901410000 implements MigrationInterface {
  name = 'CreateDelivery1763901410000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE hook (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT hook_organisation REFERENCES organisation,
        kind            text NOT NULL CONSTRAINT hook_kind CHECK (kind IN ('wecom', 'dingtalk', 'generic')),
        name            text NOT NULL,
        url             text NOT NULL,
        secret          text NOT NULL,
        topics          text[] NOT NULL,
        digest_hour     integer NOT NULL DEFAULT 9,
        disabled        boolean NOT NULL DEFAULT false,
        version         integer NOT NULL
      )`);
    await q.query('CREATE INDEX hook_by_organisation ON hook (organisation_id)');
    await q.query(`
      CREATE TABLE delivery (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT delivery_organisation REFERENCES organisation,
        person_id       uuid CONSTRAINT delivery_person REFERENCES person,
        hook_id         uuid CONSTRAINT delivery_hook REFERENCES hook ON DELETE CASCADE,
        outbox_id       uuid CONSTRAINT delivery_outbox REFERENCES outbox,
        digest_id       uuid CONSTRAINT delivery_digest REFERENCES delivery ON DELETE SET NULL,
        digest_on       date,
        topic           text NOT NULL,
        state           text NOT NULL CONSTRAINT delivery_state CHECK (state IN
          ('held', 'waiting', 'sent', 'folded', 'skipped', 'dead')),
        attempts        integer NOT NULL DEFAULT 0,
        next_at         timestamptz NOT NULL,
        reason          text,
        created_at      timestamptz NOT NULL,
        settled_at      timestamptz,
        CONSTRAINT delivery_receiver CHECK ((person_id IS NULL) <> (hook_id IS NULL)),
        CONSTRAINT delivery_once_person UNIQUE (outbox_id, person_id),
        CONSTRAINT delivery_once_hook UNIQUE (outbox_id, hook_id),
        CONSTRAINT delivery_digest_person UNIQUE (organisation_id, person_id, digest_on),
        CONSTRAINT delivery_digest_hook UNIQUE (hook_id, digest_on)
      )`);
    await q.query(`CREATE INDEX delivery_waiting ON delivery (next_at) WHERE state = 'waiting'`);
    await q.query(`CREATE INDEX delivery_held ON delivery (person_id, hook_id) WHERE state = 'held'`);
    await q.query('CREATE INDEX delivery_by_digest ON delivery (digest_id)');
    await q.query('CREATE INDEX delivery_by_state ON delivery (organisation_id, state, created_at)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE delivery');
    await q.query('DROP TABLE hook');
  }
}
