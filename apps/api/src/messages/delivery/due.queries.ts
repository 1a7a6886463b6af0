import type { DeliveryTopic, HookKind } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';
import { LONGEST_WAIT } from './delivery-outcome.ts';

/** A delivery whose turn it is, with its receiver. */
export interface DueDelivery {
  id: string;
  organisationId: string;
  organisation: string;
  /** Whether it has templates of its own. */
  ownWords: boolean;
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

const COLUMNS = `d.id, d.organisation_id, d.person_id, d.hook_id, d.topic, d.created_at, d.attempts, o.name,
  EXISTS (SELECT FROM message_template t WHERE t.organisation_id = d.organisation_id) AS own_words`;

const LANES: Record<Lane, { takes: string; receiver: string }> = {
  mail: {
    takes: `SELECT ${COLUMNS}, NULL::json AS hook, json_build_object('id', p.id, 'name', p.name,
        'email', coalesce(w.email, ''), 'emailPending', coalesce(w.email_pending, ''),
        'emailRefused', w.email_refused, 'preferenceId', w.id, 'mailKey', w.mail_key) AS person
      FROM delivery d JOIN organisation o ON o.id = d.organisation_id JOIN person p ON p.id = d.person_id
      LEFT JOIN message_preference w ON w.person_id = d.person_id AND w.organisation_id = d.organisation_id
      WHERE d.state = 'waiting' AND d.hook_id IS NULL AND ${isDue('$1', '$2')}
      ORDER BY d.next_at LIMIT ${MAILS_AT_ONCE} FOR UPDATE OF d SKIP LOCKED`,
    receiver: 'person_id',
  },
  // With the hook itself: what a receiver gets comes in order, and one that never answers keeps one lane at most.
  hooks: {
    takes: `SELECT ${COLUMNS}, NULL::json AS person, json_build_object('id', h.id, 'kind', h.kind, 'url', h.url,
        'secret', h.secret, 'disabled', h.disabled) AS hook
      FROM delivery d JOIN organisation o ON o.id = d.organisation_id JOIN hook h ON h.id = d.hook_id
      WHERE d.state = 'waiting' AND d.hook_id IS NOT NULL AND ${isDue('$1', '$2')}
        AND (h.kind = 'generic' OR h.posted_at IS NULL OR h.posted_at <= $1::timestamptz - ${ROBOT_PAUSE}
          OR h.posted_at > $1)
      ORDER BY d.next_at, d.created_at LIMIT 1 FOR NO KEY UPDATE OF d, h SKIP LOCKED`,
    receiver: 'hook_id',
  },
};

/**
 * Takes what is next in the lane for this transaction: whoever dies with it gives it back at once, without a lease that a
 * clock would have to end. A wait longer than any that is ever set comes from a clock that was put back. What waits for
 * the same receiver on the same subject goes with it: twenty parts that are late are one letter.
 */
export function takeDue(tx: EntityManager, lane: Lane, now: Date): Promise<DueDelivery[]> {
  const { takes, receiver } = LANES[lane];
  return tx.query<DueDelivery[]>(
    `WITH taken AS (${takes}),
     firsts AS (
       SELECT DISTINCT ON (organisation_id, ${receiver}, topic) id, organisation_id, ${receiver}, topic FROM taken
       WHERE topic NOT IN ('digest', 'test', 'confirm')
       ORDER BY organisation_id, ${receiver}, topic, created_at, id),
     alike AS (
       SELECT d.id, l.id AS into_id FROM firsts l JOIN delivery d
         ON d.organisation_id = l.organisation_id AND d.${receiver} = l.${receiver} AND d.topic = l.topic
         AND d.state = 'waiting' AND d.id <> l.id FOR UPDATE OF d SKIP LOCKED),
     moved AS (
       UPDATE delivery c SET digest_id = alike.into_id FROM alike WHERE c.digest_id = alike.id),
     folded AS (
       UPDATE delivery f SET state = 'folded', digest_id = alike.into_id, settled_at = $1
       FROM alike WHERE f.id = alike.id RETURNING f.id)
     SELECT id, organisation_id AS "organisationId", name AS organisation, own_words AS "ownWords", topic, attempts,
       created_at AS "createdAt", person, hook
     FROM taken WHERE NOT EXISTS (SELECT FROM folded WHERE folded.id = taken.id)`,
    [now, 4 * LONGEST_WAIT],
  );
}

export async function isAnyDue(db: EntityManager, now: Date): Promise<boolean> {
  const [found] = await db.query<{ due: boolean }[]>(
    `SELECT EXISTS (SELECT FROM delivery d WHERE d.state = 'waiting' AND ${isDue('$1', '$2')}) AS due`,
    [now, 4 * LONGEST_WAIT],
  );
  return found?.due ?? false;
}
