import { squeeze } from '../normalise.ts';

const DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  O: '0',
  '０': '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** `二〇二〇年` as `2020年`, whatever sign stands for the zero. */
export const arabicYears = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(
      /二\s*[〇○零O0]\s*[〇○零O0一二三四五六七八九\d]\s*[〇○零O0一二三四五六七八九\d](?=\s*年)/gu,
      (year) => [...squeeze(year)].map((digit) => DIGITS[digit] ?? digit).join(''),
    );

const FIRST_YEAR = 2007;
const LAST_YEAR = 2099;

const valid = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;

/** The year that a title names. */
export function yearOfTitle(title: string): number | null {
  const match = /(20\d\d)\s*年?/u.exec(arabicYears(title));
  return match && valid(Number(match[1])) ? Number(match[1]) : null;
}

/** The year of a date printed on the page. */
export const yearOfDate = (text: string): number | null => yearOfTitle(text);
