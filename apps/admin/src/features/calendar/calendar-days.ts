import type { CalendarDay, CalendarView } from '@nianbao/contracts';
import { addDays, isWeekday } from '@nianbao/workdays';

export interface ShownDay {
  day: string;
  working: boolean;
  /** Null: as the week would have it. */
  exception: CalendarDay | null;
}

export interface ShownMonth {
  month: number;
  /** Rows of seven from Monday; null before the first and after the last. */
  weeks: (ShownDay | null)[][];
}

/** The twelve months as sheets of weeks. */
export function monthsOf({ year, days }: CalendarView): ShownMonth[] {
  const exceptions = new Map(days.map((one) => [one.day, one]));
  return Array.from({ length: 12 }, (_, i) => {
    const first = `${year}-${String(i + 1).padStart(2, '0')}-01`;
    const cells: (ShownDay | null)[] = Array.from({ length: weekdayFromMonday(first) }, () => null);
    for (let day = first; day.startsWith(first.slice(0, 7)); day = addDays(day, 1)) {
      const exception = exceptions.get(day) ?? null;
      cells.push({ day, working: exception?.working ?? isWeekday(day), exception });
    }
    while (cells.length % 7 > 0) cells.push(null);
    const weeks = Array.from({ length: cells.length / 7 }, (__, week) => cells.slice(week * 7, week * 7 + 7));
    return { month: i + 1, weeks };
  });
}

const weekdayFromMonday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** Days in a row of one kind and one source. */
export interface Span {
  from: string;
  to: string;
  working: boolean;
  origin: CalendarDay['origin'];
  source: string | null;
  enteredBy: string | null;
  days: string[];
}

/** The exceptions of a year as one would say them: `2月15日至23日放假`. A weekend inside a holiday belongs to it. */
export function spansOf(days: readonly CalendarDay[]): Span[] {
  const spans: Span[] = [];
  for (const { day, ...rest } of days) {
    const last = spans.at(-1);
    const joins =
      last &&
      last.working === rest.working &&
      last.origin === rest.origin &&
      last.source === rest.source &&
      last.enteredBy === rest.enteredBy &&
      (addDays(last.to, 1) === day || (!rest.working && onlyWeekendBetween(last.to, day)));
    if (joins) {
      last.to = day;
      last.days.push(day);
    } else spans.push({ from: day, to: day, days: [day], ...rest });
  }
  return spans;
}

function onlyWeekendBetween(from: string, to: string): boolean {
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) if (isWeekday(day)) return false;
  return true;
}

/** Every day from the first to the last. */
export function daysBetweenBoth(from: string, to: string): string[] {
  const found: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) found.push(day);
  return found;
}
