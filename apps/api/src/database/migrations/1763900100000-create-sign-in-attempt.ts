import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Failed attempts to sign in, counted in the database because several processes answer for one system. */
export class CreateSignInAttempt1763900100000 implements MigrationInterface {
  name = 'CreateSignInAttempt1763900100000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE sign_in_attempt (
        subject text PRIMARY KEY,
        count   integer NOT NULL,
        since   timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE sign_in_attempt`);
  }
}
