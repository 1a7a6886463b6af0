import { readNumeral, readYear } from '../text/numerals.ts';

/** The year of a date as it is written. */
export type YearWord = number | 'this' | 'next' | 'last' | 'following' | null;

/** What the words of a date say; what they leave out is null. `end`: the last day of the month. `vague`: no day at all. */
export interface DateWords {
  year: YearWord;
  month: number | 'this' | 'next' | null;
  day: number | 'end' | 'vague';
}

/** One way to write a date. A new way is a new entry. */
interface DateForm {
  pattern: RegExp;
  read: (groups: Readonly<Record<string, string | undefined>>) => DateWords | null;
}

/** Years told by their distance: from the year of the notice, `following` from the year reported on. */
const YEAR_WORDS: Readonly<Record<string, YearWord>> = {
  今年: 'this',
  本年: 'this',
  本年度: 'this',
  当年: 'this',
  明年: 'next',
  来年: 'next',
  下年: 'next',
  下一年: 'next',
  下年度: 'next',
  下一年度: 'next',
  次年: 'following',
  翌年: 'following',
  去年: 'last',
  上年: 'last',
  上一年: 'last',
};

const B = ' {0,2}';
const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const WRITTEN_YEAR = '(?:20\\d\\d|[二2][〇○零Oo0][〇○零Oo\\d一二三四五六七八九]{2})';
const RELATIVE = Object.keys(YEAR_WORDS)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const YEAR = `(?:(?<year>${WRITTEN_YEAR}|(?<!\\d)\\d\\d(?=${B}年${B}(?:\\d|元)))${B}年度?的?${B}|(?<relative>${RELATIVE})的?${B})`;

const yearOf = ({ year, relative }: Readonly<Record<string, string | undefined>>): YearWord =>
  year === undefined ? (YEAR_WORDS[relative ?? ''] ?? null) : readYear(year);

const monthOf = (month: string | undefined): number | null =>
  month === '元' ? 1 : month === undefined ? null : readNumeral(month);

const DAY_WORDS: Readonly<Record<string, DateWords['day']>> = { 底: 'end', 末: 'end', 内: 'end' };

const dayOf = (day: string | undefined, part: string | undefined): DateWords['day'] =>
  day === undefined ? (DAY_WORDS[part ?? ''] ?? 'vague') : (readNumeral(day) ?? 'vague');

/** The first form that reads a place keeps it. */
export const DATE_FORMS: readonly DateForm[] = [
  {
    // 2026-01-15, 2026.1.15, 2026/1/15
    pattern: new RegExp(
      `(?<![\\d.])(?<year>20\\d\\d)${B}[-./]${B}(?<month>\\d{1,2})${B}[-./]${B}(?<day>\\d{1,2})(?![\\d.]\\d)日?`,
      'gu',
    ),
    read: ({ year, month, day }) => ({
      year: readYear(year ?? ''),
      month: monthOf(month),
      day: dayOf(day, ''),
    }),
  },
  {
    // 2026年1月15日, 二〇二六年一月十五日, 1月15日, 元月底, 次年2月底, 3月中旬
    pattern: new RegExp(
      `${YEAR}?(?<![\\d一二三四五六七八九十])(?<month>${NUMBER}|元)${B}月份?(?:${B}(?<day>${NUMBER})${B}[日号]|${B}(?<part>底|末|内|初|上旬|中旬|下旬))?`,
      'gu',
    ),
    read: (groups) => ({
      year: yearOf(groups),
      month: monthOf(groups['month']),
      day: dayOf(groups['day'], groups['part']),
    }),
  },
  {
    // 本月20日, 下月5日, 本月底
    pattern: new RegExp(
      `(?<word>本月|当月|下个?月|次月)(?:${B}(?<day>${NUMBER})${B}[日号]|${B}(?<part>底|末|内|初|上旬|中旬|下旬))`,
      'gu',
    ),
    read: ({ word, day, part }) => ({
      year: null,
      month: word === '本月' || word === '当月' ? 'this' : 'next',
      day: dayOf(day, part),
    }),
  },
  {
    // 2026年底, 今年年底, 年底前
    pattern: new RegExp(`(?:${YEAR}(?:年)?(?:底|末)|(?<!每)年(?:底|末))`, 'gu'),
    read: (groups) => ({ year: yearOf(groups) ?? 'this', month: 12, day: 'end' }),
  },
  {
    // 月底前: the month of the notice
    pattern: /(?<![\d一二三四五六七八九十元每本当下次个])月(?:底|末)/gu,
    read: () => ({ year: null, month: 'this', day: 'end' }),
  },
  {
    // 春节前: a day that moves, and none that is told
    pattern: /(?:元旦|春节|清明|假期|放假|节|年关)(?=之前|以前|前)/gu,
    read: () => ({ year: null, month: null, day: 'vague' }),
  },
  {
    // 第一季度前, 明年一季度
    pattern: new RegExp(`${YEAR}?第?[一二三四1-4]季度(?:末|底|内)?`, 'gu'),
    read: (groups) => ({ year: yearOf(groups), month: null, day: 'vague' }),
  },
  {
    // 本周五前
    pattern: /(?<!\()(?:本|这|下)(?:周|星期)[一二三四五六日天末]/gu,
    read: () => ({ year: null, month: null, day: 'vague' }),
  },
  {
    // 收到通知之日起5个工作日内: nobody can tell the day from the text
    pattern: new RegExp(
      `(?:收到|接到|印发|下发|发布|公开|公布|备案|结束)[^,;。]{0,12}?(?:之?日起|后)[^,;。]{0,3}?${NUMBER}${B}个?(?:工作)?[日天月](?=之内|以内|内)`,
      'gu',
    ),
    read: () => ({ year: null, month: null, day: 'vague' }),
  },
  {
    // 1月5日至10日
    pattern: new RegExp(`(?<=[日号]${B}(?:至|到|—|–|-|~){1,2}${B})(?<day>${NUMBER})${B}[日号]`, 'gu'),
    read: ({ day }) => ({ year: null, month: null, day: dayOf(day, '') }),
  },
  {
    // 20日前, after a date that tells the month
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十月第个.-])(?<day>${NUMBER})${B}[日号](?=${B}(?:\\(|前|之前|以前|止))`,
      'gu',
    ),
    read: ({ day }) => ({ year: null, month: null, day: dayOf(day, '') }),
  },
];
