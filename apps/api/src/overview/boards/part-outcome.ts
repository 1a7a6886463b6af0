import type { Outcome } from '@nianbao/contracts';
import { type Calendar, type Day, workdaysBetween } from '@nianbao/workdays';

/**
 * A day is the end of that day: what is done on it is on time, and what is done after it is late, be it a day off.
 * Early is only what came working days before.
 */
export function outcomeOf(
  { dueOn, doneOn }: { dueOn: Day | null; doneOn: Day | null },
  today: Day,
  calendar: Calendar,
): { outcome: Outcome; workdays: number } {
  if (dueOn === null) return { outcome: doneOn === null ? 'pending' : 'on_time', workdays: 0 };
  const day = doneOn ?? today;
  if (day > dueOn)
    return { outcome: doneOn === null ? 'overdue' : 'late', workdays: workdaysBetween(dueOn, day, calendar) };
  if (doneOn === null) return { outcome: 'pending', workdays: 0 };
  const before = workdaysBetween(doneOn, dueOn, calendar);
  return { outcome: before > 0 ? 'early' : 'on_time', workdays: before };
}
