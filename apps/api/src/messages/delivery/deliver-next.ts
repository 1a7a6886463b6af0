import type { DataSource, EntityManager } from 'typeorm';
import { type Means, prepare } from './deliver.ts';
import { takeDue, type DueDelivery, type Lane } from './due.queries.ts';
import { rememberRefusal, tellUndelivered } from './tell-undelivered.ts';
import { backOff, isGivenUp, type Outcome, reasonOf } from './delivery-outcome.ts';

/** How long at most the others of a channel wait because of one that found it down: it may have been that one's fault. */
const LONGEST_HOLD = 60_000;

/**
 * Takes what is next in the lane, tries it and writes down what became of it, in one transaction; answers how much it was.
 * Killed between the receiver's yes and our commit, it is sent once more under the same name: a mail with the same
 * Message-ID, a hook with the same webhook-id.
 */
export async function deliverNext(
  db: DataSource,
  lane: Lane,
  now: () => Date,
  means: Omit<Means, 'now'>,
): Promise<number> {
  let taken: DueDelivery[] = [];
  let worded = false;
  try {
    await db.transaction(async (tx) => {
      taken = await takeDue(tx, lane, now());
      if (taken.length === 0) return;
      const ready = await prepare(tx, taken, { ...means, now: now() });
      worded = true;
      const outcomes = ready.map((one) => (typeof one === 'function' ? one().catch(later) : one));
      await settle(tx, await attemptedOf(taken, outcomes), now());
    });
  } catch (error) {
    if (worded || taken.length === 0) throw error;
    // Whatever is wrong with the words of these, it is written down, and the others come next.
    const outcomes = taken.map(() => later(error));
    await db.transaction(async (tx) => settle(tx, await attemptedOf(taken, outcomes), now()));
  }
  return taken.length;
}

const attemptedOf = (
  dues: readonly DueDelivery[],
  outcomes: readonly (Outcome | Promise<Outcome>)[],
): Promise<Attempted[]> =>
  Promise.all(dues.map(async (due, i) => ({ due, outcome: (await outcomes[i]) ?? later('') })));

const later = (error: unknown): Outcome => ({ kind: 'later', reason: reasonOf(error), down: false });

interface Attempted {
  due: DueDelivery;
  outcome: Outcome;
}

async function settle(tx: EntityManager, attempted: readonly Attempted[], now: Date): Promise<void> {
  const sent = attempted.filter(({ outcome }) => outcome.kind === 'sent').map(({ due }) => due.id);
  if (sent.length > 0)
    await tx.query(
      `UPDATE delivery SET state = 'sent', attempts = attempts + 1, reason = NULL, settled_at = $2 WHERE id = ANY($1)`,
      [sent, now],
    );
  const hooks = attempted.flatMap(({ due }) => due.hook?.id ?? []);
  if (hooks.length > 0) await tx.query(`UPDATE hook SET posted_at = $2 WHERE id = ANY($1)`, [hooks, now]);
  for (const { due, outcome } of attempted)
    if (outcome.kind !== 'sent') await settleUnsent(tx, due, outcome, now);
}

async function settleUnsent(
  tx: EntityManager,
  due: DueDelivery,
  outcome: Exclude<Outcome, { kind: 'sent' }>,
  now: Date,
): Promise<void> {
  const attempts = due.attempts + 1;
  if (outcome.kind !== 'later' || isGivenUp(due.createdAt, now)) {
    await tx.query(
      `UPDATE delivery SET state = $2, attempts = $3, reason = $4, settled_at = $5 WHERE id = $1`,
      [due.id, outcome.kind === 'skipped' ? 'skipped' : 'dead', attempts, outcome.reason, now],
    );
    const message = due.topic !== 'test' && due.topic !== 'confirm';
    if (message && outcome.kind === 'refused' && outcome.address)
      await rememberRefusal(tx, due, outcome.reason);
    if (message && outcome.kind !== 'skipped') await tellUndelivered(tx, due, outcome.reason, now);
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
