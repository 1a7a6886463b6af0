import arrangements from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type Day, fromNumber, toNumber, weekdayOf } from './dates.ts';
import { estimatedHolidays } from './estimate.ts';

/** Whether a year's days off are known from the State Council's notice or only guessed. */
export type CalendarStatus = 'announced' | 'estimated';

/** A day entered by a body itself, with the number of the notice that says so. */
export interface Correction {
  day: Day;
  working: boolean;
  source: string;
}

export interface Calendar {
  isWorkday(day: Day): boolean;
  status(year: number): CalendarStatus;
}

const holidays: ReadonlySet<Day> = new Set(Object.keys(arrangements.holidays));
const workedWeekends: ReadonlySet<Day> = new Set(Object.keys(arrangements.workdays));
// A New Year's holiday may begin in December: a single entry does not make its year announced.
const announcedYears = new Set(
  [...holidays].map((day) => Number(day.slice(0, 4))).filter((year) => holidays.has(`${year}-10-01`)),
);
const estimates = new Map<number, ReadonlySet<Day>>();

/** The State Council's arrangements, as far as they are announced; other years by estimate. */
export const official: Calendar = {
  isWorkday(day) {
    if (workedWeekends.has(day)) return true;
    if (holidays.has(day)) return false;
    return isWeekday(day) && !holidaysExpectedIn(Number(day.slice(0, 4))).has(day);
  },
  status: (year) => (announcedYears.has(year) ? 'announced' : 'estimated'),
};

/**
 * The official calendar with the days that a body entered or corrected itself. A year in `enteredYears` was entered
 * completely from its notice: nothing in it is estimated any more.
 */
export function calendarWith(
  corrections: readonly Correction[],
  enteredYears: readonly number[] = [],
): Calendar {
  const own = new Map(corrections.map(({ day, working }) => [fromNumber(toNumber(day)), working]));
  const entered = new Set(enteredYears);
  return {
    isWorkday(day) {
      const known = own.get(day);
      if (known !== undefined) return known;
      const year = Number(day.slice(0, 4));
      return entered.has(year) && official.status(year) === 'estimated'
        ? isWeekday(day)
        : official.isWorkday(day);
    },
    status: (year) => (entered.has(year) ? 'announced' : official.status(year)),
  };
}

/** Monday to Friday, whatever the notices say. */
export function isWeekday(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6;
}

function holidaysExpectedIn(year: number): ReadonlySet<Day> {
  const known = estimates.get(year);
  if (known) return known;
  const days = announcedYears.has(year) ? new Set<Day>() : estimatedHolidays(year);
  estimates.set(year, days);
  return days;
}
