import { createHash } from 'node:crypto';
import { canonicalJson } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.ts';

/** Longer than any request of ours takes; who waits longer is told to try again. */
const PATIENCE = '10s';
const KEPT = "interval '7 days'";

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
 * attempt right now is waited for: the unique key lets one through. No lock is waited for longer than `PATIENCE` by
 * the whole request. What is older than a week counts as never done.
 *
 * @throws key-reused when something else was done under the key; stale-version when the other takes too long.
 */
export async function claim(tx: EntityManager, attempt: Attempt): Promise<{ answer: unknown } | null> {
  const { organisationId, personId, key, operation } = attempt;
  const taken = await tx.query<unknown[]>(
    `INSERT INTO idempotency_key AS k (organisation_id, person_id, key, operation)
     SELECT $1, $2, $3, $4 FROM set_config('lock_timeout', '${PATIENCE}', true)
     ON CONFLICT (organisation_id, person_id, key) DO UPDATE
       SET operation = excluded.operation, answer = NULL, created_at = now() WHERE k.created_at < now() - ${KEPT}
     RETURNING key`,
    [organisationId, personId, key, operation],
  );
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

/** Forgets what is older than a week, a few at a time and those that nobody else is removing. */
export const forgetOldKeys = (db: EntityManager): Promise<unknown> =>
  db.query(
    `DELETE FROM idempotency_key WHERE ctid IN (
       SELECT ctid FROM idempotency_key WHERE created_at < now() - ${KEPT} LIMIT 1000
       FOR UPDATE SKIP LOCKED)`,
  );
