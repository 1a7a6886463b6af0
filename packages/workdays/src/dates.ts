/** A day in Shanghai as `YYYY-MM-DD`. It has no time of day: a deadline is the end of it. */
export type Day = string;

const MILLISECONDS = 86_400_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** Days since 1970-01-01; throws for anything that is not a day of the calendar. */
export function toNumber(day: Day): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // Some engines read 30 February as 2 March: the way back must lead to the same text.
  if (Number.isNaN(time) || fromNumber(time / MILLISECONDS) !== day)
    throw new RangeError(`“${day}”不是有效日期，应为 2026-01-31 这样的形式。`);
  return time / MILLISECONDS;
}

export function fromNumber(number: number): Day {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

export function addDays(day: Day, count: number): Day {
  return fromNumber(toNumber(day) + count);
}

/** Calendar days from `start` to `end`; negative when `end` is earlier. */
export function daysBetween(start: Day, end: Day): number {
  return toNumber(end) - toNumber(start);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((toNumber(day) + 4) % 7) + 7) % 7;
}

/** `1月31日（周六）` */
export function dayInWords(day: Day): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日（${WEEKDAYS[weekdayOf(day)]}）`;
}

/** The day it is in Shanghai at that moment, whatever the zone of the machine. China has no summer time. */
export function todayInShanghai(now: Date): Day {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
