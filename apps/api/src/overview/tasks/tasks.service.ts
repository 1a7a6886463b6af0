import { Injectable } from '@nestjs/common';
import type { DeadlineKind, PartSummary, PartTask, ReportTask, TasksView } from '@nianbao/contracts';
import { allowedReportActions, holds } from '@nianbao/workflow';
import { DataSource, type EntityManager, In, Not } from 'typeorm';
import { calendarOf } from '../../body/calendar/calendar-of.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { lightOf } from '../../dates/deadlines/light-of.ts';
import { factsJudged } from '../../dates/deadlines/report-facts.ts';
import { peopleOf } from '../../body/people/people-index.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import type { Part } from '../../report/parts/part.entity.ts';
import { partSummaryOf } from '../../steps/parts/part.view.ts';
import { judge, type Judgement } from '../../report/reports/judgement.ts';
import { Report } from '../../report/reports/report.entity.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { loadStepDues, type StepDues } from './step-dues.ts';
import { handOnsOf, mostUrgentFirst, type Waited, waitingOf } from './waiting.ts';

/** 待我处理: what waits for a person in every open report of the body, soonest deadline first. */
@Injectable()
export class TasksService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async get(user: SignedInUser): Promise<TasksView> {
    const tx = this.db.manager;
    const { settings } = await tx.findOneByOrFail(Organisation, { id: user.organisationId });
    const open = await tx.find(Report, {
      where: { organisationId: user.organisationId, status: Not(In(['published', 'taken_down'])) },
      select: { id: true },
    });
    const parts: Omit<PartTask, 'light'>[] = [];
    const reports: Omit<ReportTask, 'light'>[] = [];
    const waiting: Waited[] = [];
    const people = await peopleOf(tx, user.organisationId);
    const calendar = await calendarOf(tx, user.organisationId);
    const ids = open.map(({ id }) => id);
    const handOns = await handOnsOf(tx, user, ids);
    const dues = await loadStepDues(tx, user.organisationId, ids);
    for (const { id } of open) {
      const state = await loadReportState(tx, user.organisationId, id);
      parts.push(...state.parts.flatMap((part) => partTask(state, part, user, dues)));
      const judgement = await judge(tx, state);
      const facts = await factsJudged(tx, state, judgement);
      reports.push(...reportTasks(state, user, judgement, dues));
      waiting.push(...waitingOf(user, { state, facts, people, calendar, handOns, dues }));
    }
    if (holds(user, 'office')) reports.push(...(await undelivered(tx, user.organisationId)));
    const { nearWorkdays } = settings;
    const seen = { today: this.clock.today(), nearWorkdays, calendar };
    const light = (dueOn: string | null, doneOn: string | null) =>
      dueOn === null ? null : lightOf({ dueOn, doneOn }, seen);
    const due = (day: string | null) => day ?? '9999-12-31';
    return {
      today: seen.today,
      nearWorkdays,
      parts: parts
        .toSorted((a, b) => due(a.dueOn).localeCompare(due(b.dueOn)))
        .map((task) => ({ ...task, light: light(task.dueOn, doneOnOf(task)) })),
      reports: reports
        .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
        .map((task) => ({ ...task, light: lightOf({ dueOn: task.dueOn, doneOn: null }, seen) })),
      waiting: waiting.toSorted(mostUrgentFirst).map((item) => ({ ...item, light: light(item.dueOn, null) })),
    };
  }
}

/** What is judged is not done by having been filled in. */
const doneOnOf = ({ kind, part }: Omit<PartTask, 'light'>): string | null =>
  kind === 'endorse' || kind === 'review' ? null : part.doneOn;

function partTask(
  state: ReportState,
  row: Part,
  user: SignedInUser,
  dues: StepDues,
): Omit<PartTask, 'light'>[] {
  const part = partSummaryOf(state, row, user);
  const kind = kindOf(part, row, user);
  return kind ? [{ kind, year: state.report.year, dueOn: dueOf(kind, state, row, dues), part }] : [];
}

function dueOf(
  kind: PartTask['kind'],
  { report, cycle }: ReportState,
  { id, dueOn }: Part,
  dues: StepDues,
): string | null {
  switch (kind) {
    case 'fill':
    case 'hand_out':
      return dues('fill', report.id, id) ?? dueOn;
    case 'endorse':
      return dues('endorse', report.id, id) ?? cycle.endorseDue ?? dueOn;
    case 'review':
      return dues('review', report.id) ?? cycle.reviewDue;
    case 'assign':
      return dues('assign', report.id) ?? cycle.assignDue ?? dueOn;
    case 'wait':
      return dueOn;
  }
}

function kindOf(part: PartSummary, row: Part, user: SignedInUser): PartTask['kind'] | null {
  const may = (action: PartSummary['allowedActions'][number]) => part.allowedActions.includes(action);
  if (may('assign')) return 'assign';
  if (may('accept')) return 'review';
  if (may('endorse')) return 'endorse';
  if (may('delegate') && part.status === 'assigned' && part.assignees.length === 0) return 'hand_out';
  // A head may write in what was handed out, but it waits for those to whom it was given.
  const othersFill = part.assignees.length > 0 && part.assignees.every(({ id }) => id !== user.id);
  if (part.mayFill && !othersFill) return 'fill';
  const mine = user.memberships.some(
    ({ departmentId }) => departmentId !== null && departmentId === row.departmentId,
  );
  return mine && part.status !== 'accepted' && part.status !== 'unassigned' ? 'wait' : null;
}

function reportTasks(
  { report, cycle, format }: ReportState,
  user: SignedInUser,
  { signersLeft, clearedSections }: Pick<Judgement, 'signersLeft' | 'clearedSections'>,
  dues: StepDues,
): Omit<ReportTask, 'light'>[] {
  const allowed = allowedReportActions(report.status, { signersLeft }, user);
  const task = (
    kind: ReportTask['kind'],
    step: DeadlineKind,
    planned: string,
  ): Omit<ReportTask, 'light'> => ({
    kind,
    reportId: report.id,
    year: report.year,
    title: report.title,
    status: report.status,
    dueOn: dues(step, report.id) ?? planned,
  });
  return [
    ...(allowed.includes('sign') ? [task('sign', 'sign', cycle.signDue)] : []),
    ...(allowed.includes('pass_secrecy_review') && clearedSections.size < format.sections.length
      ? [task('review_secrecy', 'secrecy', cycle.secrecyDue ?? cycle.reviewDue)]
      : []),
    ...(allowed.includes('send_to_sign') ? [task('send_to_sign', 'send', cycle.signDue)] : []),
    ...(allowed.includes('publish') ? [task('publish', 'publish', cycle.publishDue)] : []),
  ];
}

/** What is signed or public already and was not sent to the superior body. */
const undelivered = (tx: EntityManager, organisationId: string): Promise<Omit<ReportTask, 'light'>[]> =>
  tx.query(
    `SELECT 'deliver' AS kind, r.id AS "reportId", r.year, r.title, r.status, d.due_on::text AS "dueOn"
     FROM deadline d JOIN report r ON r.id = d.report_id
     WHERE d.organisation_id = $1 AND d.kind = 'deliver' AND d.done_on IS NULL AND NOT d.replaced`,
    [organisationId],
  );
