import { splitLabel, squeeze } from '../normalise.ts';
import { isPageNumber } from '../report/chrome.ts';
import type { SourceLine } from '../source/line.ts';
import { isHead, type TableLabels } from './labels.ts';
import { readValue } from './values.ts';

/** A cell of a table that is being read, whatever told it apart from its neighbours. */
export interface Token {
  text: string;
  /** Index of its line among the source lines. */
  at: number;
  /** The source shows where its cell begins and ends, so that a blank one counts. */
  explicit: boolean;
  /** Closes a row: a line of bars, or the end of a line of several cells. */
  end: boolean;
}

/** The cells of the lines from `from` on, cut as they are asked for. */
export class TokenStream {
  private readonly tokens: Token[] = [];
  private readonly lines: readonly SourceLine[];
  private readonly labels: TableLabels;
  private next: number;
  private readonly last: number;

  constructor(lines: readonly SourceLine[], from: number, reach: number, labels: TableLabels) {
    this.lines = lines;
    this.labels = labels;
    this.next = from;
    this.last = Math.min(lines.length, from + reach);
  }

  at(i: number): Token | undefined {
    while (i >= this.tokens.length && this.next < this.last) {
      const source = this.lines[this.next];
      if (source) for (const token of tokensOf(source, this.next, this.labels)) this.tokens.push(token);
      this.next += 1;
    }
    return this.tokens[i];
  }
}

/** The cells of one line, as the table `labels` would have them. */
export function tokensOf(source: SourceLine, at: number, labels: TableLabels): Token[] {
  if (source.style === 'end') return [{ text: '', at, explicit: false, end: true }];
  const token = (text: string, explicit: boolean): Token => ({ text, at, explicit, end: false });
  if (source.style === 'bars' || source.style === 'tabs' || source.style === 'grid') {
    const cells = source.cells.flatMap((text) => (text.length < 200 ? spread(text, source, labels) : [text]));
    return [...cells.map((text) => token(text, true)), { text: '', at, explicit: true, end: true }];
  }
  const words = source.style === 'cell' ? source.cells : splitWords(source, labels);
  const end = words.length > 1 ? [{ text: '', at, explicit: false, end: true }] : [];
  return [...words.map((text) => token(text, false)), ...end];
}

/** A cell that holds a whole row of figures, as badly made pages have it. */
function spread(text: string, source: SourceLine, labels: TableLabels): string[] {
  const parts = text.split(/\s+/u).filter((part) => part !== '');
  if (parts.length < 4 || source.cells.length > 4) return [text];
  return parts.every((part) => readValue(part) !== null || isHead(labels, part)) && !isHead(labels, text)
    ? parts
    : [text];
}

/** A plain line cut at its blanks, if that leaves figures or heads; otherwise the line whole. */
function splitWords(source: SourceLine, labels: TableLabels): string[] {
  const { text } = source;
  if (text.length > 200 || !/\s/u.test(text) || isPageNumber(text)) return [text];
  const words = text.split(/\s+/u);
  const figures = words.filter((word) => /\d/u.test(word) || readValue(word) !== null);
  const last = words.at(-1) ?? '';
  if (figures.length > 0 && readValue(last) !== null) return joinLabel(words);
  const [first = '', ...rest] = words;
  if (rest.length > 0 && text.length < 80 && labels.words.has(splitLabel(first).bare))
    return [first, rest.join(' ')];
  if (words.every((word) => isHead(labels, word)) && !labels.heads.includes(squeeze(text))) return words;
  return source.cells.length > 1 ? source.cells : [text];
}

/** `1. 属于国家秘密 0 0` begins with one label, not two. */
function joinLabel(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (
      before !== undefined &&
      /^[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]?[.、．]?$/u.test(before) &&
      readValue(before) === null
    )
      joined[joined.length - 1] = `${before} ${word}`;
    else joined.push(word);
  }
  return joined;
}
