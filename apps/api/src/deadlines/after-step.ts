import type { Day } from '@nianbao/workdays';
import type { EntityManager } from 'typeorm';
import { settleDeadlines } from './settle.ts';

/**
 * Call it after each step of a part or a report, in its transaction: what was owed is closed with the day of the step,
 * what is owed now is opened. The office is given a part as of the day it was submitted: how long the head took to
 * endorse it is the head's own deadline, and must not make the 填报 late.
 */
export async function afterStep(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
  today: Day,
): Promise<void> {
  await settleDeadlines(tx, organisationId, reportId, today);
  await tx.query(
    `UPDATE part SET done_on = d.done_on
     FROM (SELECT DISTINCT ON (part_id) part_id, done_on FROM deadline
           WHERE report_id = $1 AND organisation_id = $2 AND kind = 'fill' AND done_on IS NOT NULL
           ORDER BY part_id, opened_on DESC, done_on DESC) d
     WHERE part.id = d.part_id AND part.status = 'endorsed' AND part.done_on > d.done_on`,
    [reportId, organisationId],
  );
}
