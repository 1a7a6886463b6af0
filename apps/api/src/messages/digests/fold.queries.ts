import type { OrganisationSettings } from '@nianbao/contracts';
import type { DataSource } from 'typeorm';

/** Receivers a statement: long locks serve nobody. */
const BATCH = 500;

const HOURS = {
  person_id: `coalesce((SELECT w.digest_hour FROM message_preference w
    WHERE w.person_id = d.person_id AND w.organisation_id = d.organisation_id), 9)`,
  hook_id: `(SELECT h.digest_hour FROM hook h WHERE h.id = d.hook_id)`,
} as const;

export interface HoldingBody {
  id: string;
  settings: OrganisationSettings;
  /** The last day on which its reminders ran; null where they never did. */
  toldOn: string | null;
}

/** Bodies that hold messages back for a digest. */
export const bodiesWithHeld = (db: DataSource): Promise<HoldingBody[]> =>
  db.query(
    `SELECT o.id, o.settings, r.told_on::text AS "toldOn"
     FROM organisation o LEFT JOIN reminder_run r ON r.organisation_id = o.id
     WHERE EXISTS (SELECT FROM delivery d WHERE d.organisation_id = o.id AND d.state = 'held')`,
  );

/** A body and the hour before which it tells nobody anything. */
export interface TellingBody {
  id: string;
  fromHour: number;
}

/**
 * Makes the day's digest of each receiver whose hour has come, of everything held for them; with a digest of an earlier
 * day that could not be sent yet, which goes into this one. What comes in after the hour waits for the next working day,
 * but for a reminder, which was meant for the morning whenever the server told it, and for what a wrong clock dated ahead. A receiver has at most one a day, which
 * the table sees to: whoever comes second, on another server or after the clock was put back, makes nothing.
 */
export async function foldDue(
  db: DataSource,
  receiver: keyof typeof HOURS,
  { bodies, day, hour, now }: { bodies: readonly TellingBody[]; day: string; hour: number; now: Date },
): Promise<number> {
  let total = 0;
  for (;;) {
    const [made]: { count: number }[] = await db.query(
      `WITH held AS (
         SELECT d.organisation_id, d.${receiver}, d.created_at, m.deadline_id,
           greatest(${HOURS[receiver]}, b.from_hour) AS hour
         FROM unnest($1::uuid[], $5::int[]) AS b (id, from_hour)
         JOIN delivery d ON d.organisation_id = b.id AND d.state = 'held' AND d.${receiver} IS NOT NULL
         JOIN outbox m ON m.id = d.outbox_id),
       due AS (
         SELECT DISTINCT organisation_id, ${receiver} FROM held
         WHERE hour <= $3 AND (deadline_id IS NOT NULL OR created_at > $4::timestamptz + interval '1 day'
             OR created_at < ($2::date + make_interval(hours => hour)) AT TIME ZONE 'Asia/Shanghai')
           AND NOT EXISTS (SELECT FROM delivery x WHERE x.${receiver} = held.${receiver}
             AND x.organisation_id = held.organisation_id AND x.digest_on = $2)
         ORDER BY 2 LIMIT ${BATCH}),
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
      [bodies.map(({ id }) => id), day, hour, now, bodies.map(({ fromHour }) => fromHour)],
    );
    total += made?.count ?? 0;
    if ((made?.count ?? 0) < BATCH) return total;
  }
}
