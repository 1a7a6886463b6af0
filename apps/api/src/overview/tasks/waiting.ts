import type { DeadlineKind, WaitingItem } from '@nianbao/contracts';
import type { Calendar } from '@nianbao/workdays';
import { holds, holdsIn } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { DEADLINE_NAMES } from '../../dates/deadlines/deadline-words.ts';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';
import { type OpenDeadline, openDeadlines } from '../../dates/deadlines/open-deadlines.ts';
import type { PeopleIndex } from '../../body/people/people-index.ts';
import type { ReportFacts } from '../../dates/deadlines/report-facts.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import type { ReportState } from '../../report/reports/report-state.ts';
import type { StepDues } from './step-dues.ts';

/** What is waited for; how its day stands is added when it is shown. */
export type Waited = Omit<WaitingItem, 'light'>;

/** A step that put something into other hands. */
export interface HandOn {
  reportId: string;
  partId: string | null;
  action: string;
  at: Date;
  mine: boolean;
}

const PART_STEPS = ['assign', 'reassign', 'delegate', 'submit', 'withdraw', 'endorse', 'return', 'reopen'];
/** By which steps whoever is waited for got the report. */
const REPORT_STEPS: Partial<Record<DeadlineKind, readonly string[]>> = {
  secrecy: ['report.begin_review', 'report.return', 'report.take_back'],
  send: ['report.begin_review', 'report.return', 'report.take_back', 'report.pass_secrecy_review'],
  sign: ['report.send_to_sign', 'report.sign'],
  publish: ['report.sign'],
};
const STEPS = [
  ...PART_STEPS.map((step) => `part.${step}`),
  ...new Set(Object.values(REPORT_STEPS).flatMap((steps) => steps)),
];

/** Every handing-on in the reports, as the record has it, the latest first. */
export function handOnsOf(
  tx: EntityManager,
  { organisationId, id }: SignedInUser,
  reportIds: readonly string[],
): Promise<HandOn[]> {
  return tx.query(
    `SELECT report_id AS "reportId", part_id AS "partId", action, at, coalesce(actor_id = $3, false) AS mine
     FROM audit_entry WHERE organisation_id = $1 AND report_id = ANY($2::uuid[]) AND action = ANY($4)
     ORDER BY sequence DESC`,
    [organisationId, reportIds, id, STEPS],
  );
}

interface Asked {
  state: ReportState;
  facts: ReportFacts;
  people: PeopleIndex;
  calendar: Calendar;
  handOns: readonly HandOn[];
  dues: StepDues;
}

/** 等待他人: what the person handed on in one report, with who has it now and since when. */
export function waitingOf(user: SignedInUser, asked: Asked): Waited[] {
  const { facts } = asked;
  const settings = deadlineSettingsOf(asked.state.organisation.settings);
  const open = openDeadlines(facts, asked.people, settings, asked.calendar);
  return [...open.filter(({ kind }) => kind !== 'review'), ...atTheOffice(asked, facts)]
    .filter(({ people }) => people.length > 0 && people.every(({ id }) => id !== user.id))
    .flatMap((one) => waitingItem(user, asked, one));
}

function waitingItem(
  user: SignedInUser,
  { state, handOns, dues }: Asked,
  { kind, part, departmentId, people, dueOn }: OpenDeadline,
): Waited[] {
  const { report } = state;
  const steps = handOns.filter(
    ({ reportId, partId, action }) =>
      reportId === report.id &&
      (part ? partId === part.id : partId === null && REPORT_STEPS[kind]?.includes(action)),
  );
  if (!steps.some(({ mine }) => mine)) return [];
  return [
    {
      reportId: report.id,
      partId: part?.id ?? null,
      year: report.year,
      subject: part?.title ?? report.title,
      step: kind === 'fill' && part?.status === 'returned' ? '退回修改' : DEADLINE_NAMES[kind],
      holders: [...people],
      departmentName: departmentId === null ? null : (state.departmentNames.get(departmentId) ?? null),
      since: steps[0]?.at.toISOString() ?? null,
      dueOn: dues(kind, report.id, kind === 'review' ? null : part?.id) ?? dueOn,
      link: linkOf(user, report.id, part?.id ?? null, departmentId),
    },
  ];
}

/** The office's own board for the office, the part for its 科室, the whole text for everybody else. */
function linkOf(
  user: SignedInUser,
  reportId: string,
  partId: string | null,
  departmentId: string | null,
): string {
  if (holds(user, 'office')) return `/reports/${reportId}${partId ? `?part=${partId}` : ''}`;
  const own =
    departmentId !== null &&
    (holdsIn(user, 'contributor', departmentId) || holdsIn(user, 'department_head', departmentId));
  return own && partId ? `/parts/${partId}` : `/reports/${reportId}/document`;
}

/** The office owes the review of all endorsed parts together; who handed one in waits for exactly that one. */
function atTheOffice({ people }: Asked, { parts, cycle }: ReportFacts): OpenDeadline[] {
  return parts
    .filter(({ status }) => status === 'endorsed')
    .map((part) => ({
      kind: 'review',
      part,
      departmentId: part.departmentId,
      dueOn: cycle.reviewDue,
      aDayAtLeast: false,
      people: people.holders('office'),
    }));
}

/** The soonest day first, so that what is late is on top; then the longest waiting. */
export const mostUrgentFirst = (a: Waited, b: Waited): number =>
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
  (a.since ?? '').localeCompare(b.since ?? '') ||
  a.subject.localeCompare(b.subject, 'zh-CN');
