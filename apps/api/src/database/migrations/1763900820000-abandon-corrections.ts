import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a correction began, so that it can be given up: the last change before it, and when. */
export class AbandonCorrections1763900820000 implements MigrationInterface {
  name = 'AbandonCorrections1763900820000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(
      'ALTER TABLE report ADD COLUMN correction_base bigint, ADD COLUMN corrected_at timestamptz',
    );
    // Nothing is written between a publication and the correction of it.
    await q.query(`
      UPDATE report SET corrected_at = p.at, correction_base = coalesce(
          (SELECT max(sequence) FROM place_change c WHERE c.report_id = report.id AND c.changed_at <= p.at), 0)
      FROM (SELECT report_id, max(published_at) AS at, max(edition) AS edition FROM publication
            WHERE report_id IS NOT NULL GROUP BY report_id) p
      WHERE p.report_id = report.id AND p.edition < report.edition`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE report DROP COLUMN correction_base, DROP COLUMN corrected_at');
  }
}
