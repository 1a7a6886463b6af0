import { splitLabel, squeeze, wordsOf } from '../normalise.ts';
import { isPageNumber } from '../report/chrome.ts';
import { type SourceLine, widthOf } from '../source/line.ts';
import { isHead, type TableWords } from './labels.ts';
import type { RawCell } from './raw.ts';
import { readValue } from './values.ts';

/** A cell of a table that is being read, whatever told it apart from its neighbours. */
export interface Token extends RawCell {
  figure: boolean;
}

/** One line cut into cells. `row`: they stand beside one another. `shown`: blank ones are there to be seen. */
export interface CutLine {
  tokens: Token[];
  row: boolean;
  shown: boolean;
  /** Bars of a line of bars alone. */
  bars: number;
}

const NUMBER_OF_ROW =
  /^\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)]?[.、．,]$|^\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)$/u;

export const isFigure = (text: string): boolean =>
  text !== '' && !NUMBER_OF_ROW.test(squeeze(text)) && readValue(text) !== null;

/** The cells of one line, as the table `words` would have them. */
export function cutLine(source: SourceLine, at: number, words: TableWords): CutLine {
  const token = (text: string, x?: number): Token => ({
    text,
    at,
    figure: isFigure(text),
    ...(x === undefined ? {} : { x }),
  });
  if (source.style === 'end')
    return {
      tokens: [],
      row: false,
      shown: false,
      bars: /^[|\s]+$/u.test(source.text) ? source.text.replace(/\s/gu, '').length : 9,
    };
  if (source.style === 'bars' || source.style === 'tabs' || source.style === 'grid') {
    const cells = source.cells.flatMap((text) => (text.length < 200 ? spread(text, source, words) : [text]));
    return { tokens: cells.map((text) => token(text)), row: true, shown: true, bars: 0 };
  }
  if (source.style === 'cell')
    return { tokens: source.cells.map((text) => token(text)), row: false, shown: false, bars: 0 };
  const tokens = wordsOfLine(source).map(({ text, x }) => token(text, x));
  return { tokens, row: tokens.length > 1, shown: source.blank === true, bars: 0 };
}

/** A cell that holds a whole row of figures, as badly made pages have it. */
function spread(text: string, source: SourceLine, words: TableWords): string[] {
  const parts = text.split(/\s+/u).filter((part) => part !== '');
  if (parts.length < 4 || source.cells.length > 4) return [text];
  return parts.every((part) => readValue(part) !== null || isHead(words, part)) && !isHead(words, text)
    ? parts
    : [text];
}

function wordsOfLine(source: SourceLine): { text: string; x?: number }[] {
  const { text, x, cells } = source;
  if (text.length > 300 || isPageNumber(text)) return [{ text }];
  const placed =
    x?.length === cells.length
      ? cells.flatMap((cell, index) => pieces(cell, x[index] ?? 0))
      : text.split(/\s+/u).map((word) => ({ text: word }));
  return placed.flatMap(unglue);
}

/** The words of a cell, each where it begins when a character is as wide as a half-width one of the source's grid. */
function pieces(cell: string, left: number): { text: string; x: number }[] {
  return [...cell.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    x: left + widthOf(cell.slice(0, match.index)),
  }));
}

/** `行政许可640`: name and figure run together. */
function unglue(word: { text: string; x?: number }): { text: string; x?: number }[] {
  const match = /^([^\d]{4,}[^\d（(第])(\d[\d,]{0,12}(?:\.\d{1,6})?)$/u.exec(word.text);
  if (!match || /[：:。，,]/u.test(match[1] ?? '')) return [word];
  return [{ ...word, text: match[1] ?? '' }, { text: match[2] ?? '' }];
}

const UNIT = /^\(?(?:单位:?)?(?:件|条|次|篇|个|人|人次|万元|元|项|份|亿元|件次|宗|起)\)?$/u;

/** A unit of its own beside the name of its row. */
export const isUnit = (text: string): boolean => UNIT.test(squeeze(text));

/** The words of a line without the figures after them. */
export function nameOf(source: SourceLine): string {
  const [first = ''] = source.cells;
  const text = source.cells.length > 1 && source.style !== 'spaces' ? first : source.text;
  return wordsOf(splitLabel(text.replace(/(?:\s+[-\d.,，％%/／—无]+)+\s*$/u, '')).body);
}
