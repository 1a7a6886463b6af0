import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import type { ReportState } from '../reports/report-state.ts';
import { Filing, PublicationPlan } from './publication-plan.entities.ts';

/** For whose sake a signed report still waits for its 备案: the year's own rule, or what the office arranged. */
export type AwaitedFiling = 'rule' | 'plan' | null;

/**
 * 先备案后公布 is asked of the first publication alone: a mistake before the public is corrected without waiting for
 * anybody. What the office arranged for an edition holds for that edition.
 */
export async function awaitedFiling(
  tx: EntityManager,
  { report, cycle }: Pick<ReportState, 'report' | 'cycle'>,
): Promise<AwaitedFiling> {
  const { id: reportId, organisationId, edition, status } = report;
  if (status !== 'signed') return null;
  const own = { reportId, organisationId };
  const arranged = await tx.existsBy(PublicationPlan, { ...own, edition, at: IsNull(), doneAt: IsNull() });
  if (arranged && !(await tx.existsBy(Filing, { ...own, edition }))) return 'plan';
  const ruled = edition === 1 && cycle.deliverDue !== null && cycle.plan?.basis.deliverFirst === true;
  return ruled && !(await tx.existsBy(Filing, own)) ? 'rule' : null;
}
