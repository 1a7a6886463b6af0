import { Injectable } from '@nestjs/common';
import type { BurnDownView, TimelinessView } from '@nianbao/contracts';
import { findFormat } from '@nianbao/report-formats';
import { estimatedYears, todayInShanghai } from '@nianbao/workdays';
import { DataSource, type EntityManager } from 'typeorm';
import { calendarOf } from '../../body/calendar/calendar-of.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Cycle } from '../../report/cycles/cycle.entity.ts';
import { legalDateOf } from '../../report/cycles/cycle-plan.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { Part } from '../../report/parts/part.entity.ts';
import { partTitle } from '../../report/parts/scope.ts';
import { Report } from '../../report/reports/report.entity.ts';
import { type Step, pointsOf } from './burn-down.ts';
import { forecastOf } from './burn-down-forecast.ts';
import { forecastWords } from './forecast-words.ts';
import { outcomeOf } from './part-outcome.ts';
import { findHandedIn } from './timeliness.queries.ts';

/** How the 科室 did over the years, and whether this year will be done in time. Reads only. */
@Injectable()
export class BoardsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async timeliness(user: SignedInUser): Promise<TimelinessView> {
    const { organisationId } = readerOf(user);
    const tx = this.db.manager;
    const calendar = await calendarOf(tx, organisationId);
    const today = this.clock.today();
    const rows = await findHandedIn(tx, organisationId);
    const parts = rows.map(({ formatId, sectionId, scope, ...row }) => ({
      ...row,
      title: partTitle(findFormat(formatId), { sectionId, scope }),
      ...outcomeOf(row, today, calendar),
    }));
    const days = (row: (typeof rows)[number]) => [row.dueOn ?? today, row.doneOn ?? today];
    const estimated = rows.filter((row) => estimatedYears(days(row), calendar).length > 0);
    return { today, parts, estimatedYears: [...new Set(estimated.map(({ year }) => year))] };
  }

  async burnDown(user: SignedInUser, reportId: string): Promise<BurnDownView> {
    const { organisationId } = readerOf(user);
    const tx = this.db.manager;
    const report = await tx.findOneByOrFail(Report, { id: reportId, organisationId });
    const cycle = await tx.findOneByOrFail(Cycle, { id: report.cycleId, organisationId });
    const organisation = await tx.findOneByOrFail(Organisation, { id: organisationId });
    const calendar = await calendarOf(tx, organisationId);
    const today = this.clock.today();
    const total = await tx.countBy(Part, { reportId, organisationId });
    const left = total - (await tx.countBy(Part, { reportId, organisationId, status: 'accepted' }));
    const opened = await openedOn(tx, report, cycle);
    const startedOn = opened < today ? opened : today;
    const points = pointsOf(await stepsOf(tx, report), { total, left, startedOn, today });
    const dates = {
      reviewDue: cycle.reviewDue,
      publishDue: cycle.publishDue,
      legalDate: legalDateOf(organisation, report.year),
    };
    const { forecast: led, grounds } = forecastOf(points, dates, today, calendar);
    const forecast: BurnDownView['forecast'] = isRunning(report) ? led : { kind: 'closed' };
    return {
      reportId,
      year: report.year,
      today,
      startedOn: points[0]?.day ?? startedOn,
      total,
      left,
      points,
      ...dates,
      forecast,
      words: forecastWords(forecast, grounds, { today, left, legalDate: dates.legalDate }),
    };
  }
}

/** On its way to the first review of all parts; a correction has no legal date. */
const isRunning = ({ status, edition }: Report): boolean =>
  edition === 1 && (status === 'draft' || status === 'collecting' || status === 'reviewing');

function readerOf(user: SignedInUser): SignedInUser {
  requireRole(user, 'office', 'leader', 'auditor');
  return user;
}

/** The day on which the year was opened for input; of a year opened before that was recorded, the day it was made. */
async function openedOn(
  tx: EntityManager,
  { id, organisationId }: Report,
  { createdAt }: Cycle,
): Promise<string> {
  const [row] = await tx.query<{ at: Date }[]>(
    `SELECT at FROM audit_entry WHERE organisation_id = $1 AND report_id = $2 AND action = 'report.open'
     ORDER BY at LIMIT 1`,
    [organisationId, id],
  );
  return todayInShanghai(row?.at ?? createdAt);
}

function stepsOf(tx: EntityManager, { id, organisationId }: Report): Promise<Step[]> {
  return tx.query(
    `SELECT (e.at AT TIME ZONE 'Asia/Shanghai')::date::text AS day, e.after ->> 'status' = 'accepted' AS accepted
     FROM audit_entry e JOIN part p ON p.id = e.part_id
     WHERE e.organisation_id = $1 AND e.report_id = $2 AND e.action LIKE 'part.%'
       AND (e.before ->> 'status' = 'accepted') <> (e.after ->> 'status' = 'accepted')
     ORDER BY e.sequence`,
    [organisationId, id],
  );
}
