import { simplified } from './traditional.ts';

/** Matching forms of printed words. Only ever compared, never stored. */

/** Half width, simplified, without any blank and without readings in brackets. */
export const squeeze = (text: string): string =>
  simplified(
    text
      .replace(/[①-⑳]/gu, (mark) => `(${mark.codePointAt(0) === undefined ? '' : mark.normalize('NFKC')})`)
      .normalize('NFKC')
      .replace(/[\s\u200b\ufeff]+/gu, '')
      .replace(READING, ''),
  );

/** The words as printed, less the sounds of their characters in brackets. */
export const withoutReadings = (text: string): string => text.replace(READING, '');

/** The sound of the character before it, as pages for learners print it: 開(kāi). */
const READING = /(?<=[\u4e00-\u9fff])[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}[)）]/gu;

const NUMBERING =
  /^(?:其中[:,、]?|\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\)[、.,]?|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.,](?!\d))/u;
const PUNCTUATION = /[\p{P}\p{S}]+/gu;

/** `(一)1.` and the like before a label, and the label's own words without any punctuation. */
export function splitLabel(text: string): { number: string; body: string; bare: string } {
  let rest = squeeze(text);
  let number = '';
  for (let found = NUMBERING.exec(rest); found; found = NUMBERING.exec(rest)) {
    number += found[0];
    rest = rest.slice(found[0].length);
  }
  const bare = rest.replace(/\([^()]*\)?/gu, '');
  return { number, body: wordsOf(rest), bare: wordsOf(bare) };
}

/** Squeezed, without punctuation and symbols. */
export const wordsOf = (text: string): string => squeeze(text).replace(PUNCTUATION, '');

/** Edit distance, given up once it exceeds `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

/** Same words up to a slip of the pen: one character in six. */
export function alike(a: string, b: string): boolean {
  if (a === b) return true;
  // Slips at both ends at once do not happen; saying so early saves the comparison.
  if (a[0] !== b[0] && a.at(-1) !== b.at(-1)) return false;
  const limit = Math.floor(Math.min(a.length, b.length) / 6);
  return limit > 0 && distance(a, b, limit) <= limit;
}
