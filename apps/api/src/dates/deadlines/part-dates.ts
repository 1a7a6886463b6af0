import type { Day } from '@nianbao/workdays';
import type { EntityManager } from 'typeorm';
import type { Report } from '../../report/reports/report.entity.ts';

/** Statuses of a part that is still to be filled. */
export const TO_FILL = ['unassigned', 'assigned', 'drafting', 'returned'];

/**
 * Puts another day on a part. Not a step of the part: its version stays, so that whoever has it open may go on and
 * submit.
 */
export async function putPartDate(
  tx: EntityManager,
  organisationId: string,
  partId: string,
  dueOn: Day,
): Promise<void> {
  await tx.query('UPDATE part SET due_on = $3 WHERE id = $1 AND organisation_id = $2', [
    partId,
    organisationId,
    dueOn,
  ]);
}

/** Parts still to be filled on the day of the plan go with it; those with a day of their own keep it. */
export async function partsFollow(
  tx: EntityManager,
  { id, organisationId }: Pick<Report, 'id' | 'organisationId'>,
  from: Day,
  to: Day,
): Promise<void> {
  if (from === to) return;
  await tx.query(
    `UPDATE part SET due_on = $4
     WHERE report_id = $1 AND organisation_id = $2 AND due_on = $3 AND status = ANY($5)`,
    [id, organisationId, from, to, TO_FILL],
  );
}
