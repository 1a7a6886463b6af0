import { type Calendar, type CalendarStatus, official } from './calendar.ts';
import { addDays, type Day, fromNumber, toNumber } from './dates.ts';

export function isWorkday(day: Day, calendar: Calendar = official): boolean {
  return calendar.isWorkday(day);
}

/** Whether a date in that year may be relied on, or must be shown as an estimate. */
export function calendarStatus(year: number, calendar: Calendar = official): CalendarStatus {
  return calendar.status(year);
}

/** The `count`-th working day after `day`, or before it when negative; `day` itself is never counted. */
export function addWorkdays(day: Day, count: number, calendar: Calendar = official): Day {
  if (!Number.isInteger(count)) throw new RangeError(`工作日数应为整数，现为 ${count}。`);
  let number = toNumber(day);
  for (let left = Math.abs(count); left > 0;) {
    number += Math.sign(count);
    if (calendar.isWorkday(fromNumber(number))) left -= 1;
  }
  return fromNumber(number);
}

/** Working days after `start` up to and with `end`; negative when `end` is earlier. */
export function workdaysBetween(start: Day, end: Day, calendar: Calendar = official): number {
  const [from, to] = [toNumber(start), toNumber(end)];
  if (to < from) return 0 - workdaysBetween(end, start, calendar);
  let count = 0;
  for (let number = from + 1; number <= to; number++) if (calendar.isWorkday(fromNumber(number))) count += 1;
  return count;
}

export function lastWorkdayOnOrBefore(day: Day, calendar: Calendar = official): Day {
  let candidate = fromNumber(toNumber(day));
  while (!calendar.isWorkday(candidate)) candidate = addDays(candidate, -1);
  return candidate;
}

export function firstWorkdayOnOrAfter(day: Day, calendar: Calendar = official): Day {
  let candidate = fromNumber(toNumber(day));
  while (!calendar.isWorkday(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

/** Those of the days that lie in a year whose arrangement is not announced, as years: they are shown as estimates. */
export function estimatedYears(days: readonly Day[], calendar: Calendar = official): number[] {
  const years = new Set(days.map((day) => Number(day.slice(0, 4))));
  return [...years].filter((year) => calendar.status(year) === 'estimated').toSorted((a, b) => a - b);
}
