import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A body is a department or a government; its last legal day follows from that and from the year reported on. */
export class SayKindOfBody1763920010000 implements MigrationInterface {
  name = 'SayKindOfBody1763920010000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      UPDATE organisation SET settings = (settings - 'legalDate') || jsonb_build_object('kind',
        CASE settings ->> 'legalDate' WHEN '03-31' THEN 'government' ELSE 'department' END)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      UPDATE organisation SET settings = (settings - 'kind') || jsonb_build_object('legalDate',
        CASE settings ->> 'kind' WHEN 'government' THEN '03-31' ELSE '01-31' END)`);
  }
}
