import type { OrganisationSettings, PersonRef } from '@nianbao/contracts';
import { findFormat, type ReportFormat } from '@nianbao/report-formats';
import type { PartFacts } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { Cycle } from '../cycles/cycle.entity.ts';
import { loadReviews, type PartReview, reviewStepOf, standingApprovals } from '../parts/part-approvals.ts';
import { Part } from '../parts/part.entity.ts';
import { Place } from '../parts/place.entity.ts';
import type { ReportRows } from './compose.ts';
import { Report } from './report.entity.ts';

/** A report with everything that a decision or a view of it needs, read in one go. */
export interface ReportState extends ReportRows {
  organisation: { id: string; name: string; slug: string; settings: OrganisationSettings };
  cycle: Cycle;
  format: ReportFormat;
  departmentNames: ReadonlyMap<string, string>;
  /** Departments in which somebody can endorse. */
  headedDepartments: ReadonlySet<string>;
  assignees: ReadonlyMap<string, PersonRef[]>;
  openReturns: ReadonlyMap<string, number>;
  reviews: ReadonlyMap<string, PartReview>;
}

/** `update`: nobody else may act or save until the transaction ends; `share`: others may save, not act. */
export type Lock = 'update' | 'share' | 'none';

/** @throws EntityNotFoundError (404) when the report is not of this organisation. */
export async function loadReportState(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
  lock: Lock = 'none',
): Promise<ReportState> {
  const report = await tx.findOneOrFail(Report, {
    where: { id: reportId, organisationId },
    ...(lock === 'none'
      ? {}
      : { lock: { mode: lock === 'update' ? 'pessimistic_write' : 'pessimistic_read' } }),
  });
  const [organisation] = await tx.query<ReportState['organisation'][]>(
    'SELECT id, name, slug, settings FROM organisation WHERE id = $1',
    [organisationId],
  );
  if (!organisation) throw new Error(`report ${reportId} without organisation`);
  const cycle = await tx.findOneByOrFail(Cycle, { id: report.cycleId, organisationId });
  const parts = await tx.find(Part, {
    where: { reportId, organisationId },
    order: { sectionId: 'ASC', position: 'ASC' },
  });
  const places = await tx.findBy(Place, { reportId, organisationId });
  return {
    organisation,
    organisationName: organisation.name,
    report,
    cycle,
    format: findFormat(report.formatId),
    parts,
    places,
    ...(await loadPeopleOfReport(tx, organisationId, reportId)),
    reviews: await loadReviews(tx, organisationId, reportId),
  };
}

async function loadPeopleOfReport(tx: EntityManager, organisationId: string, reportId: string) {
  const departments = await tx.query<{ id: string; name: string; headed: boolean }[]>(
    `SELECT d.id, d.name, EXISTS (
       SELECT FROM membership m WHERE m.department_id = d.id AND m.role = 'department_head' AND NOT m.disabled
     ) AS headed
     FROM department d WHERE d.organisation_id = $1`,
    [organisationId],
  );
  const assigned = await tx.query<{ part_id: string; id: string; name: string }[]>(
    `SELECT a.part_id, p.id, p.name FROM part_assignee a JOIN part ON part.id = a.part_id
     JOIN person p ON p.id = a.person_id WHERE part.report_id = $1 AND part.organisation_id = $2 ORDER BY p.name`,
    [reportId, organisationId],
  );
  const returns = await tx.query<{ part_id: string; count: number }[]>(
    `SELECT part_id, count(*)::int AS count FROM remark
     WHERE report_id = $1 AND organisation_id = $2 AND kind = 'return' AND resolved_at IS NULL GROUP BY part_id`,
    [reportId, organisationId],
  );
  const assignees = new Map<string, PersonRef[]>();
  for (const { part_id, id, name } of assigned) {
    assignees.set(part_id, [...(assignees.get(part_id) ?? []), { id, name }]);
  }
  return {
    departmentNames: new Map(departments.map(({ id, name }) => [id, name])),
    headedDepartments: new Set(departments.flatMap(({ id, headed }) => (headed ? [id] : []))),
    assignees,
    openReturns: new Map(returns.map(({ part_id, count }) => [part_id, count])),
  };
}

/** What the machine needs to know of a part. A department without a head has nobody to endorse: the step is left out. */
export function partFacts(state: ReportState, part: Part): PartFacts {
  const review = reviewStepOf(state, part);
  return {
    departmentId: part.departmentId,
    assigneeIds: (state.assignees.get(part.id) ?? []).map(({ id }) => id),
    submittedBy: part.submittedBy,
    headStep:
      state.organisation.settings.headStep &&
      part.departmentId !== null &&
      state.headedDepartments.has(part.departmentId),
    review,
    endorsementStands: review === null && standingApprovals(state, part).length > 0,
    judged: part.judged,
    reportStatus: state.report.status,
  };
}
