import { type Calendar, official } from './calendar.ts';
import { addWorkdays, workdaysBetween } from './count.ts';
import { addDays, type Day } from './dates.ts';

/** What was left at the end of a day. */
export interface Remaining {
  day: Day;
  left: number;
}

/** When the work would be done if it went on as in the last working days; no date where there is no ground for one. */
export type Forecast =
  | { kind: 'done' }
  | { kind: 'no_pace'; finished: number; workdays: number }
  | { kind: 'beyond'; finished: number; workdays: number }
  | { kind: 'expected'; day: Day; finished: number; workdays: number };

/** From how many of the last working days the pace is taken. */
export const PACE_WORKDAYS = 5;
/** Of one finished thing, or of one day, nobody can tell how fast it goes. */
const LEAST_FINISHED = 2;
const LEAST_WORKDAYS = 2;
/** Beyond a quarter a date would only look exact. */
const HORIZON_WORKDAYS = 60;

/**
 * Goes on from `history` (days ascending, the last of them today) at the pace of the last working days. What was taken
 * back counts against the pace. Days before the history began are no days without work: they are left out.
 */
export function forecastCompletion(history: readonly Remaining[], calendar: Calendar = official): Forecast {
  const [first] = history;
  const now = history.at(-1);
  if (!first || !now) return { kind: 'no_pace', finished: 0, workdays: 0 };
  if (now.left === 0) return { kind: 'done' };

  // The day before the first of those working days, be today one of them or a day off.
  const earliest = addDays(addWorkdays(addDays(now.day, 1), -PACE_WORKDAYS, calendar), -1);
  const from = history.findLast(({ day }) => day <= earliest) ?? first;
  const since = from.day < earliest ? earliest : from.day;
  const workdays = workdaysBetween(since, now.day, calendar);
  const finished = from.left - now.left;
  if (finished < LEAST_FINISHED || workdays < LEAST_WORKDAYS) return { kind: 'no_pace', finished, workdays };

  const needed = Math.ceil((now.left * workdays) / finished);
  if (needed > HORIZON_WORKDAYS) return { kind: 'beyond', finished, workdays };
  return { kind: 'expected', day: addWorkdays(now.day, needed, calendar), finished, workdays };
}
