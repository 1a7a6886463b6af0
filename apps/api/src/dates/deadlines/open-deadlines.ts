import type { DeadlineKind, DeadlineSettings, DeadlineView, PersonRef } from '@nianbao/contracts';
import { addWorkdays, type Calendar, type Day, type Stage } from '@nianbao/workdays';
import { type Awaited, type Times, whoHasPart, whoHasReport, whoHasSection } from '@nianbao/workflow';
import type { PeopleIndex } from '../../body/people/people-index.ts';
import { plannedDues, plannedDuesOf } from '../../report/reports/standing.ts';
import type { PartFact, ReportFacts } from './report-facts.ts';

/** What somebody owes now. Computed from parts and reports each time; nothing of it is kept in a timer. */
export interface OpenDeadline {
  kind: DeadlineKind;
  part: PartFact | null;
  departmentId: string | null;
  /** Its day by the plan, or as set; null: by the body's days for rework from the day it came up. */
  dueOn: Day | null;
  /** Work that comes in late leaves whoever gets it a working day at least, though never past the publication. */
  aDayAtLeast: boolean;
  people: PersonRef[];
}

/** Something that somebody has now: of a part, or (`part` null) of a section or the report as a whole. */
export interface Had {
  part: PartFact | null;
  awaited: Awaited;
}

/** Everything in a report that somebody has now. */
export function hadNow(
  { report, cycle, parts, sections, whole }: ReportFacts,
  settings: DeadlineSettings,
  calendar: Calendar,
  stepsAt: (partId: string | null) => Times['stepsAt'] = () => ({}),
): Had[] {
  const times: Times = { dues: plannedDues(cycle, report.edition), stepsAt: stepsAt(null) ?? {} };
  return [
    ...parts.flatMap((part) => {
      const dues = plannedDuesOf(part, cycle, report.edition, settings, calendar);
      const standing = { ...part.standing, dues, stepsAt: stepsAt(part.id) ?? {} };
      return whoHasPart(standing).map((awaited) => ({ part, awaited }));
    }),
    ...sections
      .flatMap((section) => whoHasSection({ ...section, ...times }))
      .map((awaited) => ({ part: null, awaited })),
    ...whoHasReport({ ...whole, ...times }).map((awaited) => ({ part: null, awaited })),
  ];
}

/** Every obligation of a report that is open now, with those who owe it. */
export function openDeadlines(
  facts: ReportFacts,
  people: PeopleIndex,
  settings: DeadlineSettings,
  calendar: Calendar,
): OpenDeadline[] {
  const owed: OpenDeadline[] = [];
  for (const had of hadNow(facts, settings, calendar)) {
    const keptAs = deadlineOf(had, facts);
    if (keptAs === null) continue;
    const { kind, part } = keptAs;
    const asked = people.inAny(had.awaited.seats);
    const same = owed.find((one) => one.kind === kind && one.part === part);
    if (same) same.people = uniquePeople([...same.people, ...asked]);
    // What the clock has is the office's to look after.
    else
      owed.push(
        newDeadline(kind, part, had.awaited.dueOn, asked.length > 0 ? asked : people.holders('office')),
      );
  }
  return owed;
}

const newDeadline = (
  kind: DeadlineKind,
  part: PartFact | null,
  dueOn: Day | null,
  people: PersonRef[],
): OpenDeadline => ({
  kind,
  part,
  departmentId: part?.departmentId ?? null,
  dueOn,
  aDayAtLeast: !FIXED.has(kind),
  people,
});

/** What a part owes by itself; everything else is one obligation of the report. */
const BY_PART: ReadonlySet<DeadlineKind> = new Set(['fill', 'endorse']);
/** Days that no late work of others moves. */
const FIXED: ReadonlySet<DeadlineKind> = new Set(['assign', 'fill', 'deliver', 'publish']);
const KIND_OF_STAGE: Record<Stage, DeadlineKind> = {
  assign: 'assign',
  input: 'fill',
  endorse: 'endorse',
  review: 'review',
  secrecy: 'secrecy',
  sign: 'sign',
  deliver: 'deliver',
  publish: 'publish',
};

/** As what it is kept with a date and reminded of; null where no date is kept for it. */
export function deadlineOf(
  { part, awaited: { task, stage } }: Had,
  { report, cycle }: Pick<ReportFacts, 'report' | 'cycle'>,
): { kind: DeadlineKind; part: PartFact | null } | null {
  if (task === 'send' || task === 'review') return { kind: task, part: null };
  if (stage === null || task === 'begin_review') return null;
  const kind = KIND_OF_STAGE[stage];
  if (kind === 'assign' && (report.status !== 'draft' || cycle.assignDue === null)) return null;
  return { kind, part: BY_PART.has(kind) ? part : null };
}

const uniquePeople = (people: readonly PersonRef[]): PersonRef[] => [
  ...new Map(people.map((one) => [one.id, one])).values(),
];

/** The day on which an obligation that came up on `openedOn` is due, and where that day comes from. */
export function effectiveDue(
  open: OpenDeadline,
  openedOn: Day,
  { cycle }: ReportFacts,
  settings: DeadlineSettings,
  calendar: Calendar,
): { dueOn: Day; basis: DeadlineView['basis'] } {
  if (open.dueOn === null)
    return { dueOn: addWorkdays(openedOn, settings.reworkDays, calendar), basis: 'rule' };
  if (open.kind === 'fill') {
    if (open.dueOn === cycle.inputDue) return { dueOn: open.dueOn, basis: 'plan' };
    const byRule = addWorkdays(openedOn, settings.reworkDays, calendar);
    return { dueOn: open.dueOn, basis: open.dueOn === byRule ? 'rule' : 'hand' };
  }
  if (!open.aDayAtLeast) return { dueOn: open.dueOn, basis: 'plan' };
  const least = addWorkdays(openedOn, 1, calendar);
  const capped = least < cycle.publishDue ? least : cycle.publishDue;
  return capped > open.dueOn ? { dueOn: capped, basis: 'rule' } : { dueOn: open.dueOn, basis: 'plan' };
}
