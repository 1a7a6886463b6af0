import type { EntityManager } from 'typeorm';
import type { Deadline } from './deadline.entity.ts';

/**
 * Writes what a step changed of a report's deadlines, at most one statement each: those that ended before those that
 * begin, since an obligation is open once. A 填报 that begins is another one than before, so what was asked of the
 * former (延期) is void.
 */
export async function writeDeadlines(
  tx: EntityManager,
  changed: readonly Deadline[],
  opened: readonly Deadline[],
): Promise<void> {
  if (changed.length > 0)
    await tx.query(
      `UPDATE deadline SET due_on = x.due_on, basis = x.basis, opened_on = x.opened_on, since = x.since,
         done_on = x.done_on, late_days = x.late_days, replaced = x.replaced
       FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, due_on date, basis text, opened_on date, since date,
         done_on date, late_days int, replaced boolean)
       WHERE deadline.id = x.id`,
      [JSON.stringify(changed.map(rowOf))],
    );
  if (opened.length > 0)
    await tx.query(
      `WITH refilled AS (
         UPDATE extension SET status = 'void' WHERE status = 'asked' AND part_id = ANY($2::uuid[]))
       INSERT INTO deadline (id, organisation_id, report_id, part_id, kind, department_id, due_on, basis, opened_on,
         since, done_on, late_days, replaced)
       SELECT id, organisation_id, report_id, part_id, kind, department_id, due_on, basis, opened_on, since, done_on,
         late_days, replaced
       FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, organisation_id uuid, report_id uuid, part_id uuid, kind text,
         department_id uuid, due_on date, basis text, opened_on date, since date, done_on date, late_days int,
         replaced boolean)`,
      [
        JSON.stringify(opened.map(rowOf)),
        opened.flatMap(({ kind, partId }) => (kind === 'fill' && partId !== null ? [partId] : [])),
      ],
    );
}

const rowOf = (deadline: Deadline) => ({
  id: deadline.id,
  organisation_id: deadline.organisationId,
  report_id: deadline.reportId,
  part_id: deadline.partId,
  kind: deadline.kind,
  department_id: deadline.departmentId,
  due_on: deadline.dueOn,
  basis: deadline.basis,
  opened_on: deadline.openedOn,
  since: deadline.since,
  done_on: deadline.doneOn,
  late_days: deadline.lateDays,
  replaced: deadline.replaced,
});
