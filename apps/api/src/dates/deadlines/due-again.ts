import type { OrganisationSettings } from '@nianbao/contracts';
import { addWorkdays, type Calendar, type Day } from '@nianbao/workdays';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';

/** Whoever gets work back, or from others, has the body's days for it at least; a later date stays as it is. */
export function dueAgain(
  settings: OrganisationSettings,
  calendar: Calendar,
  today: Day,
  dueOn: Day | null,
): Day {
  const least = addWorkdays(today, deadlineSettingsOf(settings).reworkDays, calendar);
  return dueOn !== null && dueOn > least ? dueOn : least;
}
