import { TITLE_END } from '../words/document-words.ts';

/** A line of a notice as its container gave it: a paragraph, or a row with its cells. */
export interface NoticeLine {
  line: number;
  text: string;
  cells?: readonly string[];
}

/** The lines of pasted text; bars and tabs part the cells of a row. */
export const linesOfText = (text: string): NoticeLine[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/u).flatMap((raw, index) => {
    const words = raw.trim();
    if (words === '') return [];
    const cells = words
      .split(/[|｜│\t]/u)
      .map((cell) => cell.trim())
      .filter((cell, at, all) => cell !== '' || (at > 0 && at < all.length - 1));
    return [{ line: index + 1, text: words, cells: cells.length > 1 ? cells : [] }];
  });

/**
 * Half width, blanks of every kind as one sign; as long as the original, so that a place in one is the same place in the other.
 */
export const plainOf = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/gu, (sign) => sign.normalize('NFKC'))
    .replace(/[\s\u200b\ufeff]/gu, ' ')
    .replaceAll('﹝', '〔')
    .replaceAll('﹞', '〕');

const PAGE_NUMBER = /^(?:[-—–─·•\s]{0,6}\d{1,3}[-—–─·•\s]{0,6}|第\s?\d{1,3}\s?页.{0,12})$/u;
const ENDS = /[。;:!?.]$/u;
const BEGINS =
  /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|附件|抄送|[①-⑳])/u;
/** Narrower pages are forms, wider ones are not broken by hand. */
const [NARROWEST, WIDEST] = [18, 60];

/** Paragraphs whole again where a page broke its lines at one width; numbers of pages left out. */
export function withoutPageBreaks(lines: readonly NoticeLine[]): NoticeLine[] {
  const kept = lines.filter(({ text }) => text.trim() !== '' && !PAGE_NUMBER.test(text.trim()));
  const width = widthOf(kept);
  const joined: NoticeLine[] = [];
  let open = false;
  for (const line of kept) {
    const plain = plainOf(line.text).trim();
    const before = joined.at(-1);
    if (open && before && isProse(line) && !BEGINS.test(plain) && !plain.endsWith(':'))
      joined[joined.length - 1] = { ...before, text: before.text + line.text.trim() };
    else joined.push(line);
    open =
      width !== null &&
      isProse(line) &&
      plain.length >= width - 2 &&
      !ENDS.test(plain) &&
      !TITLE_END.test(plain);
  }
  return joined;
}

const isProse = ({ cells }: NoticeLine): boolean => (cells ?? []).length < 2;

/** The width of the page, where at least three lines reach it and none is longer. */
function widthOf(lines: readonly NoticeLine[]): number | null {
  const lengths = lines.filter(isProse).map(({ text }) => text.trim().length);
  const widest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (widest < NARROWEST || widest > WIDEST) return null;
  return lengths.filter((length) => length >= widest - 2).length >= 3 ? widest : null;
}
