import { PLAN_STAGES, type PlanBasis, type PlanStage, type PlanView, type Stages } from '@nianbao/contracts';
import { legalDateOf as lastLegalDay } from '@nianbao/report-formats';
import {
  type Calendar,
  type Day,
  dayInWords,
  estimatedYears,
  type Plan,
  planBackwards,
  shortfallOf,
  STAGE_NAMES,
} from '@nianbao/workdays';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';
import type { Organisation } from '../../body/organisations/organisation.entity.ts';
import type { Cycle, PlannedDates } from './cycle.entity.ts';

type StageColumn =
  | 'assignDue'
  | 'inputDue'
  | 'endorseDue'
  | 'reviewDue'
  | 'secrecyDue'
  | 'signDue'
  | 'deliverDue'
  | 'publishDue';

export const STAGE_COLUMNS: Record<PlanStage, StageColumn> = {
  assign: 'assignDue',
  input: 'inputDue',
  endorse: 'endorseDue',
  review: 'reviewDue',
  secrecy: 'secrecyDue',
  sign: 'signDue',
  deliver: 'deliverDue',
  publish: 'publishDue',
};

/** The last legal day of the body's report on `year`. */
export const legalDateOf = ({ settings }: Pick<Organisation, 'settings'>, year: number): Day =>
  lastLegalDay(year, settings.kind).date;

/** The dates of a cycle, the ones it does not have as null. */
export type CycleDates = Pick<Cycle, StageColumn>;

/** What a body counts back from, unless somebody says otherwise. */
export function usualBasis(organisation: Pick<Organisation, 'settings'>, year: number): PlanBasis {
  const { durations, deliverFirst, delivers } = deadlineSettingsOf(organisation.settings);
  return { publishBy: legalDateOf(organisation, year), deliverBy: null, deliverFirst, delivers, durations };
}

/** The dates of a plan; a body that sends its report nowhere has none for 报送. */
export const datesOf = ({ stages }: Plan): PlannedDates => {
  const dates = new Map(stages.map(({ stage, dueOn }) => [stage, dueOn]));
  const at = (stage: PlanStage) => dates.get(stage) ?? '';
  return {
    assign: at('assign'),
    input: at('input'),
    endorse: at('endorse'),
    review: at('review'),
    secrecy: at('secrecy'),
    sign: at('sign'),
    deliver: dates.get('deliver') ?? null,
    publish: at('publish'),
  };
};

/** The plan with its arithmetic; with `startOn`, whether it can still be met, and what would do. */
export function planViewOf(basis: PlanBasis, calendar: Calendar, startOn?: Day): PlanView {
  const plan = planBackwards(basis, calendar);
  const short = startOn === undefined ? null : shortfallOf(basis, startOn, calendar);
  const named = <T extends { stage: PlanStage }>(one: T) => ({ ...one, name: STAGE_NAMES[one.stage] });
  return {
    basis,
    startOn: plan.startOn,
    stages: plan.stages.map((one) => ({
      ...named(one),
      // A date of an announced year, counted back over days of one that is not, may move as well.
      estimated: estimatedYears([one.dueOn, basis.publishBy], calendar).length > 0,
    })),
    arithmetic: plan.arithmetic,
    estimated: plan.estimated,
    estimatedYears: plan.estimatedYears,
    shortfall: short && {
      missing: short.missing,
      stages: short.stages.map(named),
      words: short.words,
      proposal: short.proposal && { ...short.proposal, changes: short.proposal.changes.map(named) },
    },
  };
}

/** The dates sent, those left out taken from `usual` and moved between their neighbours. */
export function completeStages(sent: Stages, usual: Record<PlanStage, Day | null>): CycleDates {
  const between = (day: Day | null, from: Day, to: Day) =>
    day === null ? null : day < from ? from : day > to ? to : day;
  const { inputDue, reviewDue, signDue, publishDue } = sent;
  const chosen = (value: Day | null | undefined, stage: PlanStage, from: Day, to: Day) =>
    value === undefined ? between(usual[stage], from, to) : value;
  return {
    inputDue,
    reviewDue,
    signDue,
    publishDue,
    assignDue: chosen(sent.assignDue, 'assign', '', inputDue),
    endorseDue: chosen(sent.endorseDue, 'endorse', inputDue, reviewDue),
    secrecyDue: chosen(sent.secrecyDue, 'secrecy', reviewDue, signDue),
    deliverDue: chosen(sent.deliverDue, 'deliver', signDue, usual.deliver ?? publishDue),
  };
}

export const stagesOf = (cycle: CycleDates): CycleDates => ({
  assignDue: cycle.assignDue,
  inputDue: cycle.inputDue,
  endorseDue: cycle.endorseDue,
  reviewDue: cycle.reviewDue,
  secrecyDue: cycle.secrecyDue,
  signDue: cycle.signDue,
  deliverDue: cycle.deliverDue,
  publishDue: cycle.publishDue,
});

/** A stage whose last day is another than before. */
export interface StageMove {
  stage: PlanStage;
  before: Day;
  after: Day;
}

/** Which dates moved; one that came to be, or is no more, did not. */
export const movesBetween = (from: CycleDates, to: CycleDates): StageMove[] =>
  PLAN_STAGES.flatMap((stage) => {
    const [before, after] = [from[STAGE_COLUMNS[stage]], to[STAGE_COLUMNS[stage]]];
    return before === null || after === null || before === after ? [] : [{ stage, before, after }];
  });

export const datesOfCycle = (cycle: CycleDates): Record<PlanStage, Day | null> => ({
  assign: cycle.assignDue,
  input: cycle.inputDue,
  endorse: cycle.endorseDue,
  review: cycle.reviewDue,
  secrecy: cycle.secrecyDue,
  sign: cycle.signDue,
  deliver: cycle.deliverDue,
  publish: cycle.publishDue,
});

/** Two stages whose dates cannot stand side by side. */
export interface Disorder {
  stages: `${PlanStage} ${PlanStage}`;
  words: string;
}

/** Stages that would end before the one above them; 报送 stands for itself unless 公开 waits for it. */
export function disorderOf(dates: Record<PlanStage, Day | null>, deliverFirst: boolean): Disorder[] {
  const inOrder = PLAN_STAGES.filter((stage) => stage !== 'deliver' || deliverFirst).flatMap((stage) => {
    const dueOn = dates[stage];
    return dueOn === null ? [] : [{ stage, dueOn }];
  });
  return inOrder.flatMap((later, i): Disorder[] => {
    const earlier = inOrder[i - 1];
    if (!earlier || earlier.dueOn <= later.dueOn) return [];
    const name = ({ stage, dueOn }: typeof later) => `${STAGE_NAMES[stage]} ${dayInWords(dueOn)}`;
    return [{ stages: `${earlier.stage} ${later.stage}`, words: `${name(later)}，早于${name(earlier)}` }];
  });
}

/** What is out of order in the new dates and was not in the old ones, in words: nobody has to mend what stood before. */
export function newDisorder(
  before: Record<PlanStage, Day | null>,
  after: Record<PlanStage, Day | null>,
  deliverFirst: boolean,
): string[] {
  const known = new Set(disorderOf(before, deliverFirst).map(({ stages }) => stages));
  return disorderOf(after, deliverFirst).flatMap(({ stages, words }) => (known.has(stages) ? [] : [words]));
}
