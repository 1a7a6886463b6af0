import type { OrganisationSettings } from '@nianbao/contracts';
import { addWorkdays, type Day } from '@nianbao/workdays';
import type { EntityManager } from 'typeorm';
import { calendarOf } from '../../body/calendar/calendar-of.ts';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';

/** Whoever gets work back, or from others, has the body's days for it at least; a later date stays as it is. */
export async function dueAgain(
  tx: EntityManager,
  { id, settings }: { id: string; settings: OrganisationSettings },
  today: Day,
  dueOn: Day | null,
): Promise<Day> {
  const least = addWorkdays(today, deadlineSettingsOf(settings).reworkDays, await calendarOf(tx, id));
  return dueOn !== null && dueOn > least ? dueOn : least;
}
