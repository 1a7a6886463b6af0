import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who acts for whom, until when; and on a signature, who signed in somebody's place. */
export class CreateDelegation1763900600000 implements MigrationInterface {
  name = 'CreateDelegation1763900600000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE delegation (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT delegation_organisation REFERENCES organisation,
        from_id         uuid NOT NULL CONSTRAINT delegation_giver REFERENCES person,
        to_id           uuid NOT NULL CONSTRAINT delegation_taker REFERENCES person,
        role            text NOT NULL CONSTRAINT delegation_role CHECK (role IN ('leader', 'department_head')),
        department_id   uuid CONSTRAINT delegation_department REFERENCES department,
        until           date NOT NULL,
        created_at      timestamptz NOT NULL DEFAULT now(),
        revoked_at      timestamptz
      )`);
    await q.query('CREATE INDEX delegation_by_taker ON delegation (to_id, organisation_id)');
    await q.query(
      'ALTER TABLE signature ADD COLUMN signed_by_id uuid CONSTRAINT signature_delegate REFERENCES person',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE signature DROP COLUMN signed_by_id');
    await q.query('DROP TABLE delegation');
  }
}
