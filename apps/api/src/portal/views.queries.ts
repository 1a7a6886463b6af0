import type { DataSource, EntityManager } from 'typeorm';

/**
 * Adds the visitors who are new today. Who reads a report and the edition before it is one visitor of the report, so all
 * are kept with its first edition. Ordered, so that two processes that write at once do not wait for each other.
 */
export async function addVisits(
  db: DataSource,
  day: string,
  visits: readonly { publicationId: string; by: string }[],
): Promise<void> {
  await db.query(
    `WITH visit AS (
       INSERT INTO publication_view (publication_id, day, visitor)
       SELECT first.id, $1, mark FROM unnest($2::uuid[], $3::text[]) AS v(id, mark)
       JOIN publication seen ON seen.id = v.id
       JOIN publication first ON first.organisation_id = seen.organisation_id AND first.year = seen.year
         AND NOT EXISTS (SELECT FROM publication b WHERE b.organisation_id = first.organisation_id
           AND b.year = first.year AND b.edition < first.edition)
       ORDER BY first.id, mark
       ON CONFLICT DO NOTHING RETURNING publication_id)
     INSERT INTO view_count (publication_id, day, organisation_id, visitors)
     SELECT p.id, $1, p.organisation_id, count(*) FROM visit v JOIN publication p ON p.id = v.publication_id
     GROUP BY p.id ORDER BY p.id
     ON CONFLICT (publication_id, day) DO UPDATE SET visitors = view_count.visitors + excluded.visitors`,
    [day, visits.map(({ publicationId }) => publicationId), visits.map(({ by }) => by)],
  );
}

/** How many visitors the report of each publication had in all: a correction does not begin to count anew. */
export async function totalsOf(
  tx: EntityManager,
  publicationIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.query<{ publication_id: string; views: number }[]>(
    `SELECT p.id AS publication_id, sum(c.visitors)::int AS views FROM publication p
     JOIN publication e ON e.organisation_id = p.organisation_id AND e.year = p.year
     JOIN view_count c ON c.publication_id = e.id WHERE p.id = ANY($1) GROUP BY 1`,
    [publicationIds],
  );
  return new Map(rows.map(({ publication_id, views }) => [publication_id, views]));
}

/** The day's salt: the first one that any process proposed. */
export async function saltOf(tx: EntityManager, day: string, proposed: Buffer): Promise<Buffer> {
  await tx.query('INSERT INTO view_salt (day, salt) VALUES ($1, $2) ON CONFLICT DO NOTHING', [day, proposed]);
  const [row] = await tx.query<{ salt: Buffer }[]>('SELECT salt FROM view_salt WHERE day = $1', [day]);
  return row?.salt ?? proposed;
}

/** The days before are over: what their visitors could be known by is destroyed, their numbers stay. */
export async function destroySalts(db: DataSource, today: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query('DELETE FROM view_salt WHERE day < $1', [today]);
    await tx.query('DELETE FROM publication_view WHERE day < $1', [today]);
  });
}
