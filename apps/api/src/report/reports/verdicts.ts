import type { Finding } from '@nianbao/report-formats';

/** Enough for every report that a busy process has open; a verdict is some kilobytes. */
const MOST = 300;
const verdicts = new Map<string, readonly Finding[]>();

/**
 * What the checks say of the content with this hash beside last year's: the checks are pure, so the same two hashes
 * always give the same findings, in every process, and a report is judged once for each content.
 */
export function verdictOn(
  hash: string,
  previousHash: string | null,
  judge: () => readonly Finding[],
): readonly Finding[] {
  const key = `${hash} ${previousHash ?? ''}`;
  const verdict = verdicts.get(key) ?? judge();
  // Asked for last is dropped last.
  verdicts.delete(key);
  verdicts.set(key, verdict);
  for (const oldest of verdicts.keys()) {
    if (verdicts.size <= MOST) break;
    verdicts.delete(oldest);
  }
  return verdict;
}
