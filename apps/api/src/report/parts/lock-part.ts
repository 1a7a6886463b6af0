import type { EntityManager } from 'typeorm';
import { Problem } from '../../platform/http/problem.ts';
import { lockReport } from '../reports/report-state.queries.ts';
import { loadReportState, type Lock, type ReportState } from '../reports/report-state.ts';
import type { Part } from './part.entity.ts';

/**
 * The part with its report, which is locked: `share` keeps the report's status while others save in other parts,
 * `update` keeps everybody else out, of the part too, since whoever writes in a part holds its report.
 *
 * @throws not-found when the part is not of this organisation.
 */
export async function lockPart(
  tx: EntityManager,
  organisationId: string,
  partId: string,
  lock: Exclude<Lock, 'none'>,
): Promise<{ state: ReportState; part: Part }> {
  const reportId = await lockReport(tx, organisationId, { partId }, lock);
  if (reportId === null) throw new Problem('not-found');
  if (lock === 'share')
    await tx.query('SELECT FROM part WHERE id = $1 AND organisation_id = $2 FOR UPDATE', [
      partId,
      organisationId,
    ]);
  const state = await loadReportState(tx, organisationId, reportId);
  const part = state.parts.find(({ id }) => id === partId);
  if (!part) throw new Error(`part ${partId} vanished under its lock`);
  return { state, part };
}
