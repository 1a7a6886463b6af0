import { addDays, type Day, weekdayOf } from './dates.ts';
import { lunarFestivals } from './lunar.ts';

/**
 * The days off to expect in a year whose arrangement is not announced, weekends apart: the lengths that are usual under
 * the 《全国年节及纪念日放假办法》 of 2024, its 补假 for a day on a weekend (第六条) and the bridge to the weekend from a
 * Tuesday or Thursday. Which weekends are worked instead nobody can know, so none is: a date planned on an estimate is
 * rather too early than too late.
 */
export function estimatedHolidays(year: number): ReadonlySet<Day> {
  const lunar = lunarFestivals(year);
  const autumn = lunar?.midAutumn ?? '';
  // In the week of 国庆节 it lengthens that week by a day.
  const joined = autumn >= `${year}-10-01`;
  return new Set([
    ...single(`${year}-01-01`),
    ...(lunar ? daysFrom(addDays(lunar.spring, -1), 8) : []),
    ...single(qingming(year)),
    ...daysFrom(`${year}-05-01`, 5),
    ...(lunar ? single(lunar.dragonBoat) : []),
    ...(lunar && !joined ? single(autumn) : []),
    ...daysFrom(`${year}-10-01`, joined ? 8 : 7),
    // A 元旦 on a Tuesday reaches back into this year.
    ...single(`${year + 1}-01-01`),
  ]);
}

/** A holiday of one day, with what joins it to a weekend. 0 is Sunday. */
const JOINED: Readonly<Record<number, number>> = { 0: 1, 2: -1, 4: 1, 6: 2 };
function single(day: Day): Day[] {
  const by = JOINED[weekdayOf(day)];
  return by === undefined ? [day] : [day, addDays(day, by)];
}

/** The day of the sun's term 清明, by the usual formula, right for this century. */
function qingming(year: number): Day {
  const short = year % 100;
  const day = Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4);
  return `${year}-04-0${day}`;
}

function daysFrom(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}
