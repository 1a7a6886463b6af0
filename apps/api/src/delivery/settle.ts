import type { EntityManager } from 'typeorm';
import { takeNext, type DueDelivery, type Lane } from './letter.queries.ts';
import { backOff, isGivenUp, type Outcome, reasonOf } from './outcome.ts';

/** How long at most the others of a channel wait because of one that found it down: it may have been that one's fault. */
const LONGEST_HOLD = 60_000;

/**
 * Takes one delivery, tries it and writes down what became of it, in one transaction. Answers false where none is due.
 * Killed between the receiver's yes and our commit, it is sent once more under the same name: a mail with the same
 * Message-ID, a hook with the same webhook-id.
 */
export async function deliverNext(
  tx: EntityManager,
  lane: Lane,
  now: () => Date,
  attempt: (tx: EntityManager, due: DueDelivery) => Promise<Outcome>,
): Promise<boolean> {
  const due = await takeNext(tx, lane, now());
  if (!due) return false;
  // In a savepoint: whatever goes wrong in the attempt, what became of it can still be written down.
  const outcome = await tx
    .transaction((inner) => attempt(inner, due))
    .catch((error: unknown): Outcome => ({ kind: 'later', reason: reasonOf(error), down: false }));
  await settle(tx, due, outcome, now());
  return true;
}

async function settle(tx: EntityManager, due: DueDelivery, outcome: Outcome, now: Date): Promise<void> {
  const attempts = due.attempts + 1;
  if (outcome.kind !== 'later' || isGivenUp(due.createdAt, now)) {
    const state = outcome.kind === 'sent' || outcome.kind === 'skipped' ? outcome.kind : 'dead';
    const reason = outcome.kind === 'sent' ? null : outcome.reason;
    await tx.query(
      `UPDATE delivery SET state = $2, attempts = $3, reason = $4, settled_at = $5 WHERE id = $1`,
      [due.id, state, attempts, reason, now],
    );
    if (outcome.kind === 'refused' && outcome.address) await rememberRefusal(tx, due, outcome.reason);
    return;
  }
  const wait = backOff(attempts);
  await tx.query(`UPDATE delivery SET attempts = $2, reason = $3, next_at = $4 WHERE id = $1`, [
    due.id,
    attempts,
    outcome.reason,
    after(now, wait),
  ]);
  if (outcome.down) await hold(tx, due, after(now, Math.min(wait, LONGEST_HOLD)));
}

const after = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds);

/** Everything else for a channel that is down waits too, without counting an attempt; what others have taken is theirs. */
async function hold(tx: EntityManager, due: DueDelivery, until: Date): Promise<void> {
  await tx.query(
    `UPDATE delivery SET next_at = $2 WHERE id IN (
       SELECT id FROM delivery WHERE state = 'waiting' AND next_at < $2 AND id <> $1 AND attempts = 0
         AND ($3::uuid IS NULL AND person_id IS NOT NULL OR hook_id = $3) FOR UPDATE SKIP LOCKED)`,
    [due.id, until, due.hook?.id ?? null],
  );
}

/** Shown at the person, who is not written to any more until the address is changed. */
async function rememberRefusal(tx: EntityManager, { person }: DueDelivery, reason: string): Promise<void> {
  if (!person) return;
  await tx.query(`UPDATE message_preference SET email_refused = $3 WHERE id = $1 AND email = $2`, [
    person.preferenceId,
    person.email,
    reason,
  ]);
}
