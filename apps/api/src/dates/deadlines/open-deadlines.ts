import type { DeadlineKind, DeadlineSettings, DeadlineView, PersonRef } from '@nianbao/contracts';
import { addWorkdays, type Calendar, type Day, type Stage } from '@nianbao/workdays';
import { type Awaited, whoHasPart, whoHasReport, whoHasSection } from '@nianbao/workflow';
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

/** Every obligation of a report that is open now, with those who owe it. */
export function openDeadlines(
  facts: ReportFacts,
  people: PeopleIndex,
  settings: DeadlineSettings,
  calendar: Calendar,
): OpenDeadline[] {
  const { report, cycle } = facts;
  const dues = plannedDues(cycle, report.edition);
  const ofParts = facts.parts.flatMap((part) => {
    const own = plannedDuesOf(part, cycle, report.edition, settings, calendar);
    return whoHasPart({ ...part.standing, dues: own }).map((awaited) => ({ part, awaited }));
  });
  const ofReport = [
    ...facts.sections.flatMap((section) => whoHasSection({ ...section, dues })),
    ...whoHasReport({ ...facts.whole, dues }),
  ].map((awaited) => ({ part: null, awaited }));
  const owed: OpenDeadline[] = [];
  for (const { part, awaited } of [...ofParts, ...ofReport]) {
    const kind = deadlineKindOf(awaited, facts);
    if (kind === null) continue;
    const asked = people.inAny(awaited.seats);
    const of = BY_PART.has(kind) ? part : null;
    const same = owed.find((one) => one.kind === kind && one.part === of);
    if (same) same.people = uniquePeople([...same.people, ...asked]);
    else owed.push(newDeadline(kind, of, awaited.dueOn, asked.length > 0 ? asked : people.holders('office')));
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
export function deadlineKindOf(
  { task, stage }: Pick<Awaited, 'task' | 'stage'>,
  { report, cycle }: Pick<ReportFacts, 'report' | 'cycle'>,
): DeadlineKind | null {
  if (task === 'send' || task === 'review') return task;
  if (stage === null || task === 'begin_review') return null;
  const kind = KIND_OF_STAGE[stage];
  if (kind === 'assign' && (report.status !== 'draft' || cycle.assignDue === null)) return null;
  return kind;
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
