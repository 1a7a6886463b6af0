import { topicOf } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';

export interface Message {
  organisationId: string;
  personIds: string[];
  /** `subject.what`, e.g. `part.return`; `topicOf` in the contracts says what it is about. */
  kind: string;
  text: string;
  /** Where it leads in the app, e.g. `/parts/…`: the part or report in it is what the message concerns. */
  link: string;
  /** Of a reminder: it is told only as long as this deadline is open and due on that day. */
  of?: { deadlineId: string; dueOn: string };
}

/** The channel on which the worker is woken; PostgreSQL sends it when, and only if, the transaction commits. */
export const OUTBOX_CHANNEL = 'outbox';

/** Queues what must be told. Nothing is sent before the transaction commits; nobody to tell is nothing to do. */
export async function tell(tx: EntityManager, message: Message): Promise<void> {
  const { organisationId, personIds, kind, text, link, of } = message;
  if (personIds.length === 0) return;
  await tx.query(
    `WITH queued AS (
       INSERT INTO outbox (organisation_id, person_ids, kind, topic, text, link, part_id, report_id, deadline_id, due_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7::uuid,
         coalesce($8::uuid, (SELECT report_id FROM part WHERE id = $7 AND organisation_id = $1)), $9, $10)
       RETURNING $11 AS channel)
     SELECT pg_notify(channel, '') FROM queued`,
    [
      organisationId,
      [...new Set(personIds)],
      kind,
      topicOf(kind),
      text,
      link,
      idIn(link, 'parts'),
      idIn(link, 'reports'),
      of?.deadlineId ?? null,
      of?.dueOn ?? null,
      OUTBOX_CHANNEL,
    ],
  );
}

/** Wakes the workers of every process once the transaction commits. */
export async function wakeOutbox(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_notify($1, '')`, [OUTBOX_CHANNEL]);
}

const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

function idIn(link: string, folder: string): string | null {
  const [, first, id = ''] = link.split(/[/?#]/u);
  return first === folder && ID.test(id) ? id : null;
}
