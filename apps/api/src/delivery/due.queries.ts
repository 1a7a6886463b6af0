import type { DeliveryTopic, HookKind } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';
import { LONGEST_WAIT } from './outcome.ts';

/** A delivery whose turn it is, with its receiver. */
export interface DueDelivery {
  id: string;
  organisationId: string;
  organisation: string;
  topic: DeliveryTopic;
  attempts: number;
  createdAt: Date;
  person: {
    id: string;
    name: string;
    email: string;
    emailPending: string;
    emailRefused: string | null;
    preferenceId: string;
    mailKey: string;
  } | null;
  hook: { id: string; kind: HookKind; url: string; secret: string; disabled: boolean } | null;
}

export type Lane = 'mail' | 'hooks';

/** Mails that one transaction takes: so many, at most, are sent again when it dies between the server's yes and its note. */
export const MAILS_AT_ONCE = 4;
/** 企业微信 and 钉钉 take 20 messages a minute of a robot; 钉钉 shuts out for ten minutes who sends more. */
const ROBOT_PAUSE = `interval '3 seconds'`;

const isDue = (now: string, longest: string) =>
  `(d.next_at <= ${now}::timestamptz OR d.next_at > ${now}::timestamptz + ${longest} * interval '1 millisecond')`;

const RECEIVER: Record<Lane, string> = { mail: 'person_id', hooks: 'hook_id' };

const COLUMNS = `d.id, d.organisation_id AS "organisationId", o.name AS organisation, d.topic, d.attempts,
  d.created_at AS "createdAt"`;

const LANES: Record<Lane, string> = {
  mail: `SELECT ${COLUMNS}, NULL AS hook,
      json_build_object('id', p.id, 'name', p.name, 'email', coalesce(w.email, ''), 'emailPending', coalesce(w.email_pending, ''),
        'emailRefused', w.email_refused, 'preferenceId', w.id, 'mailKey', w.mail_key) AS person
    FROM delivery d JOIN organisation o ON o.id = d.organisation_id JOIN person p ON p.id = d.person_id
    LEFT JOIN message_preference w ON w.person_id = d.person_id AND w.organisation_id = d.organisation_id
    WHERE d.state = 'waiting' AND d.hook_id IS NULL AND ${isDue('$1', '$2')}
    ORDER BY d.next_at LIMIT ${MAILS_AT_ONCE} FOR UPDATE OF d SKIP LOCKED`,
  // With the hook itself: what a receiver gets comes in order, and one that never answers keeps one lane at most.
  hooks: `SELECT ${COLUMNS}, NULL AS person,
      json_build_object('id', h.id, 'kind', h.kind, 'url', h.url, 'secret', h.secret, 'disabled', h.disabled) AS hook
    FROM delivery d JOIN organisation o ON o.id = d.organisation_id JOIN hook h ON h.id = d.hook_id
    WHERE d.state = 'waiting' AND d.hook_id IS NOT NULL AND ${isDue('$1', '$2')}
      AND (h.kind = 'generic' OR h.posted_at IS NULL OR h.posted_at <= $1::timestamptz - ${ROBOT_PAUSE}
        OR h.posted_at > $1)
    ORDER BY d.next_at, d.created_at LIMIT 1 FOR NO KEY UPDATE OF d, h SKIP LOCKED`,
};

/** Whether it tells a message, and not a day of them or a thing of its own. */
const isMessage = (topic: DeliveryTopic): boolean => !['digest', 'test', 'confirm'].includes(topic);

/**
 * Takes what is next in the lane for this transaction: whoever dies with it gives it back at once, without a lease that a
 * clock would have to end. A wait longer than any that is ever set comes from a clock that was put back. What waits for
 * the same receiver on the same subject goes with it: twenty parts that are late are one letter.
 */
export async function takeDue(tx: EntityManager, lane: Lane, now: Date): Promise<DueDelivery[]> {
  const taken = await tx.query<DueDelivery[]>(LANES[lane], [now, 4 * LONGEST_WAIT]);
  const ids = taken.filter(({ topic }) => isMessage(topic)).map(({ id }) => id);
  if (ids.length === 0) return taken;
  const [folded]: [{ id: string }[], number] = await tx.query(
    `WITH alike AS (
       SELECT d.id, l.id AS into_id FROM (
         SELECT DISTINCT ON (organisation_id, person_id, hook_id, topic) * FROM delivery
         WHERE id = ANY($1) ORDER BY organisation_id, person_id, hook_id, topic, created_at, id) l
       JOIN delivery d ON d.state = 'waiting' AND d.organisation_id = l.organisation_id AND d.topic = l.topic
         AND d.${RECEIVER[lane]} = l.${RECEIVER[lane]} AND d.id <> l.id
       FOR UPDATE OF d SKIP LOCKED),
     moved AS (
       UPDATE delivery c SET digest_id = alike.into_id FROM alike WHERE c.digest_id = alike.id)
     UPDATE delivery f SET state = 'folded', digest_id = alike.into_id, settled_at = $2
     FROM alike WHERE f.id = alike.id RETURNING f.id`,
    [ids, now],
  );
  const gone = new Set(folded.map(({ id }) => id));
  return taken.filter(({ id }) => !gone.has(id));
}

export async function isAnyDue(db: EntityManager, now: Date): Promise<boolean> {
  const [found] = await db.query<{ due: boolean }[]>(
    `SELECT EXISTS (SELECT FROM delivery d WHERE d.state = 'waiting' AND ${isDue('$1', '$2')}) AS due`,
    [now, 4 * LONGEST_WAIT],
  );
  return found?.due ?? false;
}
