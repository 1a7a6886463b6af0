/** What became of one attempt to deliver. */
export type Outcome =
  | { kind: 'sent' }
  /** Nobody has to be told any more. */
  | { kind: 'skipped'; reason: string }
  /** Try again; `down` where the whole channel is in trouble and not this message. */
  | { kind: 'later'; reason: string; down: boolean }
  /** Trying again would change nothing; `address` where the mailbox itself was refused. */
  | { kind: 'refused'; reason: string; address?: true };

const SECOND = 1000;
const FIRST_WAIT = 30 * SECOND;
/** The longest wait between attempts: how late, at worst, a channel that is up again is noticed. */
export const LONGEST_WAIT = 30 * 60 * SECOND;
/** A mail server may be off over the longest holidays. */
const GIVE_UP_AFTER = 10 * 24 * 3600 * SECOND;

/** Milliseconds until the next attempt: doubled each time up to half an hour, a quarter of it by chance. */
export function backOff(attempts: number, chance = Math.random()): number {
  const wait = Math.min(FIRST_WAIT * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT);
  return Math.round(wait * (0.75 + chance / 4));
}

export const isGivenUp = (createdAt: Date, now: Date): boolean =>
  now.getTime() - createdAt.getTime() > GIVE_UP_AFTER;

/** One line for a person to read. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/gu, ' ').slice(0, 300);
