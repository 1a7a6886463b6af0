import type { DeadlineKind, DeadlineSettings, DeadlineView, PersonRef } from '@nianbao/contracts';
import { addWorkdays, type Calendar, type Day } from '@nianbao/workdays';
import type { PeopleIndex } from '../../body/people/people-index.ts';
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
  const { status } = facts.report;
  const filling = status === 'collecting' || status === 'reviewing';
  return [
    ...(filling ? facts.parts.flatMap((part) => partDeadline(facts, part, people, settings, calendar)) : []),
    ...reportDeadlines(facts, people),
  ];
}

function partDeadline(
  { cycle }: ReportFacts,
  part: PartFact,
  people: PeopleIndex,
  settings: DeadlineSettings,
  calendar: Calendar,
): OpenDeadline[] {
  const { departmentId } = part;
  const dueOn = part.dueOn ?? cycle.inputDue;
  const heads = people.holders('department_head', departmentId);
  switch (part.status) {
    case 'assigned':
    case 'drafting':
    case 'returned':
      return [
        {
          kind: 'fill',
          part,
          departmentId,
          dueOn,
          aDayAtLeast: false,
          people: fillersOf(part, people, heads),
        },
      ];
    case 'submitted': {
      const planned =
        dueOn === cycle.inputDue && cycle.endorseDue !== null
          ? cycle.endorseDue
          : addWorkdays(dueOn, (cycle.plan?.basis ?? settings).durations.endorse, calendar);
      const reviewers = part.reviewersAsked.flatMap((id) => people.inPlaceOf(id));
      const asked = reviewers.length > 0 ? reviewers : heads;
      return [{ kind: 'endorse', part, departmentId, dueOn: planned, aDayAtLeast: true, people: asked }];
    }
    default:
      return [];
  }
}

/** Those named; before anybody is, the head who must name them; without a head, everybody who may fill. */
function fillersOf(part: PartFact, people: PeopleIndex, heads: PersonRef[]): PersonRef[] {
  if (part.assignees.length > 0) return part.assignees;
  const contributors = people.holders('contributor', part.departmentId);
  const asked = part.status === 'assigned' && heads.length > 0 ? heads : contributors;
  return asked.length > 0 ? asked : heads.length > 0 ? heads : people.holders('office');
}

function reportDeadlines(
  { report, cycle, parts, deliveredOn, cleared, nextSignerId }: ReportFacts,
  people: PeopleIndex,
) {
  // A correction has no dates of its own in the plan: it is rework.
  const planned = (day: Day | null) => (report.edition === 1 ? day : null);
  const owed = (
    kind: DeadlineKind,
    day: Day | null,
    asked: PersonRef[],
    aDayAtLeast = true,
  ): OpenDeadline => ({
    kind,
    part: null,
    departmentId: null,
    dueOn: planned(day),
    aDayAtLeast,
    people: asked,
  });
  const office = people.holders('office');
  const found: OpenDeadline[] = [];
  const { status } = report;
  if (status === 'draft' && cycle.assignDue !== null)
    found.push(owed('assign', cycle.assignDue, office, false));
  if (status === 'reviewing') {
    const accepted = parts.every((part) => part.status === 'accepted');
    if (parts.some((part) => part.status === 'endorsed')) found.push(owed('review', cycle.reviewDue, office));
    const secrecyDue = cycle.secrecyDue ?? cycle.reviewDue;
    if (!cleared) found.push(owed('secrecy', secrecyDue, people.holders('secrecy_reviewer')));
    if (accepted && cleared) found.push(owed('send', secrecyDue, office));
  }
  if (status === 'signing' && nextSignerId !== null)
    found.push(owed('sign', cycle.signDue, people.withDelegates('leader', nextSignerId)));
  if (status === 'signed') found.push(owed('publish', cycle.publishDue, office, false));
  const delivers = status === 'signed' || status === 'published';
  // What is owed of the first edition is owed until some edition was sent: a correction does not make it rework.
  if (delivers && cycle.deliverDue !== null && deliveredOn === null)
    found.push({ ...owed('deliver', null, office, false), dueOn: cycle.deliverDue });
  return found;
}

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
