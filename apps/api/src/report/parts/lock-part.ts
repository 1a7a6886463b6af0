import type { EntityManager } from 'typeorm';
import { loadReportState, type Lock, type ReportState } from '../reports/report-state.ts';
import { Part } from './part.entity.ts';

/**
 * The part, locked, with its report: `share` keeps the report's status while others save in other parts, `update`
 * keeps everybody else out. Always report first, then part, so that two of these never wait for each other.
 *
 * @throws EntityNotFoundError (404) when the part is not of this organisation.
 */
export async function lockPart(
  tx: EntityManager,
  organisationId: string,
  partId: string,
  lock: Exclude<Lock, 'none'>,
): Promise<{ state: ReportState; part: Part }> {
  const { reportId } = await tx.findOneOrFail(Part, {
    where: { id: partId, organisationId },
    select: { id: true, reportId: true },
  });
  // The lock first, the content after it: what was read before would be older than the lock.
  await tx.query(`SELECT id FROM report WHERE id = $1 ${lock === 'update' ? 'FOR UPDATE' : 'FOR SHARE'}`, [
    reportId,
  ]);
  await tx.findOneOrFail(Part, {
    where: { id: partId, organisationId },
    lock: { mode: 'pessimistic_write' },
  });
  const state = await loadReportState(tx, organisationId, reportId);
  const part = state.parts.find(({ id }) => id === partId);
  if (!part) throw new Error(`part ${partId} vanished under its lock`);
  return { state, part };
}
