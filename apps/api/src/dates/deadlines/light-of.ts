import type { LightView } from '@nianbao/contracts';
import { type Calendar, type Day, daysBetween, deadlineLight, estimatedYears } from '@nianbao/workdays';

const LIGHTS = { green: 'green', yellow: 'yellow', red: 'red', done: 'grey' } as const;

/** By whose calendar, on which day, and from how many working days left a date is near. */
export interface Seen {
  today: Day;
  nearWorkdays: number;
  calendar: Calendar;
}

export function lightOf(
  { dueOn, doneOn }: { dueOn: Day; doneOn: Day | null },
  { today, nearWorkdays, calendar }: Seen,
): LightView {
  const { light, words } = deadlineLight(
    { dueOn, today, nearWorkdays, doneOn: doneOn ?? undefined },
    calendar,
  );
  return {
    light: LIGHTS[light],
    words,
    lateDays: doneOn === null ? null : Math.max(0, daysBetween(dueOn, doneOn)),
    estimated: doneOn === null && estimatedYears([dueOn], calendar).length > 0,
  };
}
