import { DATE_FORMS, type DateWords } from './date-forms.ts';

/** A date where it stands in a sentence; `end` lies after the weekday, the hour and the word that makes it a limit. */
export interface DateMention extends DateWords {
  start: number;
  end: number;
  /** 0 is Sunday. */
  weekday: number | null;
  /** 前, 之前, 止, 内 and the like follow. */
  limited: boolean;
}

const WEEKDAYS = '日一二三四五六';
const LIMITS = '之前|以前|前|之内|以内|内|为止|止|截止';
const TAIL = new RegExp(
  ` {0,2}(?:\\((?<note>[^()]{0,16})\\))? {0,2}(?<weekday>(?:本?周|星期|礼拜)[一二三四五六日天])? {0,2}` +
    `(?:[上下]午|中午|晚上?|当[日天])? {0,2}(?:\\d{1,2} {0,2}[:时点] {0,2}(?:\\d{1,2}分?|整|半)?)? {0,2}(?:下班)? {0,2}(?<limit>${LIMITS})?`,
  'uy',
);

/** Every date of the sentence in its order; two never share a character. */
export function findDates(plain: string): DateMention[] {
  const found: DateMention[] = [];
  const taken = new Uint8Array(plain.length);
  for (const { pattern, read } of DATE_FORMS)
    for (const match of plain.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (taken.subarray(match.index, end).includes(1)) continue;
      const words = read(match.groups ?? {});
      if (!words) continue;
      taken.fill(1, match.index, end);
      found.push({ ...words, start: match.index, ...tailAt(plain, end) });
    }
  return found.toSorted((a, b) => a.start - b.start);
}

function tailAt(plain: string, from: number): Pick<DateMention, 'end' | 'weekday' | 'limited'> {
  TAIL.lastIndex = from;
  const match = TAIL.exec(plain);
  const note = match?.groups?.['note'] ?? '';
  const weekday = /(?:周|星期|礼拜)([一二三四五六日天])/u.exec(match?.groups?.['weekday'] ?? note)?.[1];
  const limited = match?.groups?.['limit'] !== undefined || /前|截止/u.test(note);
  const named = weekday === undefined ? null : WEEKDAYS.indexOf(weekday === '天' ? '日' : weekday);
  // Words after a date belong to it only where they say something of it.
  const said = limited || named !== null;
  return { end: from + (said ? (match?.[0].length ?? 0) : 0), weekday: named, limited };
}
