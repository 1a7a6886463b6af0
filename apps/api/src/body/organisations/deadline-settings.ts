import { DEFAULT_REMINDING, type DeadlineSettings, type OrganisationSettings } from '@nianbao/contracts';
import { DEFAULT_DURATIONS } from '@nianbao/workdays';

export const DEFAULT_DEADLINES: DeadlineSettings = { ...DEFAULT_REMINDING, durations: DEFAULT_DURATIONS };

export const deadlineSettingsOf = (settings: OrganisationSettings): DeadlineSettings =>
  settings.deadlines ?? DEFAULT_DEADLINES;
