import type { OrganisationSettings, PersonRef } from '@nianbao/contracts';
import { findFormat, type ReportFormat } from '@nianbao/report-formats';
import type { PartFacts } from '@nianbao/workflow';
import type { Calendar } from '@nianbao/workdays';
import type { EntityManager } from 'typeorm';
import { calendarFrom } from '../../body/calendar/calendar-of.ts';
import { PeopleIndex } from '../../body/people/people-index.ts';
import { hydrate, hydrateAll } from '../../platform/database/hydrate.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Cycle } from '../cycles/cycle.entity.ts';
import { type PartReview, reviewsFrom, reviewStepOf, standingApprovals } from '../parts/part-approvals.ts';
import { Part } from '../parts/part.entity.ts';
import { Place } from '../parts/place.entity.ts';
import type { ReportRows } from './compose.ts';
import { lockReport, readReportRows } from './report-state.queries.ts';
import { Report } from './report.entity.ts';

/**
 * A report with everything that a decision or a view of it needs, read in one statement. A step changes it in memory as
 * it writes, so that what is answered and told needs no second reading.
 */
export interface ReportState extends ReportRows {
  organisation: { id: string; name: string; slug: string; settings: OrganisationSettings };
  cycle: Cycle;
  format: ReportFormat;
  people: PeopleIndex;
  calendar: Calendar;
  /** Of everybody who is in the body or has written in the report. */
  names: ReadonlyMap<string, string>;
  departmentNames: ReadonlyMap<string, string>;
  /** Departments in which somebody can endorse. */
  headedDepartments: ReadonlySet<string>;
  assignees: Map<string, PersonRef[]>;
  openReturns: Map<string, number>;
  /** Parts to which somebody has said something. */
  remarked: Set<string>;
  reviews: Map<string, PartReview>;
  /** Whether a leader has signed any edition, and whether any is public or was. */
  everSigned: boolean;
  everPublished: boolean;
}

/** `update`: nobody else may act or save until the transaction ends; `share`: others may save, not act. */
export type Lock = 'update' | 'share' | 'none';

/** @throws not-found when the report is not of this organisation. */
export async function loadReportState(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
  lock: Lock = 'none',
): Promise<ReportState> {
  // The lock first, the content after it: what was read in one statement with it would be older than the lock.
  if (lock !== 'none' && !(await lockReport(tx, organisationId, { reportId }, lock)))
    throw new Problem('not-found');
  const rows = await readReportRows(tx, organisationId, reportId);
  if (!rows) throw new Problem('not-found');
  const report = hydrate(tx, Report, rows.report);
  return {
    organisation: rows.organisation,
    organisationName: rows.organisation.name,
    report,
    cycle: hydrate(tx, Cycle, rows.cycle),
    format: findFormat(report.formatId),
    parts: hydrateAll(tx, Part, rows.parts),
    places: hydrateAll(tx, Place, rows.places),
    people: new PeopleIndex(rows.held),
    calendar: calendarFrom(rows.days),
    names: new Map(rows.names.map(({ id, name }) => [id, name])),
    departmentNames: new Map(rows.departments.map(({ id, name }) => [id, name])),
    headedDepartments: new Set(rows.departments.flatMap(({ id, headed }) => (headed ? [id] : []))),
    assignees: assigneesByPart(rows.assigned),
    openReturns: new Map(rows.remarks.map(({ partId, open }) => [partId, open])),
    remarked: new Set(rows.remarks.map(({ partId }) => partId)),
    reviews: reviewsFrom(rows.reviewers, rows.approvals),
    everSigned: rows.everSigned,
    everPublished: rows.everPublished,
  };
}

function assigneesByPart(rows: readonly (PersonRef & { partId: string })[]): Map<string, PersonRef[]> {
  const assignees = new Map<string, PersonRef[]>();
  for (const { partId, id, name } of rows)
    assignees.set(partId, [...(assignees.get(partId) ?? []), { id, name }]);
  return assignees;
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
