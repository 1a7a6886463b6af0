import { addDays, type Day } from './dates.ts';

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/**
 * The days off to expect in a year whose arrangement is not announced, weekends apart: the usual lengths
 * under the 《全国年节及纪念日放假办法》 of 2024. Which weekends are worked instead nobody can know, so none is:
 * a date planned on an estimate is rather too early than too late.
 */
export function estimatedHolidays(year: number): ReadonlySet<Day> {
  const newYear = lunarDay(year, 1, 1);
  return new Set([
    `${year}-01-01`,
    ...newYear.flatMap((day) => daysFrom(addDays(day, -1), 8)),
    qingming(year),
    ...daysFrom(`${year}-05-01`, 5),
    ...lunarDay(year, 5, 5),
    ...lunarDay(year, 8, 15),
    ...daysFrom(`${year}-10-01`, 7),
  ]);
}

/** The day of the sun's term 清明, by the usual formula, right for this century. */
function qingming(year: number): Day {
  const short = year % 100;
  const day = Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4);
  return `${year}-04-0${day}`;
}

/**
 * The day of `year` that is that day of the lunar calendar; none in years too far off for this system's tables.
 * Leap months are written `6bis` and never match.
 */
function lunarDay(year: number, month: number, day: number): Day[] {
  const earliest = `${year}-${String(month).padStart(2, '0')}-15`;
  const isIt = (candidate: Day) => {
    const parts = lunar.formatToParts(new Date(`${candidate}T00:00:00Z`));
    const part = (type: string) => parts.find((one) => one.type === type)?.value;
    return part('month') === String(month) && part('day') === String(day);
  };
  return daysFrom(earliest, 80).filter(isIt).slice(0, 1);
}

function daysFrom(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}
