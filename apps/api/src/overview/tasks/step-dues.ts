import type { DeadlineKind } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';
import { deadlineOf, type Had } from '../../dates/deadlines/open-deadlines.ts';
import type { ReportFacts } from '../../dates/deadlines/report-facts.ts';

/** The day of an open obligation of a part, or with `null` of the report; null where none is kept. */
export type StepDues = (kind: DeadlineKind, reportId: string, partId?: string | null) => string | null;

const keyOf = (kind: string, reportId: string, partId: string | null): string =>
  `${reportId} ${partId ?? ''} ${kind}`;

/**
 * Every step has a day of its own: what came in late leaves whoever reviews it a day at least, and a correction has
 * none of the plan's. The kept deadlines know that; the dates of the year do not.
 */
export async function loadStepDues(
  tx: EntityManager,
  organisationId: string,
  reportIds: readonly string[],
): Promise<StepDues> {
  const rows = await tx.query<{ kind: string; reportId: string; partId: string | null; dueOn: string }[]>(
    `SELECT kind, report_id AS "reportId", part_id AS "partId", due_on::text AS "dueOn" FROM deadline
     WHERE organisation_id = $1 AND report_id = ANY($2::uuid[]) AND done_on IS NULL AND NOT replaced`,
    [organisationId, reportIds],
  );
  const days = new Map(
    rows.map(({ kind, reportId, partId, dueOn }) => [keyOf(kind, reportId, partId), dueOn]),
  );
  return (kind, reportId, partId = null) => days.get(keyOf(kind, reportId, partId)) ?? null;
}

/** By when something has to be done: by its own kept day, else by the plan. */
export function dueOfHad(dues: StepDues, facts: ReportFacts, had: Had): string | null {
  const kept = deadlineOf(had, facts);
  return (kept && dues(kept.kind, facts.report.id, kept.part?.id)) ?? had.awaited.dueOn;
}
