import { randomUUID } from 'node:crypto';
import type { DeadlineSettings, DeadlineView, OrganisationSettings, PersonRef } from '@nianbao/contracts';
import { type Calendar, type Day, daysBetween } from '@nianbao/workdays';
import { type EntityManager, IsNull } from 'typeorm';
import type { PeopleIndex } from '../../body/people/people-index.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { Deadline } from './deadline.entity.ts';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';
import { effectiveDue, type OpenDeadline, openDeadlines } from './open-deadlines.ts';
import { writeDeadlines } from './deadlines.queries.ts';
import { factsOfState, type ReportFacts } from './report-facts.ts';

/** An open obligation with the row that identifies it. */
export interface Standing {
  row: Deadline;
  open: OpenDeadline;
}
/** One whose day is another than before. */
export interface MovedDeadline extends Standing {
  from: Day;
}

export interface Settled {
  facts: ReportFacts;
  people: PeopleIndex;
  settings: DeadlineSettings;
  nearWorkdays: number;
  calendar: Calendar;
  standing: Standing[];
  moved: MovedDeadline[];
}

/** What is known of a body while its deadlines are settled. */
export interface KnownOfBody {
  settings: OrganisationSettings;
  people: PeopleIndex;
  calendar: Calendar;
}

export const knownOf = ({ organisation, people, calendar }: ReportState): KnownOfBody => ({
  settings: organisation.settings,
  people,
  calendar,
});

/**
 * Brings the rows of a report in line with what is owed now: new ones are opened, those met are closed with the day and
 * how late it was, those that ended otherwise are set aside. Call it in the transaction of the step, so that the day is
 * the day of the step; it may be called again at any time and then changes nothing.
 */
export async function settleDeadlines(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
  today: Day,
  extended: { partId: string } | null = null,
): Promise<Settled> {
  const state = await loadReportState(tx, organisationId, reportId);
  return settleFacts(tx, await factsOfState(tx, state), knownOf(state), today, extended);
}

/** The same where everything but the deadlines was read already. */
export async function settleFacts(
  tx: EntityManager,
  facts: ReportFacts,
  { settings: all, people, calendar }: KnownOfBody,
  today: Day,
  extended: { partId: string } | null = null,
): Promise<Settled> {
  const { id: reportId, organisationId } = facts.report;
  const settings = deadlineSettingsOf(all);
  const rows = await tx.find(Deadline, {
    where: { reportId, organisationId, doneOn: IsNull(), replaced: false },
  });
  const owed = openDeadlines(facts, people, settings, calendar);
  const matched = new Map(owed.map((open) => [open, rows.find((row) => isOf(row, open))]));
  const kept = new Set(matched.values());
  const changed = new Set<Deadline>(
    rows.filter((row) => !kept.has(row)).map((row) => closed(row, facts, today)),
  );
  const opened: Deadline[] = [];

  const standing: Standing[] = [];
  const moved: MovedDeadline[] = [];
  for (const [open, known] of matched) {
    const row = known ?? (await reopened(tx, facts, open));
    if (row && !known) changed.add(row);
    const { dueOn, basis } = effectiveDue(open, row?.openedOn ?? today, facts, settings, calendar);
    const isExtended = extended !== null && open.kind === 'fill' && open.part?.id === extended.partId;
    const because = isExtended ? 'extension' : basis;
    if (!row) {
      const fresh = newRow(facts, open, { dueOn, basis: because }, today);
      opened.push(fresh);
      standing.push({ open, row: fresh });
      continue;
    }
    // A day that lies ahead was written by a clock that was wrong; from it on nobody would be reminded.
    if (row.since > today)
      changed.add(Object.assign(row, { since: today, openedOn: earlier(row.openedOn, today) }));
    if (row.dueOn !== dueOn) {
      moved.push({ row, open, from: row.dueOn });
      changed.add(Object.assign(row, { dueOn, basis: because, since: today }));
    }
    standing.push({ open, row });
  }
  await writeDeadlines(tx, [...changed], opened);
  return { facts, people, settings, nearWorkdays: all.nearWorkdays, calendar, standing, moved };
}

/** The same obligation of the same 科室; handed to another it is a new one. */
export const isOf = (row: Deadline, { kind, part, departmentId }: OpenDeadline): boolean =>
  row.kind === kind && row.partId === (part?.id ?? null) && row.departmentId === departmentId;

const newRow = (
  { report }: ReportFacts,
  { kind, part, departmentId }: OpenDeadline,
  due: { dueOn: Day; basis: DeadlineView['basis'] },
  today: Day,
): Deadline => ({
  id: randomUUID(),
  organisationId: report.organisationId,
  reportId: report.id,
  partId: part?.id ?? null,
  kind,
  departmentId,
  ...due,
  openedOn: today,
  since: today,
  doneOn: null,
  lateDays: null,
  replaced: false,
});

/** Who takes back what they submitted owes what they owed before, and is not reminded of it anew. */
async function reopened(tx: EntityManager, facts: ReportFacts, open: OpenDeadline): Promise<Deadline | null> {
  if (open.kind !== 'fill' || open.part?.status !== 'drafting') return null;
  const [last] = await tx.find(Deadline, {
    where: { partId: open.part.id, reportId: facts.report.id, kind: 'fill' },
    order: { openedOn: 'DESC', since: 'DESC', doneOn: 'DESC' },
    take: 1,
  });
  if (!last || last.replaced || !isOf(last, open) || last.dueOn !== open.dueOn) return null;
  return Object.assign(last, { doneOn: null, lateDays: null });
}

function closed(row: Deadline, facts: ReportFacts, today: Day): Deadline {
  const doneOn = wasMet(row, facts) ? ((row.kind === 'deliver' ? facts.deliveredOn : null) ?? today) : null;
  return Object.assign(row, {
    doneOn,
    lateDays: doneOn === null ? null : Math.max(0, daysBetween(row.dueOn, doneOn)),
    replaced: doneOn === null,
  });
}

/** Whether it ended because it was done, or because it was taken away. */
function wasMet(row: Deadline, { report, parts, deliveredOn }: ReportFacts): boolean {
  const part = parts.find(({ id }) => id === row.partId);
  const after = (...statuses: string[]) => statuses.includes(report.status);
  switch (row.kind) {
    case 'assign':
      return report.status !== 'draft';
    case 'fill':
      return part !== undefined && ['submitted', 'endorsed', 'accepted'].includes(part.status);
    case 'endorse':
      return part !== undefined && ['endorsed', 'accepted', 'returned'].includes(part.status);
    case 'review':
      return true;
    case 'secrecy':
      // What was objected to is judged as well: it is the office's now, and asked for anew once it changed.
      return after('reviewing', 'signing', 'signed', 'published');
    case 'send':
      return after('signing', 'signed', 'published');
    case 'sign':
      // Returned by the leader, it was judged; taken back by the office, it was not.
      return after('signed', 'published') || parts.some(({ status }) => status === 'returned');
    case 'deliver':
      return deliveredOn !== null;
    case 'publish':
      return after('published');
  }
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

export const peopleIds = (people: readonly PersonRef[]): string[] => people.map(({ id }) => id);
