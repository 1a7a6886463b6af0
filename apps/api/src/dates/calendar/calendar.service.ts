import { Injectable } from '@nestjs/common';
import type {
  Body,
  CalendarChange,
  CalendarDay,
  CalendarView,
  ReplanPreview,
  Response,
  updateCalendar,
} from '@nianbao/contracts';
import { addDays, type Calendar, calendarWith, dayInWords, isWeekday, noticeOf } from '@nianbao/workdays';
import { holds } from '@nianbao/workflow';
import { DataSource, type EntityManager, In } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { previewOf } from '../deadlines/replan.ts';
import { ReplanningService } from '../deadlines/replanning.service.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { namesOf } from '../../body/people/names-of.ts';
import { CalendarDayRow, CalendarYear } from '../../body/calendar/calendar-day.entity.ts';
import { calendarOf, lockCalendar } from '../../body/calendar/calendar-of.ts';

const YEARS_AHEAD = 3;

/** The working days of a body. A day it enters moves every open deadline that was counted, shown before it is done. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly replanning: ReplanningService,
  ) {}

  get(user: SignedInUser, year: number): Promise<CalendarView> {
    return this.viewOf(this.db.manager, user, year);
  }

  /** What the change would move; the same change, sent with the fingerprint of this, does it. */
  async preview(user: SignedInUser, change: CalendarChange): Promise<ReplanPreview> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    const tx = this.db.manager;
    const calendar = changed(await ownOf(tx, organisationId), change);
    return previewOf(await this.replanning.replansWith(tx, organisationId, calendar));
  }

  update(
    user: SignedInUser,
    { change, fingerprint, alsoByHand }: Body<typeof updateCalendar>,
  ): Promise<Response<typeof updateCalendar>> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      // Two admins come one after the other, a year that is being opened comes before, and every open year waits.
      await lockCalendar(tx, organisationId, 'update');
      await tx.query(`SELECT id FROM report WHERE organisation_id = $1 ORDER BY id FOR UPDATE`, [
        organisationId,
      ]);
      const own = await ownOf(tx, organisationId);
      const before = affected(own, change);
      const replans = await this.replanning.replansWith(tx, organisationId, changed(own, change));
      if (previewOf(replans).fingerprint !== fingerprint) throw new Problem('stale-version');
      await write(tx, user, change);
      const why = whyOf(change);
      const changes = await this.replanning.apply(tx, user, replans, alsoByHand, why);
      await record(tx, {
        organisationId,
        actor: user,
        action: 'calendar.update',
        before,
        after: { ...change, moved: changes.length },
        comment: why,
      });
      const year = yearOf(change) ?? Number(this.clock.today().slice(0, 4));
      return { calendar: await this.viewOf(tx, user, year), applied: { changes } };
    });
  }

  private async viewOf(tx: EntityManager, user: SignedInUser, year: number): Promise<CalendarView> {
    const { organisationId } = user;
    const calendar = await calendarOf(tx, organisationId);
    const { days, years } = await ownOf(tx, organisationId);
    const names = await namesOf(
      tx,
      days.map(({ enteredBy }) => enteredBy),
    );
    const own = new Map(days.map((row) => [row.day, row]));
    const entered = years.find((one) => one.year === year);
    const now = Number(this.clock.today().slice(0, 4));
    return {
      year,
      status: calendar.status(year),
      announcedBy: entered?.source ?? noticeOf(year),
      announcedHere: entered !== undefined,
      days: daysOf(year).flatMap((day): CalendarDay[] => {
        const row = own.get(day);
        const working = calendar.isWorkday(day);
        if (!row && working === isWeekday(day)) return [];
        const origin = row ? 'own' : calendar.status(year) === 'estimated' ? 'estimate' : 'notice';
        const enteredBy = row ? (names.get(row.enteredBy) ?? null) : null;
        return [{ day, working, origin, source: row?.source ?? null, enteredBy }];
      }),
      estimatedYears: Array.from({ length: YEARS_AHEAD + 1 }, (_, i) => now + i).filter(
        (one) => calendar.status(one) === 'estimated',
      ),
      mayEdit: holds(user, 'admin'),
    };
  }
}

interface Own {
  days: CalendarDayRow[];
  years: CalendarYear[];
}

const ownOf = async (tx: EntityManager, organisationId: string): Promise<Own> => ({
  days: await tx.find(CalendarDayRow, { where: { organisationId }, order: { day: 'ASC' } }),
  years: await tx.findBy(CalendarYear, { organisationId }),
});

/** The calendar as it would be. */
function changed({ days, years }: Own, { set, remove, announced }: CalendarChange): Calendar {
  const gone = new Set([...remove, ...set.map(({ day }) => day)]);
  const kept = years.map(({ year }) => year).filter((year) => year !== announced?.year);
  const added = announced && announced.source !== null ? [announced.year] : [];
  return calendarWith([...days.filter(({ day }) => !gone.has(day)), ...set], [...kept, ...added]);
}

/** What stood where something is changed, for the record. */
const affected = ({ days, years }: Own, { set, remove, announced }: CalendarChange) => {
  const named = new Set([...remove, ...set.map(({ day }) => day)]);
  return {
    days: days
      .filter(({ day }) => named.has(day))
      .map(({ day, working, source }) => ({ day, working, source })),
    announced: years.find(({ year }) => year === announced?.year)?.source ?? null,
  };
};

async function write(tx: EntityManager, user: SignedInUser, { set, remove, announced }: CalendarChange) {
  const { organisationId } = user;
  if (remove.length > 0) await tx.delete(CalendarDayRow, { organisationId, day: In(remove) });
  if (set.length > 0)
    await tx.upsert(
      CalendarDayRow,
      set.map((one) => ({ ...one, organisationId, enteredBy: user.id, enteredAt: new Date() })),
      ['organisationId', 'day'],
    );
  if (!announced) return;
  const { year, source } = announced;
  if (source === null) await tx.delete(CalendarYear, { organisationId, year });
  else await tx.upsert(CalendarYear, { organisationId, year, source }, ['organisationId', 'year']);
}

function whyOf({ set, remove, announced }: CalendarChange): string {
  const [first] = set;
  const source = first?.source ?? announced?.source;
  if (announced?.source === null) return `撤销${announced.year}年放假安排录入完整`;
  if (announced) return `${announced.year}年放假安排${source ? `（${source}）` : ''}`;
  if (first) {
    const what = `${dayInWords(first.day)}${first.working ? '上班' : '放假'}`;
    return `${what}${set.length > 1 ? `等 ${set.length} 天` : ''}（${first.source}）`;
  }
  const [removed] = remove;
  return removed
    ? `撤销${dayInWords(removed)}${remove.length > 1 ? `等 ${remove.length} 天` : ''}的更正`
    : '放假安排';
}

const yearOf = ({ set, remove, announced }: CalendarChange): number | null => {
  const day = set[0]?.day ?? remove[0];
  return announced?.year ?? (day === undefined ? null : Number(day.slice(0, 4)));
};

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
}
