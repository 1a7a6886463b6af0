import { type Calendar, calendarWith, official } from '@nianbao/workdays';
import type { EntityManager } from 'typeorm';
import { CalendarDayRow, CalendarYear } from './calendar-day.entity.ts';

/** The working days of a body: the State Council's arrangements with what it entered itself. */
export async function calendarOf(tx: EntityManager, organisationId: string): Promise<Calendar> {
  const days = await tx.findBy(CalendarDayRow, { organisationId });
  const years = await tx.findBy(CalendarYear, { organisationId });
  if (days.length === 0 && years.length === 0) return official;
  return calendarWith(
    days,
    years.map(({ year }) => year),
  );
}
