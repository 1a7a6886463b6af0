import type { PersonRef } from '@nianbao/contracts';
import type { PartStanding, ReportStanding, ReportStatus, SectionStanding } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import type { Cycle } from '../../report/cycles/cycle.entity.ts';
import { partTitle } from '../../report/parts/scope.ts';
import { Filing } from '../../report/publications/publication-plan.entities.ts';
import { decisionsOn } from '../../report/reports/decisions.ts';
import { judge } from '../../report/reports/judgement.ts';
import type { Report } from '../../report/reports/report.entity.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import {
  type Judged,
  partStanding,
  reportStanding,
  sectionStandings,
} from '../../report/reports/standing.ts';

/** What deadlines are computed from. */
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
  sections: readonly SectionStanding[];
  whole: ReportStanding;
  /** 报送: the day on which the superior body was first sent it. */
  deliveredOn: string | null;
}

export interface PartFact {
  id: string;
  title: string;
  status: PartStanding['status'];
  departmentId: string | null;
  dueOn: string | null;
  assignees: PersonRef[];
  standing: PartStanding;
}

export const reportFactsOf = async (
  tx: EntityManager,
  organisationId: string,
  reportId: string,
): Promise<ReportFacts> => factsOfState(tx, await loadReportState(tx, organisationId, reportId));

/** The content is judged only in the statuses in which somebody waits for what comes of it. */
export async function factsOfState(tx: EntityManager, state: ReportState): Promise<ReportFacts> {
  const { status } = state.report;
  const judged = status === 'reviewing' || status === 'signing' || status === 'signed';
  return factsJudged(tx, state, judged ? await judge(tx, state) : null);
}

/** The same of a report that was judged anyway. */
export async function factsJudged(
  tx: EntityManager,
  state: ReportState,
  judged: Judged,
): Promise<ReportFacts> {
  const { report, cycle, format } = state;
  const decided = mayBeDelivered(report) ? await decisionsOn(tx, state) : NOTHING_DECIDED;
  return {
    report,
    cycle,
    parts: state.parts.map((part) => ({
      id: part.id,
      title: partTitle(format, part),
      status: part.status,
      departmentId: part.departmentId,
      dueOn: part.dueOn,
      assignees: state.assignees.get(part.id) ?? [],
      standing: partStanding(state, part),
    })),
    sections: sectionStandings(state, judged),
    whole: reportStanding(state, judged, decided),
    deliveredOn: decided.filings[0]?.filedOn ?? null,
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

const NOTHING_DECIDED = { filings: [], timedPublication: null, proofFailed: false };
const mayBeDelivered = ({ status, edition }: Report): boolean =>
  status === 'signed' || status === 'published' || edition > 1;
