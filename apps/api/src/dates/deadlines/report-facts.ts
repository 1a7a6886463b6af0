import type { PersonRef } from '@nianbao/contracts';
import { findFormat, findSection, type FormatId } from '@nianbao/report-formats';
import type { PartStatus, ReportStatus } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { Cycle } from '../../report/cycles/cycle.entity.ts';
import { Part } from '../../report/parts/part.entity.ts';
import { askedNow } from '../../report/parts/part-approvals.ts';
import { partLabel } from '../../report/parts/scope.ts';
import { Filing } from '../../report/publications/publication-plan.entities.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { decisionsOn } from '../../report/reports/decisions.ts';
import { judge } from '../../report/reports/judgement.ts';
import { Report } from '../../report/reports/report.entity.ts';

/** What deadlines are computed from: everything but the content, which would cost more than all the rest. */
export interface ReportFacts {
  report: {
    id: string;
    organisationId: string;
    year: number;
    status: ReportStatus;
    edition: number;
    signerIds: string[];
  };
  cycle: Cycle;
  parts: PartFact[];
  /** 报送: the day on which the superior body was first sent it. */
  deliveredOn: string | null;
  /** Whether the secrecy review passed every section as it stands; asked only while it is being reviewed. */
  cleared: boolean;
  /** The leader whose turn it is to sign. */
  nextSignerId: string | null;
}

export interface PartFact {
  id: string;
  title: string;
  status: PartStatus;
  departmentId: string | null;
  dueOn: string | null;
  assignees: PersonRef[];
  /** Named reviewers whose turn it is; empty where the head endorses. */
  reviewersAsked: readonly string[];
}

export async function reportFactsOf(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
): Promise<ReportFacts> {
  const report = await tx.findOneByOrFail(Report, { id: reportId, organisationId });
  const cycle = await tx.findOneByOrFail(Cycle, { id: report.cycleId, organisationId });
  const parts = await tx.find(Part, {
    where: { reportId, organisationId },
    order: { sectionId: 'ASC', position: 'ASC' },
  });
  const assigned = await tx.query<{ partId: string; id: string; name: string }[]>(
    `SELECT a.part_id AS "partId", p.id, p.name FROM part_assignee a JOIN part ON part.id = a.part_id
     JOIN person p ON p.id = a.person_id WHERE part.report_id = $1 AND a.organisation_id = $2 ORDER BY p.name`,
    [reportId, organisationId],
  );
  const judgement = await judgementOf(tx, report, parts);
  return {
    report,
    cycle,
    parts: parts.map((part) => ({
      id: part.id,
      title: titleOf(report.formatId, part),
      status: part.status,
      departmentId: part.departmentId,
      dueOn: part.dueOn,
      assignees: assigned.flatMap(({ partId, id, name }) => (partId === part.id ? [{ id, name }] : [])),
      reviewersAsked: judgement.asked.get(part.id) ?? [],
    })),
    deliveredOn: await deliveredOn(tx, report),
    cleared: judgement.cleared,
    nextSignerId: judgement.nextSignerId,
  };
}

/** The same of a report that was read whole anyway, without reading it again. */
export async function factsOfState(tx: EntityManager, state: ReportState): Promise<ReportFacts> {
  const { report, cycle } = state;
  const judged = report.status === 'reviewing' || report.status === 'signing';
  const judgement = judged ? await judge(tx, state) : null;
  return {
    report,
    cycle,
    parts: state.parts.map((part) => ({
      id: part.id,
      title: titleOf(report.formatId, part),
      status: part.status,
      departmentId: part.departmentId,
      dueOn: part.dueOn,
      assignees: state.assignees.get(part.id) ?? [],
      reviewersAsked: askedNow(state, part),
    })),
    deliveredOn: mayBeDelivered(report) ? ((await decisionsOn(tx, state)).filings[0]?.filedOn ?? null) : null,
    cleared: judgement !== null && state.format.sections.every(({ id }) => judgement.clearedSections.has(id)),
    nextSignerId: judgement?.signersLeft[0] ?? null,
  };
}

/** The day on which the superior body was first sent it; asked only once there is something to send. */
export async function deliveredOn(tx: EntityManager, report: Report): Promise<string | null> {
  if (!mayBeDelivered(report)) return null;
  const { id, organisationId } = report;
  const [first] = await tx.find(Filing, {
    where: { reportId: id, organisationId },
    order: { filedOn: 'ASC' },
    take: 1,
  });
  return first?.filedOn ?? null;
}

const mayBeDelivered = ({ status, edition }: Report): boolean =>
  status === 'signed' || status === 'published' || edition > 1;

interface ContentFacts extends Pick<ReportFacts, 'cleared' | 'nextSignerId'> {
  asked: ReadonlyMap<string, readonly string[]>;
}

/** What depends on the content: read only in the statuses in which somebody waits for it. */
async function judgementOf(
  tx: EntityManager,
  { id, organisationId, status }: Report,
  parts: readonly Part[],
): Promise<ContentFacts> {
  const judged = status === 'reviewing' || status === 'signing';
  const reviewed = parts.some((part) => part.status === 'submitted' && part.reviewMode !== null);
  if (!judged && !reviewed) return { cleared: false, nextSignerId: null, asked: new Map() };
  const state = await loadReportState(tx, organisationId, id);
  const { clearedSections, signersLeft } = await judge(tx, state);
  return {
    cleared: state.format.sections.every((section) => clearedSections.has(section.id)),
    nextSignerId: signersLeft[0] ?? null,
    asked: new Map(state.parts.map((part) => [part.id, askedNow(state, part)])),
  };
}

function titleOf(formatId: FormatId, part: Part): string {
  const format = findFormat(formatId);
  const section = findSection(format, part.sectionId);
  const title = `${section?.number ?? ''}${section?.title ?? ''}`;
  return part.scope.kind === 'whole' ? title : `${title}·${partLabel(format, part)}`;
}
