import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Visits are kept as numbers. The marks by which a visitor is known again live for one day, and so does the random salt
 * they are made with: after it is destroyed nobody can tell whose they were.
 */
export class CountViews1763902010000 implements MigrationInterface {
  name = 'CountViews1763902010000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE view_count (
        publication_id  uuid NOT NULL CONSTRAINT view_count_publication REFERENCES publication,
        day             date NOT NULL,
        organisation_id uuid NOT NULL CONSTRAINT view_count_organisation REFERENCES organisation,
        visitors        integer NOT NULL,
        PRIMARY KEY (publication_id, day)
      )`);
    await q.query('CREATE TABLE view_salt (day date PRIMARY KEY, salt bytea NOT NULL)');
    await q.query(`
      INSERT INTO view_count (publication_id, day, organisation_id, visitors)
      SELECT v.publication_id, v.day, p.organisation_id, count(*)
      FROM publication_view v JOIN publication p ON p.id = v.publication_id GROUP BY 1, 2, 3`);
    await q.query('DELETE FROM publication_view');
  }

  /** The marks are gone for good; their numbers come back as marks of nobody. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      INSERT INTO publication_view (publication_id, day, visitor)
      SELECT publication_id, day, 'counted ' || n FROM view_count, generate_series(1, visitors) AS n
      ON CONFLICT DO NOTHING`);
    await q.query('DROP TABLE view_salt, view_count');
  }
}
