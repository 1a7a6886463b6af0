import { createHash } from 'node:crypto';
import { canonicalJson } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.ts';

/** Longer than any request of ours takes; who waits longer is told to try again. */
const PATIENCE = '10s';

export interface Attempt {
  organisationId: string;
  personId: string;
  key: string;
  operation: string;
}

export const operationOf = (method: string, url: string, body: unknown): string =>
  `${method} ${url} ${createHash('sha256')
    .update(canonicalJson(body ?? null))
    .digest('hex')}`;

/**
 * Takes the key for this transaction, or answers what was answered under it. Somebody who is carrying out the same
 * attempt right now is waited for: the unique key lets one through.
 *
 * @throws key-reused when something else was done under the key; stale-version when the other takes too long.
 */
export async function claim(tx: EntityManager, attempt: Attempt): Promise<{ answer: unknown } | null> {
  await forgetOld(tx);
  await tx.query(`SET LOCAL lock_timeout = '${PATIENCE}'`);
  const { organisationId, personId, key, operation } = attempt;
  const taken = await tx.query<unknown[]>(
    `INSERT INTO idempotency_key (organisation_id, person_id, key, operation) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING key`,
    [organisationId, personId, key, operation],
  );
  await tx.query('SET LOCAL lock_timeout = DEFAULT');
  if (taken.length > 0) return null;
  const [done] = await tx.query<{ operation: string; answer: unknown }[]>(
    'SELECT operation, answer FROM idempotency_key WHERE organisation_id = $1 AND person_id = $2 AND key = $3',
    [organisationId, personId, key],
  );
  if (done?.operation !== operation) throw new Problem('key-reused');
  return { answer: done.answer };
}

export const keepAnswer = (tx: EntityManager, attempt: Attempt, answer: unknown): Promise<unknown> =>
  tx.query(
    'UPDATE idempotency_key SET answer = $4 WHERE organisation_id = $1 AND person_id = $2 AND key = $3',
    [attempt.organisationId, attempt.personId, attempt.key, JSON.stringify(answer ?? null)],
  );

/** A few at a time, those that nobody else is removing: no request ever waits for the tidying of another. */
const forgetOld = (tx: EntityManager): Promise<unknown> =>
  tx.query(
    `DELETE FROM idempotency_key WHERE ctid IN (
       SELECT ctid FROM idempotency_key WHERE created_at < now() - interval '7 days' LIMIT 100
       FOR UPDATE SKIP LOCKED)`,
  );
