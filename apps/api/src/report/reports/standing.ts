import type { PartStanding, ReportStanding, SectionStanding, Times } from '@nianbao/workflow';
import { addWorkdays, type Calendar } from '@nianbao/workdays';
import type { DeadlineSettings } from '@nianbao/contracts';
import type { Cycle } from '../cycles/cycle.entity.ts';
import type { Part } from '../parts/part.entity.ts';
import type { Decisions } from './decisions.ts';
import { type Judgement, reportFacts } from './judgement.ts';
import { partFacts, type ReportState } from './report-state.ts';

/** What was found out about the content; null where the status leaves nothing of it to be waited for. */
export type Judged = Pick<
  Judgement,
  'findings' | 'secrecy' | 'clearedSections' | 'signersLeft' | 'signersLost' | 'awaitedFiling'
> | null;

/** A part as whoever asks who has it needs it. */
export function partStanding(state: ReportState, part: Part): PartStanding {
  const { people } = state;
  const { departmentId } = part;
  const facts = partFacts(state, part);
  const contributors = departmentId === null ? [] : people.holders('contributor', departmentId);
  const named = part.status === 'submitted' ? (facts.review?.reviewerIds ?? []) : facts.assigneeIds;
  const stillThere = (id: string): boolean =>
    part.status === 'submitted'
      ? people.inPlaceOf(id).length > 0
      : contributors.some((contributor) => contributor.id === id);
  return {
    ...facts,
    status: part.status,
    staff: {
      heads: departmentId !== null && people.holders('department_head', departmentId).length > 0,
      contributors: contributors.length > 0,
    },
    lostIds: named.filter((id) => !stillThere(id)),
  };
}

/** The sections in the order of the format; none is judged before the review. */
export const sectionStandings = (
  { report, parts, format }: ReportState,
  judged: Judged,
): (SectionStanding & { sectionId: string })[] =>
  format.sections.map(({ id: sectionId }) => ({
    sectionId,
    reportStatus: report.status,
    secrecy: secrecyOf(sectionId, judged),
    parts: parts.filter((part) => part.sectionId === sectionId).map(({ status }) => status),
  }));

function secrecyOf(sectionId: string, judged: Judged): SectionStanding['secrecy'] {
  const review = judged?.secrecy.find((one) => one.sectionId === sectionId);
  if (!review) return 'open';
  if (!review.valid) return 'outdated';
  return review.result === 'pass' ? 'passed' : 'objected';
}

/** The report as whoever asks who has it needs it. */
export function reportStanding(
  state: ReportState,
  judged: Judged,
  { filings, timedPublication, proofFailed }: Pick<Decisions, 'filings' | 'timedPublication' | 'proofFailed'>,
): ReportStanding {
  const { report, cycle, parts, format } = state;
  return {
    ...reportFacts(state, { signersLeft: judged?.signersLeft ?? [] }),
    status: report.status,
    parts: parts.map(({ status }) => status),
    cleared: judged !== null && format.sections.every(({ id }) => judged.clearedSections.has(id)),
    errorsOpen: judged?.findings.some(({ level, waiver }) => level === 'error' && waiver === null) ?? false,
    signerIds: report.signerIds,
    signersLost: judged?.signersLost ?? [],
    awaitedFiling: judged?.awaitedFiling ?? null,
    timedPublication,
    // What is owed of the first edition is owed until some edition was sent: a correction does not make it rework.
    deliveryOwed: cycle.deliverDue !== null && filings.length === 0,
    proofFailed,
  };
}

type Dues = NonNullable<Times['dues']>;

/** By when things are due in a year's plan: a correction has no dates of its own in it, but what is owed of 报送. */
export const plannedDues = (cycle: Cycle, edition: number): Dues => ({
  ...(cycle.deliverDue === null ? {} : { deliver: cycle.deliverDue }),
  ...(edition > 1
    ? {}
    : {
        ...(cycle.assignDue === null ? {} : { assign: cycle.assignDue }),
        review: cycle.reviewDue,
        secrecy: cycle.secrecyDue ?? cycle.reviewDue,
        sign: cycle.signDue,
        publish: cycle.publishDue,
      }),
});

/** The same for a part, whose own day everything counts from that is asked of its 科室. */
export function plannedDuesOf(
  { dueOn }: Pick<Part, 'dueOn'>,
  cycle: Cycle,
  edition: number,
  settings: DeadlineSettings,
  calendar: Calendar,
): Dues {
  const input = dueOn ?? cycle.inputDue;
  const endorse =
    input === cycle.inputDue && cycle.endorseDue !== null
      ? cycle.endorseDue
      : addWorkdays(input, (cycle.plan?.basis ?? settings).durations.endorse, calendar);
  return { assign: input, ...plannedDues(cycle, edition), input, endorse };
}
