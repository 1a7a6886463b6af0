import type { SourceLine } from '../source/line.ts';
import { squeeze, wordsOf } from '../normalise.ts';
import { isHeadingText, numbered } from './headings.ts';

/** A heading of the first level that is not printed as 一、. */
export interface FirstLevel {
  number: string;
  title: string;
}

const NUMERALS = [...'一二三四五六七八九十'];
const FORMS: readonly RegExp[] = [
  /^([一二三四五六七八九十])[ \u00a0\u3000]+(?=\S)/u,
  /^[（(]\s?([一二三四五六七八九十])\s?[）)][、.．]?\s{0,3}/u,
];
/** Fewer are an enumeration in the text. */
const FEWEST = 3;

/** Where no 一、 is printed, headings with a blank behind the numeral, or with the numeral in brackets, in order from 一. */
export function firstLevel(
  lines: readonly SourceLine[],
  body: readonly number[],
): ReadonlyMap<number, FirstLevel> {
  const plain = body.filter((at) => lines[at]?.style === 'plain' || lines[at]?.style === 'spaces');
  const usual = plain.some((at) => {
    const number = numbered(lines[at]?.text ?? '');
    return number?.depth === 0 && isHeadingText(number.rest) && /[、.．,，章分]/u.test(number.number);
  });
  if (usual) return new Map();
  for (const form of FORMS) {
    const found = new Map<number, FirstLevel>();
    for (const at of plain) {
      const text = lines[at]?.text ?? '';
      const match = form.exec(text);
      const title = match ? text.slice(match[0].length) : '';
      if (!match || match[1] !== NUMERALS[found.size] || !isTitle(title)) continue;
      found.set(at, { number: match[0], title });
    }
    if (found.size >= FEWEST) return found;
  }
  return new Map();
}

/** Short and no sentence; a full stop at its end does not make it one. */
const isTitle = (text: string): boolean =>
  isHeadingText(text.replace(/。$/u, '')) && wordsOf(text).length >= 2 && squeeze(text).length <= 30;
