import type { DataSource } from 'typeorm';

/** Receivers a statement: long locks serve nobody. */
const BATCH = 500;

const RECEIVERS = {
  person_id: `coalesce((SELECT w.digest_hour FROM message_preference w
    WHERE w.person_id = d.person_id AND w.organisation_id = d.organisation_id), 9)`,
  hook_id: `(SELECT h.digest_hour FROM hook h WHERE h.id = d.hook_id)`,
} as const;

/** Bodies that hold messages back for a digest. */
export async function bodiesWithHeld(db: DataSource): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>(
    `SELECT DISTINCT organisation_id AS id FROM delivery WHERE state = 'held'`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Makes the day's digest of each receiver whose hour has come, of everything held for them; with a digest of an earlier
 * day that could not be sent yet, which goes into this one. A receiver has at most one a day, which the table sees to:
 * whoever comes second, on another server or after the clock was put back, makes nothing.
 */
export async function foldDue(
  db: DataSource,
  receiver: keyof typeof RECEIVERS,
  { bodies, day, hour, now }: { bodies: readonly string[]; day: string; hour: number; now: Date },
): Promise<number> {
  let total = 0;
  for (;;) {
    const [made]: { count: number }[] = await db.query(
      `WITH due AS (
         SELECT d.organisation_id, d.${receiver} FROM delivery d
         WHERE d.state = 'held' AND d.${receiver} IS NOT NULL AND d.organisation_id = ANY($1)
           AND ${RECEIVERS[receiver]} <= $3
           AND NOT EXISTS (SELECT FROM delivery x WHERE x.${receiver} = d.${receiver}
             AND x.organisation_id = d.organisation_id AND x.digest_on = $2)
         GROUP BY 1, 2 ORDER BY 2 LIMIT ${BATCH}),
       made AS (
         INSERT INTO delivery (organisation_id, ${receiver}, digest_on, topic, state, next_at, created_at)
         SELECT organisation_id, ${receiver}, $2, 'digest', 'waiting', $4, $4 FROM due
         ON CONFLICT DO NOTHING RETURNING id, organisation_id, ${receiver}),
       unsent AS (
         SELECT o.id, made.id AS into_id FROM delivery o
         JOIN made ON made.${receiver} = o.${receiver} AND made.organisation_id = o.organisation_id
         WHERE o.topic = 'digest' AND o.state = 'waiting' FOR UPDATE OF o),
       replaced AS (
         UPDATE delivery d SET state = 'skipped', reason = '当日未能发出，已并入之后的摘要', settled_at = $4
         FROM unsent WHERE d.id = unsent.id),
       moved AS (
         UPDATE delivery d SET digest_id = unsent.into_id FROM unsent WHERE d.digest_id = unsent.id),
       folded AS (
         UPDATE delivery d SET state = 'folded', digest_id = made.id, settled_at = $4 FROM made
         WHERE d.state = 'held' AND d.${receiver} = made.${receiver} AND d.organisation_id = made.organisation_id)
       SELECT count(*)::int AS count FROM made`,
      [bodies, day, hour, now],
    );
    total += made?.count ?? 0;
    if ((made?.count ?? 0) < BATCH) return total;
  }
}
