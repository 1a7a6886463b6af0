/** A day as a text prints it; marks that were lost are read where only one reading is a day of the calendar. */
export interface PrintedDay {
  year: number | null;
  month: number;
  day: number;
  /** Some of 年, 月, 日 is not printed. */
  marksLost: boolean;
}

export interface PrintedPeriod {
  /** Position of the first character, and behind the last. */
  start: number;
  end: number;
  from: PrintedDay;
  to: PrintedDay;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Whether the calendar has the day; without a year the 29th of February counts. */
export function isDay({ year, month, day }: Pick<PrintedDay, 'year' | 'month' | 'day'>): boolean {
  const last = month === 2 && year !== null && !leap(year) ? 28 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

const DATE = '(?:(?:19|20)\\d\\d ?[年.\\-/]? ?|同年|当年|次年|翌年)?\\d{1,2} ?[月.\\-/]? ?\\d{0,2} ?日?';
const PERIOD = new RegExp(
  `(?<![\\d.])(${DATE})(?:零时)?(?:起|开始|始)?,?(?:至|到|—{1,2}|-{1,2}|~|－|–)(${DATE})`,
  'gu',
);

/** Periods from day to day. `20211230日` and `202111日` are read too. */
export const readPeriods = (text: string): PrintedPeriod[] =>
  [...text.matchAll(PERIOD)].slice(0, 20).flatMap(({ index, 0: whole, 1: first = '', 2: second = '' }) => {
    const from = readDay(first);
    const to = readDay(second);
    return from && to && (from.year !== null || to.year === null)
      ? [{ start: index, end: index + whole.length, from, to: withYear(to, second, from.year) }]
      : [];
  });

const withYear = (to: PrintedDay, printed: string, from: number | null): PrintedDay => ({
  ...to,
  year: to.year ?? (from !== null && /^[次翌]年/u.test(printed) ? from + 1 : from),
});

/** One day; `null` for figures that are none, and where the lost marks leave two readings. */
export function readDay(printed: string): PrintedDay | null {
  const text = printed.replaceAll(' ', '').replace(/^[同当次翌]年/u, '');
  const marked = /^(?:(\d{4})[年.\-/])?(\d{1,2})[月.\-/](\d{1,2})日?$/u.exec(text);
  if (marked) {
    const [, year, month, day] = marked;
    return dayOf(year === undefined ? null : Number(year), Number(month), Number(day), false);
  }
  const lost = /^(\d{4})年?(\d{1,2}月?\d{1,2}|\d{2,4})日?$/u.exec(text);
  if (!lost) return null;
  const [, year, rest = ''] = lost;
  const readings = cuts(rest).flatMap(([month, day]) => dayOf(Number(year), month, day, true) ?? []);
  return readings.length === 1 ? (readings[0] ?? null) : null;
}

/** Every way to part the figures into month and day; figures of two digits do not begin with a superfluous 0. */
function cuts(figures: string): [number, number][] {
  const [month, day] = figures.split('月');
  if (day !== undefined) return [[Number(month), Number(day)]];
  return [1, 2]
    .filter((at) => at < figures.length && figures.length - at <= 2)
    .map((at) => [Number(figures.slice(0, at)), Number(figures.slice(at))]);
}

const dayOf = (year: number | null, month: number, day: number, marksLost: boolean): PrintedDay | null =>
  month >= 1 && month <= 12 && isDay({ year, month, day }) ? { year, month, day, marksLost } : null;
