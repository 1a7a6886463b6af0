import {
  DEFAULT_REMINDING,
  type DeadlineSettings,
  ESCALATION_LEVELS,
  type OrganisationView,
} from '@nianbao/contracts';
import { DEFAULT_DURATIONS } from '@nianbao/workdays';

export type EscalationStep = DeadlineSettings['escalation'][number];

/** What the form shows: how the body plans and reminds, and from when a date is near. */
export type DeadlineRules = DeadlineSettings & { nearWorkdays: number };

export const deadlineRulesOf = ({
  deadlines,
  nearWorkdays,
}: OrganisationView['settings']): DeadlineRules => ({
  ...DEFAULT_REMINDING,
  durations: DEFAULT_DURATIONS,
  ...deadlines,
  nearWorkdays,
});

/** The steps with that level at another distance, or left out; always from below upwards. */
export const withStep = (
  steps: readonly EscalationStep[],
  to: EscalationStep['to'],
  afterDays: number | null,
): EscalationStep[] =>
  ESCALATION_LEVELS.flatMap((level) => {
    if (level !== to) return steps.filter((step) => step.to === level);
    return afterDays === null ? [] : [{ to, afterDays }];
  });

/** On which working day after the last each is told: every step is counted from the one below. */
export function toldOn(steps: readonly EscalationStep[]): { to: EscalationStep['to']; day: number }[] {
  let day = 0;
  return steps.map(({ to, afterDays }) => {
    day += afterDays;
    return { to, day };
  });
}
