import type { Topic } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';
import { ruleOf, stillOpen } from '../notifications/still-open.ts';
import { wanted } from '../preferences/wanted.ts';
import type { DueDelivery } from './due.queries.ts';

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

interface Gathered extends Omit<LetterItem, 'people'> {
  id: string;
  deliveryId: string;
  rule: number | null;
}

/** What each of these deliveries tells, as things stand now: its own message, and those it has gathered. */
export async function itemsOf(
  tx: EntityManager,
  dues: readonly DueDelivery[],
): Promise<Map<string, LetterItem[]>> {
  const gathered = await tx.query<Gathered[]>(
    `SELECT coalesce(c.digest_id, c.id) AS "deliveryId", o.id, ${ruleOf} AS rule, o.topic, o.text, o.link,
       o.report_id AS "reportId", coalesce(o.due_on, q.due_on)::text AS "dueOn", o.created_at AS at
     FROM delivery c JOIN outbox o ON o.id = c.outbox_id LEFT JOIN part q ON q.id = o.part_id
     WHERE c.id = ANY($1) OR c.digest_id = ANY($1)`,
    [dues.map(({ id }) => id)],
  );
  const people = new Map<string, string[]>();
  for (const rule of new Set(gathered.map((item) => item.rule))) {
    const ofRule = gathered.filter((item) => item.rule === rule);
    for (const { deliveryId, id, names } of await stillToTell(tx, dues, rule, ofRule))
      people.set(`${deliveryId} ${id}`, names);
  }
  const items = new Map(dues.map(({ id }): [string, LetterItem[]] => [id, []]));
  for (const item of gathered)
    items.get(item.deliveryId)?.push({ ...item, people: people.get(`${item.deliveryId} ${item.id}`) ?? [] });
  return items;
}

/** Of each of these messages, which are all of one rule, those who still have to be told. */
async function stillToTell(
  tx: EntityManager,
  dues: readonly DueDelivery[],
  rule: number | null,
  messages: readonly Gathered[],
): Promise<{ deliveryId: string; id: string; names: string[] }[]> {
  const dueOf = new Map(dues.map((due) => [due.id, due]));
  const by = messages.map(({ deliveryId }) => dueOf.get(deliveryId));
  const channel = by.some((due) => due?.person) ? 'email' : 'robot';
  return tx.query(
    `SELECT x.delivery_id AS "deliveryId", o.id, ARRAY(SELECT p.name FROM person p
         LEFT JOIN message_preference w ON w.person_id = p.id AND w.organisation_id = o.organisation_id
         LEFT JOIN notification n ON n.outbox_id = o.id AND n.person_id = p.id
         WHERE p.id = ANY(o.person_ids) AND (x.person_id IS NULL OR p.id = x.person_id)
           AND EXISTS (SELECT FROM membership m
             WHERE m.person_id = p.id AND m.organisation_id = o.organisation_id AND NOT m.disabled)
           AND ${wanted(channel, 'o')}
           AND NOT (x.unread AND n.read_at IS NOT NULL)
           AND ${stillOpen(rule, 'p.id')}
         ORDER BY p.name) AS names
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::boolean[]) AS x (delivery_id, outbox_id, person_id, unread)
     JOIN outbox o ON o.id = x.outbox_id`,
    [
      messages.map(({ deliveryId }) => deliveryId),
      messages.map(({ id }) => id),
      by.map((due) => due?.person?.id ?? null),
      by.map((due) => due?.topic === 'digest' && due.person !== null),
    ],
  );
}
