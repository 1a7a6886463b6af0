import type { DataSource } from 'typeorm';

export interface Told {
  kind: string;
  text: string;
  link: string;
  to: string[];
}

/** What the outbox holds for a body, oldest first, by the names of those told. */
export function messagesTold(
  db: DataSource,
  { organisation }: { organisation: { id: string } },
  kind: string,
): Promise<Told[]> {
  return db.query<Told[]>(
    `SELECT o.kind, o.text, o.link,
       ARRAY(SELECT p.name FROM person p WHERE p.id = ANY(o.person_ids) ORDER BY p.name) AS to
     FROM outbox o WHERE o.organisation_id = $1 AND o.kind LIKE $2 ORDER BY o.created_at, o.text`,
    [organisation.id, kind],
  );
}
