import { Injectable } from '@nestjs/common';
import { PART_TASKS, type PartTask, REPORT_TASKS, type ReportTask, type TasksView } from '@nianbao/contracts';
import { holds, sitsInOne } from '@nianbao/workflow';
import { DataSource } from 'typeorm';
import { calendarOf } from '../../body/calendar/calendar-of.ts';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { lightOf } from '../../dates/deadlines/light-of.ts';
import { type Had, hadNow } from '../../dates/deadlines/open-deadlines.ts';
import { factsJudged } from '../../dates/deadlines/report-facts.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import type { Part } from '../../report/parts/part.entity.ts';
import { judge } from '../../report/reports/judgement.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { partSummaryOf } from '../../steps/parts/part.view.ts';
import { dueOfHad, loadStepDues } from './step-dues.ts';
import { reportsToAsk } from './reports-to-ask.ts';
import { handOnsOf, mostUrgentFirst, stepsAtOf, type Waited, waitingOf } from './waiting.ts';

type DueOf = (had: Had) => string | null;

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
    const parts: Omit<PartTask, 'light'>[] = [];
    const reports: Omit<ReportTask, 'light'>[] = [];
    const waiting: Waited[] = [];
    const calendar = await calendarOf(tx, user.organisationId);
    const ids = await reportsToAsk(tx, user.organisationId, holds(user, 'office'));
    const handOns = await handOnsOf(tx, user, ids);
    const dues = await loadStepDues(tx, user.organisationId, ids);
    for (const id of ids) {
      const state = await loadReportState(tx, user.organisationId, id);
      const judged = state.report.status === 'published' ? null : await judge(tx, state);
      const facts = await factsJudged(tx, state, judged);
      const own = handOns.filter(({ reportId }) => reportId === id);
      const had = hadNow(facts, deadlineSettingsOf(settings), calendar, (partId) => stepsAtOf(own, partId));
      const dueOf = (one: Had) => dueOfHad(dues, facts, one);
      parts.push(...partTasks(state, had, user, dueOf));
      reports.push(...reportTasks(state, had, user, dueOf));
      waiting.push(...waitingOf(user, { state, had, handOns: own, dueOf }));
    }
    const { nearWorkdays } = settings;
    const seen = { today: this.clock.today(), nearWorkdays, calendar };
    const light = (dueOn: string | null, doneOn: string | null) =>
      dueOn === null ? null : lightOf({ dueOn, doneOn }, seen);
    return {
      today: seen.today,
      nearWorkdays,
      parts: parts.toSorted(sooner).map((task) => ({ ...task, light: light(task.dueOn, doneOnOf(task)) })),
      reports: reports.toSorted(sooner).map((task) => ({ ...task, light: light(task.dueOn, null) })),
      waiting: waiting.toSorted(mostUrgentFirst).map((item) => ({ ...item, light: light(item.dueOn, null) })),
    };
  }
}

const sooner = (a: { dueOn: string | null }, b: { dueOn: string | null }): number =>
  (a.dueOn ?? '9999-12-31').localeCompare(b.dueOn ?? '9999-12-31');

/** What is judged is not done by having been filled in. */
const doneOnOf = ({ kind, part }: Omit<PartTask, 'light'>): string | null =>
  kind === 'endorse' || kind === 'review' ? null : part.doneOn;

/** Of each part what it asks of the person, else that their 科室 waits for others. */
const partTasks = (
  state: ReportState,
  had: readonly Had[],
  user: SignedInUser,
  dueOf: DueOf,
): Omit<PartTask, 'light'>[] =>
  state.parts.flatMap((row) => {
    const mine = had.find(({ part, awaited }) => part?.id === row.id && sitsInOne(awaited.seats, user));
    const kind = mine ? PART_TASKS.find((task) => task === mine.awaited.task) : waits(row, user);
    if (!kind) return [];
    const dueOn = mine ? dueOf(mine) : row.dueOn;
    return [{ kind, year: state.report.year, dueOn, part: partSummaryOf(state, row, user) }];
  });

const waits = ({ departmentId, status }: Part, { memberships }: SignedInUser): 'wait' | undefined =>
  departmentId !== null &&
  status !== 'accepted' &&
  status !== 'unassigned' &&
  memberships.some((held) => held.departmentId === departmentId)
    ? 'wait'
    : undefined;

/** What the report as a whole asks of the person, each once, however many sections ask it. */
function reportTasks(
  { report }: ReportState,
  had: readonly Had[],
  user: SignedInUser,
  dueOf: DueOf,
): Omit<ReportTask, 'light'>[] {
  const mine = had.filter(({ part, awaited }) => part === null && sitsInOne(awaited.seats, user));
  return REPORT_TASKS.flatMap((kind) => {
    const one = mine.find(({ awaited }) => awaited.task === kind);
    if (!one) return [];
    const { id: reportId, year, title, status } = report;
    return [{ kind, reportId, year, title, status, dueOn: dueOf(one) }];
  });
}
