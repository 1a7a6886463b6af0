import type { EntityManager } from 'typeorm';

export interface Message {
  organisationId: string;
  personIds: string[];
  kind: string;
  text: string;
  /** Where it leads in the app, e.g. `/parts/…`. */
  link: string;
}

/** The channel on which the worker is woken; PostgreSQL sends it when, and only if, the transaction commits. */
export const OUTBOX_CHANNEL = 'outbox';

/** Queues what must be told. Nothing is sent before the transaction commits; nobody to tell is nothing to do. */
export async function tell(tx: EntityManager, message: Message): Promise<void> {
  const { organisationId, personIds, kind, text, link } = message;
  if (personIds.length === 0) return;
  await tx.query(
    `INSERT INTO outbox (organisation_id, person_ids, kind, text, link) VALUES ($1, $2, $3, $4, $5)`,
    [organisationId, [...new Set(personIds)], kind, text, link],
  );
  await tx.query(`SELECT pg_notify($1, '')`, [OUTBOX_CHANNEL]);
}
