import type { PlanBasis, PlanStage, PlanView } from '@nianbao/contracts';
import type { Calendar, Day } from '@nianbao/workdays';
import type { ReportStatus } from '@nianbao/workflow';
import { planViewOf } from '../../report/cycles/cycle-plan.ts';

const TO_REVIEW: readonly PlanStage[] = ['assign', 'input', 'endorse', 'review'];

/** Stages that are behind a year or under way: of them only the last day counts, not how long they take. */
const BEGUN: Record<ReportStatus, readonly PlanStage[]> = {
  draft: [],
  collecting: ['assign', 'input'],
  reviewing: TO_REVIEW,
  signing: [...TO_REVIEW, 'secrecy', 'sign'],
  signed: [...TO_REVIEW, 'secrecy', 'sign', 'deliver'],
  published: [...TO_REVIEW, 'secrecy', 'sign', 'deliver', 'publish'],
  taken_down: [...TO_REVIEW, 'secrecy', 'sign', 'deliver', 'publish'],
};

/** What is missing from today on for the stages still to come; what a year has behind it is not asked for again. */
export function shortfallFrom(
  basis: PlanBasis,
  status: ReportStatus,
  today: Day,
  calendar: Calendar,
): PlanView['shortfall'] {
  const begun = BEGUN[status];
  if (begun.includes('publish')) return null;
  const taking = (days: (stage: PlanStage) => number) =>
    Object.fromEntries(begun.map((stage) => [stage, days(stage)]));
  const left = { ...basis, durations: { ...basis.durations, ...taking(() => 0) } };
  const { shortfall } = planViewOf(left, calendar, today);
  if (!shortfall?.proposal) return shortfall;
  const durations = { ...shortfall.proposal.durations, ...taking((stage) => basis.durations[stage]) };
  return { ...shortfall, proposal: { ...shortfall.proposal, durations } };
}
