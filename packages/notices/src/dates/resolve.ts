import { addDays, type Day, daysBetween } from '@nianbao/workdays';
import type { DateWords } from './date-forms.ts';
import type { DateMention } from './find-dates.ts';

/** What the notice itself says that a date without its year may lean on. */
export interface DateGround {
  /** The day of the notice. */
  issuedOn: Day | null;
  /** Its year, also where only the number tells it. */
  issuedIn: number | null;
  /** The year reported on. */
  year: number | null;
}

export interface Resolved {
  day: Day | null;
  /** Why it cannot be, where the words contradict themselves. */
  clash: string | null;
}

const NOTHING: Resolved = { day: null, clash: null };
const WEEKDAYS = '日一二三四五六';

/** The day meant, or null where the text does not decide it. `before`: the date that precedes it in the sentence. */
export function resolveDate(mention: DateMention, ground: DateGround, before: Day | null): Resolved {
  if (mention.day === 'vague') return NOTHING;
  const day = dayOf(mention, ground, before);
  if (day === null) return NOTHING;
  if (day === 'none')
    return { day: null, clash: `没有“${String(mention.month)}月${String(mention.day)}日”这一天` };
  if (mention.weekday === null || weekdayOf(day) === mention.weekday) return { day, clash: null };
  const clash = `${day}是星期${WEEKDAYS[weekdayOf(day)]}，通知写的是星期${WEEKDAYS[mention.weekday]}`;
  // A written year stands; one that was only concluded does not outweigh the weekday.
  return { day: typeof mention.year === 'number' ? day : null, clash };
}

const HALF_YEAR = 180;

const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

function dayOf({ year, month, day }: DateWords, ground: DateGround, before: Day | null): Day | 'none' | null {
  if (day === 'vague') return null;
  if (month === null) return before === null ? null : dayIn(Number(before.slice(0, 4)), monthIn(before), day);
  if (month === 'this' || month === 'next') {
    if (ground.issuedOn === null) return null;
    const ahead = monthIn(ground.issuedOn) + (month === 'next' ? 1 : 0);
    const issued = Number(ground.issuedOn.slice(0, 4));
    return dayIn(ahead > 12 ? issued + 1 : issued, ahead > 12 ? 1 : ahead, day);
  }
  const known = yearOf(year, ground, before);
  if (known !== null) return dayIn(known, month, day);
  return year === null ? nextAfter(month, day, ground, before) : null;
}

function yearOf(year: DateWords['year'], ground: DateGround, before: Day | null): number | null {
  if (typeof year === 'number') return year;
  if (year === 'following') {
    const base = ground.year ?? (before === null ? null : Number(before.slice(0, 4)));
    return base === null ? null : base + 1;
  }
  if (year === null || ground.issuedIn === null) return null;
  return ground.issuedIn + { this: 0, next: 1, last: -1 }[year];
}

/** A year is not written: the date goes on from the one before it, or lies in the season of the report. */
function nextAfter(
  month: number,
  day: number | 'end',
  ground: DateGround,
  before: Day | null,
): Day | 'none' | null {
  if (month < 1 || month > 12) return 'none';
  if (before !== null) {
    const year = Number(before.slice(0, 4));
    const same = dayIn(year, month, day);
    // After 12月25日 comes the 1月15日 of the next year; 电子版1月12日前 behind 纸质版1月15日前 is of the same.
    return same !== 'none' && daysBetween(same, before) > HALF_YEAR ? dayIn(year + 1, month, day) : same;
  }
  const [from, to] = windowOf(ground);
  if (from === null || to === null || from > to) return null;
  const years = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const fits = [...new Set(years)]
    .map((year) => dayIn(year, month, day))
    .filter((candidate) => candidate !== 'none' && candidate >= from && candidate <= to);
  const [only, ...more] = fits;
  if (only !== undefined) return more.length === 0 ? only : null;
  return years.every((year) => dayIn(year, month, day) === 'none') ? 'none' : null;
}

/**
 * From when to when its dates can lie: a report on 2025 is written from October 2025 to September 2026 (条例第四十九条), and a
 * notice sets dates of the months to come, or speaks of one that is just past.
 */
function windowOf({ year, issuedOn }: DateGround): [from: Day | null, to: Day | null] {
  const season: [Day, Day] | null = year === null ? null : [`${year}-10-01`, `${year + 1}-09-30`];
  if (issuedOn === null) return season ?? [null, null];
  if (season === null) return [issuedOn, addDays(issuedOn, 300)];
  const [from, to] = [addDays(issuedOn, -200), addDays(issuedOn, 300)];
  return [from > season[0] ? from : season[0], to < season[1] ? to : season[1]];
}

const monthIn = (day: Day): number => Number(day.slice(5, 7));
const two = (n: number): string => String(n).padStart(2, '0');

/** `none` where the month has no such day. */
function dayIn(year: number, month: number, day: number | 'end'): Day | 'none' {
  if (month < 1 || month > 12) return 'none';
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const date = day === 'end' ? last : day;
  return date < 1 || date > last ? 'none' : `${year}-${two(month)}-${two(date)}`;
}
