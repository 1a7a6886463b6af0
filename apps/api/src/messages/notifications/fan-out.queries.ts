import { isAtOnce, TOPICS } from '@nianbao/contracts';
import type { DataSource } from 'typeorm';
import { wanted } from '../preferences/wanted.ts';

const AT_ONCE = TOPICS.filter(isAtOnce);

const stateAtFirst = `CASE WHEN t.topic = ANY($4) THEN 'waiting' ELSE 'held' END`;

/**
 * Turns waiting messages into what each person and each hook will get: shown in the app now; by mail and to robots now
 * where it cannot wait, else held for the digest. One statement, so that it happens whole or not at all; rows that
 * another process is taking are left to it. Whether anybody wants it from a robot is asked only where there is one.
 * Answers how many it took.
 */
export async function fanOut(
  db: DataSource,
  { limit, now, mail }: { limit: number; now: Date; mail: boolean },
): Promise<number> {
  const [taken]: { count: number }[] = await db.query(
    `WITH waiting AS (
       SELECT id FROM outbox WHERE sent_at IS NULL ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED),
     t AS (
       UPDATE outbox o SET sent_at = now() FROM waiting WHERE o.id = waiting.id RETURNING o.*),
     shown AS (
       INSERT INTO notification (organisation_id, person_id, outbox_id, kind, topic, text, link, report_id, at)
       SELECT t.organisation_id, p.id, t.id, t.kind, t.topic, t.text, t.link, t.report_id, t.created_at
       FROM t JOIN person p ON p.id = ANY(t.person_ids)
       LEFT JOIN message_preference w ON w.person_id = p.id AND w.organisation_id = t.organisation_id
       WHERE ${wanted('app', 't')}
       ON CONFLICT DO NOTHING),
     mailed AS (
       INSERT INTO delivery (organisation_id, person_id, outbox_id, topic, state, next_at, created_at)
       SELECT t.organisation_id, w.person_id, t.id, t.topic, ${stateAtFirst}, $2, $2
       FROM t JOIN message_preference w ON w.person_id = ANY(t.person_ids) AND w.organisation_id = t.organisation_id
       WHERE $3 AND w.email <> '' AND w.email_refused IS NULL AND ${wanted('email', 't')}
       ON CONFLICT DO NOTHING),
     asked AS MATERIALIZED (
       SELECT t.*, h.id AS hook_id FROM t JOIN hook h
         ON h.organisation_id = t.organisation_id AND NOT h.disabled AND t.topic = ANY(h.topics)),
     posted AS (
       INSERT INTO delivery (organisation_id, hook_id, outbox_id, topic, state, next_at, created_at)
       SELECT t.organisation_id, t.hook_id, t.id, t.topic, ${stateAtFirst}, $2, $2 FROM asked t
       WHERE EXISTS (SELECT FROM unnest(t.person_ids) AS told (id)
         LEFT JOIN message_preference w ON w.person_id = told.id AND w.organisation_id = t.organisation_id
         WHERE ${wanted('robot', 't')})
       ON CONFLICT DO NOTHING)
     SELECT count(*)::int AS count FROM t`,
    [limit, now, mail, AT_ONCE],
  );
  return taken?.count ?? 0;
}
