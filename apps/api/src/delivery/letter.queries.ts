import type { DeliveryTopic, HookKind, Topic } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';
import { ruleOf, stillOpen } from '../notifications/still-open.ts';
import { wanted } from '../preferences/wanted.ts';
import { LONGEST_WAIT } from './outcome.ts';

/** A delivery whose turn it is, with its receiver. */
export interface DueDelivery {
  id: string;
  organisationId: string;
  organisation: string;
  topic: DeliveryTopic;
  outboxId: string | null;
  attempts: number;
  createdAt: Date;
  person: {
    id: string;
    name: string;
    email: string;
    emailRefused: string | null;
    preferenceId: string;
    mailKey: string;
  } | null;
  hook: { id: string; kind: HookKind; url: string; secret: string; disabled: boolean } | null;
}

export type Lane = 'mail' | 'hooks';

const isDue = (now: string, longest: string) =>
  `(d.next_at <= ${now}::timestamptz OR d.next_at > ${now}::timestamptz + ${longest} * interval '1 millisecond')`;

/**
 * Takes the next delivery of the lane for this transaction: whoever dies with it gives it back at once, without a lease
 * that a clock would have to end. A wait longer than any that is ever set comes from a clock that was put back.
 */
export async function takeNext(tx: EntityManager, lane: Lane, now: Date): Promise<DueDelivery | null> {
  const [due] = await tx.query<DueDelivery[]>(
    `SELECT d.id, d.organisation_id AS "organisationId", o.name AS organisation, d.topic, d.outbox_id AS "outboxId",
       d.attempts, d.created_at AS "createdAt",
       CASE WHEN d.person_id IS NOT NULL THEN (
         SELECT json_build_object('id', p.id, 'name', p.name, 'email', coalesce(w.email, ''),
           'emailRefused', w.email_refused, 'preferenceId', w.id, 'mailKey', w.mail_key)
         FROM person p
         LEFT JOIN message_preference w ON w.person_id = p.id AND w.organisation_id = d.organisation_id
         WHERE p.id = d.person_id) END AS person,
       (SELECT json_build_object('id', h.id, 'kind', h.kind, 'url', h.url, 'secret', h.secret, 'disabled', h.disabled)
        FROM hook h WHERE h.id = d.hook_id) AS hook
     FROM delivery d JOIN organisation o ON o.id = d.organisation_id
     WHERE d.state = 'waiting' AND (d.person_id IS NULL) = $1
       AND ${isDue('$2', '$3')}
     ORDER BY d.next_at LIMIT 1 FOR UPDATE OF d SKIP LOCKED`,
    [lane === 'hooks', now, 4 * LONGEST_WAIT],
  );
  return due ?? null;
}

export async function isAnyDue(db: EntityManager, now: Date): Promise<boolean> {
  const [found] = await db.query<{ due: boolean }[]>(
    `SELECT EXISTS (SELECT FROM delivery d WHERE d.state = 'waiting' AND ${isDue('$1', '$2')}) AS due`,
    [now, 4 * LONGEST_WAIT],
  );
  return found?.due ?? false;
}

export interface LetterItem {
  topic: Topic;
  text: string;
  link: string;
  reportId: string | null;
  dueOn: string | null;
  at: Date;
  /** Those who still have to be told: none where it is done, read, unwanted or they have left. */
  people: string[];
}

/** What a delivery tells, as things stand now: the message itself, or what a digest has gathered. */
export async function itemsOf(tx: EntityManager, due: DueDelivery): Promise<LetterItem[]> {
  const digest = due.topic === 'digest';
  const items = await tx.query<Gathered[]>(
    `SELECT o.id, ${ruleOf} AS rule, o.topic, o.text, o.link, o.report_id AS "reportId", q.due_on::text AS "dueOn",
       o.created_at AS at
     FROM outbox o LEFT JOIN part q ON q.id = o.part_id
     WHERE o.id = ANY(${digest ? 'ARRAY(SELECT outbox_id FROM delivery WHERE digest_id = $1)' : 'ARRAY[$1::uuid]'})`,
    [digest ? due.id : due.outboxId],
  );
  const people = new Map<string, string[]>();
  for (const rule of new Set(items.map((item) => item.rule))) {
    const ids = items.filter((item) => item.rule === rule).map(({ id }) => id);
    for (const { id, names } of await stillToTell(tx, due, rule, ids)) people.set(id, names);
  }
  return items.map((item) => ({ ...item, people: people.get(item.id) ?? [] }));
}

interface Gathered extends Omit<LetterItem, 'people'> {
  id: string;
  rule: number | null;
}

/** Of each of these messages, which are all of one rule, those who still have to be told. */
const stillToTell = (
  tx: EntityManager,
  { topic, person }: DueDelivery,
  rule: number | null,
  ids: readonly string[],
): Promise<{ id: string; names: string[] }[]> =>
  tx.query(
    `SELECT o.id, ARRAY(SELECT p.name FROM person p
         LEFT JOIN message_preference w ON w.person_id = p.id AND w.organisation_id = o.organisation_id
         LEFT JOIN notification n ON n.outbox_id = o.id AND n.person_id = p.id
         WHERE p.id = ANY(o.person_ids) AND ($2::uuid IS NULL OR p.id = $2)
           AND EXISTS (SELECT FROM membership m
             WHERE m.person_id = p.id AND m.organisation_id = o.organisation_id AND NOT m.disabled)
           AND ${wanted(person ? 'email' : 'robot', 'o')}
           AND NOT ($3 AND n.read_at IS NOT NULL)
           AND ${stillOpen(rule, 'p.id')}
         ORDER BY p.name) AS names
     FROM outbox o WHERE o.id = ANY($1)`,
    [ids, person?.id ?? null, topic === 'digest' && person !== null],
  );
