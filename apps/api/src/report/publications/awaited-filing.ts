import type { EntityManager } from 'typeorm';
import { type Decisions, decisionsOn } from '../reports/decisions.ts';
import type { ReportState } from '../reports/report-state.ts';

/** For whose sake a signed report still waits for its 备案: the year's own rule, or what the office arranged. */
export type AwaitedFiling = 'rule' | 'plan' | null;

export const awaitedFiling = async (tx: EntityManager, state: ReportState): Promise<AwaitedFiling> =>
  awaitedFilingOf(state, await decisionsOn(tx, state));

/**
 * 先备案后公布 is asked of the first publication alone: a mistake before the public is corrected without waiting for
 * anybody. What the office arranged for an edition holds for that edition.
 */
export function awaitedFilingOf(
  { report: { edition, status }, cycle }: Pick<ReportState, 'report' | 'cycle'>,
  { filings, awaitedEdition }: Pick<Decisions, 'filings' | 'awaitedEdition'>,
): AwaitedFiling {
  if (status !== 'signed') return null;
  const filed = filings.some((filing) => filing.edition === edition);
  if (awaitedEdition === edition && !filed) return 'plan';
  const ruled = edition === 1 && cycle.deliverDue !== null && cycle.plan?.basis.deliverFirst === true;
  return ruled && filings.length === 0 ? 'rule' : null;
}
