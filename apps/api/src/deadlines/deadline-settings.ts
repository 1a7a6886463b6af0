import type { DeadlineSettings, OrganisationSettings } from '@nianbao/contracts';
import { DEFAULT_DURATIONS } from '@nianbao/workdays';

/** Late for a day: the head of the 科室 hears of it; a day more: the office; two more: the leader. */
export const DEFAULT_DEADLINES: DeadlineSettings = {
  durations: DEFAULT_DURATIONS,
  deliverFirst: true,
  reworkDays: 2,
  escalation: [
    { to: 'department_head', afterDays: 1 },
    { to: 'office', afterDays: 1 },
    { to: 'leader', afterDays: 2 },
  ],
  tellFromHour: 8,
};

export const deadlineSettingsOf = (settings: OrganisationSettings): DeadlineSettings =>
  settings.deadlines ?? DEFAULT_DEADLINES;
