import { type DeadlineKind, PLAN_STAGES, type PlanStage } from '@nianbao/contracts';
import type { Calendar, Day } from '@nianbao/workdays';
import type { EntityManager } from 'typeorm';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { type CycleDates, STAGE_COLUMNS } from '../../report/cycles/cycle-plan.ts';
import type { Deadline } from './deadline.entity.ts';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';
import { DEADLINE_NAMES } from './deadline-words.ts';
import { effectiveDue, openDeadlines } from './open-deadlines.ts';
import { peopleOf } from '../../body/people/people-index.ts';
import type { ReportFacts } from './report-facts.ts';
import { isOf } from './settle-deadlines.ts';

/** A date that nobody planned or set for itself: it moves because what it is counted from does. */
export interface DerivedMove {
  deadlineId: string;
  /** `“一、总体情况”科室审核`, or `签发` of the whole report. */
  subject: string;
  before: Day;
  after: Day;
}

/** The stage whose last day an obligation has as long as nothing else counts. */
const STAGE_OF: Record<Exclude<DeadlineKind, 'fill'>, PlanStage> = {
  assign: 'assign',
  endorse: 'endorse',
  review: 'review',
  secrecy: 'secrecy',
  send: 'secrecy',
  sign: 'sign',
  deliver: 'deliver',
  publish: 'publish',
};

/** The stages and parts that move, by what they move to. */
export interface Moving {
  stages: readonly { stage: PlanStage; before: Day; after: Day }[];
  parts: ReadonlyMap<string, Day>;
}

/**
 * What else moves in a report whose stages and parts move so, by that calendar: judging a part with a date of its own,
 * the days left for late work, a correction. Those that go along with their stage are not named again.
 */
export async function derivedMoves(
  tx: EntityManager,
  facts: ReportFacts,
  rows: readonly Deadline[],
  { stages, parts }: Moving,
  calendar: Calendar,
): Promise<DerivedMove[]> {
  const { organisationId } = facts.report;
  const { settings: all } = await tx.findOneByOrFail(Organisation, { id: organisationId });
  const settings = deadlineSettingsOf(all);
  const people = await peopleOf(tx, organisationId);
  const dates: Partial<CycleDates> = Object.fromEntries(
    stages.map(({ stage, after }) => [STAGE_COLUMNS[stage], after]),
  );
  const then: ReportFacts = {
    ...facts,
    cycle: { ...facts.cycle, ...dates },
    parts: facts.parts.map((part) => ({ ...part, dueOn: parts.get(part.id) ?? part.dueOn })),
  };
  const owed = openDeadlines(then, people, settings, calendar);
  return rows.flatMap((row) => {
    const open = row.kind === 'fill' ? undefined : owed.find((one) => isOf(row, one));
    if (!open || open.kind === 'fill') return [];
    const { dueOn: after } = effectiveDue(open, row.openedOn, then, settings, calendar);
    const stage = STAGE_OF[open.kind];
    const along = stages.some(
      (move) => move.stage === stage && move.before === row.dueOn && move.after === after,
    );
    if (after === row.dueOn || along) return [];
    const subject = `${open.part ? `“${open.part.title}”` : ''}${DEADLINE_NAMES[open.kind]}`;
    return [{ deadlineId: row.id, subject, before: row.dueOn, after }];
  });
}

/**
 * Which stages lie behind a report: their dates are history and stay. A correction has none of its own; 报送 is ahead
 * until it was sent.
 */
export function stagesBehind({
  report: { status, edition },
  deliveredOn,
}: Pick<ReportFacts, 'report' | 'deliveredOn'>): readonly PlanStage[] {
  const behind = edition > 1 && status !== 'taken_down' ? AFTER_SIGNING : BEHIND[status];
  return deliveredOn === null ? behind : [...behind, 'deliver'];
}

const BEFORE_SIGNING = ['assign', 'input', 'endorse', 'review', 'secrecy'] as const;
const AFTER_SIGNING = PLAN_STAGES.filter((stage) => stage !== 'deliver');
const BEHIND: Record<ReportFacts['report']['status'], readonly PlanStage[]> = {
  draft: [],
  collecting: ['assign'],
  reviewing: ['assign'],
  signing: BEFORE_SIGNING,
  signed: [...BEFORE_SIGNING, 'sign'],
  published: AFTER_SIGNING,
  taken_down: PLAN_STAGES,
};
