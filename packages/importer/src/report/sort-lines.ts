import type { ReportContent } from '@nianbao/report-formats';
import { wordsOf } from '../normalise.ts';
import type { SourceLine } from '../source/line.ts';
import type { ImportNote, UnplacedPiece } from '../result.ts';
import { isChrome, isChromeInText } from './chrome.ts';
import { isHeadingText, numbered } from './headings.ts';
import { metadataKey, pairsOfCells, pairsOfLine, pairsOfWords, WEAK, type Pair } from './metadata.ts';
import { annualSectionOf } from './section-titles.ts';
import { findTitle } from './title.ts';

/** What a page prints around the text, and the indexes of the lines that are left for it. */
export interface SortedLines {
  title: string;
  metadata: ReportContent['metadata'];
  body: number[];
  notes: ImportNote[];
  unplaced: UnplacedPiece[];
}

/** Parts title, metadata and page furniture from the text. `taken` lines belong to official tables. */
export function sortLines(lines: readonly SourceLine[], taken: ReadonlySet<number>): SortedLines {
  const sorted: SortedLines = { title: '', metadata: {}, body: [], notes: [], unplaced: [] };
  const open = lines.flatMap((_, at) => (taken.has(at) ? [] : [at]));
  const zones = zonesOf(lines, open, taken);
  let over = false;
  const left = takeMetadata(lines, open, zones, sorted).filter((at) => {
    const line = lines[at];
    if (!line) return false;
    over ||= at >= zones.tail && RELATED.test(line.text);
    if (over) {
      drop(sorted, line);
      return false;
    }
    if (line.image) return keepsImage(line, at, zones, sorted);
    if (isHeadOfPage(line) || (!line.chrome && !isFurniture(line, at >= zones.head && at < zones.tail)))
      return true;
    drop(sorted, line);
    return false;
  });
  const head = left.filter(
    (at) => at < zones.head && (lines[at]?.cells.length === 1 || lines[at]?.style === 'spaces'),
  );
  const marked = head.filter((at) => (lines[at]?.heading ?? 9) <= 2);
  const title = findTitle(lines, marked) ?? findTitle(lines, head);
  sorted.title = title?.title ?? '';
  sorted.body = title ? aroundTitle(lines, left, title.lines, sorted, zones.head) : left;
  return sorted;
}

/** From here on a page points at others. */
const RELATED =
  /^(?:【|\[)?(?:相关|推荐|热点|延伸)(?:文档|链接|文章|信息|阅读|报道|稿件|解读|推荐|新闻|文件|内容)/u;

const isFurniture = (line: SourceLine, inText: boolean): boolean => {
  if (!inText) return isChrome(line.text);
  return (line.style === 'plain' || line.style === 'spaces') && isChromeInText(line.text);
};

/** Titles are found even inside what is named like page furniture. */
const isHeadOfPage = (line: SourceLine): boolean =>
  line.heading !== null && line.heading <= 2 && /报告|年报/u.test(line.text);

/** The pictures of the text cannot be taken along; those around it are the page's. */
function keepsImage(line: SourceLine, at: number, zones: Zones, sorted: SortedLines): boolean {
  if (!line.image || line.chrome || at < zones.head || at >= zones.tail) return false;
  const name = line.image.caption || '图片';
  sorted.unplaced.push({ text: `[${name}] ${line.image.source}`, line: line.line });
  sorted.notes.push({
    kind: 'image',
    message: '正文中的图片未导入，请另行上传',
    printed: name,
    line: line.line,
  });
  return false;
}

interface Zones {
  /** Index of the first line of the text proper. */
  head: number;
  /** Index after its last line. */
  tail: number;
}

/** The text proper lies between the first and the last line that no page furniture looks like. */
function zonesOf(lines: readonly SourceLine[], open: readonly number[], taken: ReadonlySet<number>): Zones {
  const isText = (at: number): boolean => {
    const line = lines[at];
    if (!line || line.chrome || line.image || line.style === 'end') return false;
    if (pairsOf(line)) return false;
    if (line.text.length > 90 && /[。；;，,]/u.test(line.text)) return true;
    const number = numbered(line.text);
    return (number?.depth === 0 && isHeadingText(number.rest)) || annualSectionOf(line.text) !== null;
  };
  const isEnd = (at: number): boolean => {
    const line = lines[at];
    return (
      line !== undefined &&
      !line.chrome &&
      !pairsOf(line) &&
      (/。/u.test(line.text) || numbered(line.text) !== null) &&
      !isChrome(line.text)
    );
  };
  const head = open.find(isText) ?? open.find((at) => /。/u.test(lines[at]?.text ?? '')) ?? lines.length;
  const lastTaken = [...taken].reduce((last, at) => Math.max(last, at), -1);
  return {
    head: Math.min(head, ...[...taken].slice(0, 1)),
    tail: Math.max(lastTaken, open.findLast(isEnd) ?? -1) + 1,
  };
}

const known = new WeakMap<SourceLine, Pair[] | null>();

function pairsOf(line: SourceLine): Pair[] | null {
  const answer = known.get(line);
  if (answer !== undefined) return answer;
  const pairs = (line.cells.length > 1 ? pairsOfCells(line.cells) : null) ?? pairsOfLine(line.text);
  known.set(line, pairs);
  return pairs;
}

function takeMetadata(
  lines: readonly SourceLine[],
  open: readonly number[],
  zones: Zones,
  sorted: SortedLines,
): number[] {
  const rest: number[] = [];
  let after: boolean = false;
  for (let i = 0; i < open.length; i += 1) {
    const at = open[i] ?? -1;
    const line = lines[at];
    if (!line) continue;
    const outside = at < zones.head || at >= zones.tail;
    const pairs = outside && !line.image ? (pairsOf(line) ?? listedPairs(lines, open, i)) : null;
    const value: ValueBelow | null = pairs || !outside ? null : valueBelow(lines, open, i, after);
    after = pairs !== null || value !== null;
    if (pairs) {
      const below = valueBelow(lines, open, i, true);
      const last = pairs.at(-1);
      if (below && last && last.value === '') {
        last.value = below.value;
        i = below.next - 1;
      }
      for (const pair of pairs) keep(pair, line, sorted);
    } else if (value) {
      keep(value.pair, line, sorted);
      i = value.next - 1;
    } else rest.push(at);
  }
  return rest;
}

const knownWords = new WeakMap<SourceLine, Pair[] | null>();

function wordPairsOf(line: SourceLine | undefined): Pair[] | null {
  if (!line || (line.style !== 'plain' && line.style !== 'spaces')) return null;
  const answer = knownWords.get(line);
  if (answer !== undefined) return answer;
  const pairs = pairsOfWords(line.text);
  knownWords.set(line, pairs);
  return pairs;
}

/** Lines that each begin with such a word, three in a row, one of them with a word that begins no other line. */
function listedPairs(lines: readonly SourceLine[], open: readonly number[], i: number): Pair[] | null {
  const at = (position: number): Pair[] | null => wordPairsOf(lines[open[position] ?? -1]);
  const own = at(i);
  if (!own) return null;
  let from = i;
  while (from > 0 && i - from < 8 && at(from - 1)) from -= 1;
  let to = i;
  while (to - i < 8 && at(to + 1)) to += 1;
  const around = Array.from({ length: to - from + 1 }, (_, index) => at(from + index) ?? []).flat();
  const strong = around.filter(({ word, value }) => !WEAK.has(word) && value !== '').length;
  return to - from >= 2 && strong >= 2 ? own : null;
}

/** What a value below its word must look like; the line may as well be the title, after a word without a value. */
const VALUES: Readonly<Partial<Record<NonNullable<Pair['key']>, RegExp>>> = {
  indexNumber: /\d/u,
  documentNumber: /号$|〔|\[|^无$|^[-—/]$/u,
  publishedOn: /\d{4}/u,
  writtenOn: /\d{4}/u,
  views: /^\d+\s*次?$/u,
  validity: /效|废止|是|否|\d/u,
};

interface ValueBelow {
  pair: Pair;
  value: string;
  /** Position after it. */
  next: number;
}

/** A word alone in its line or cell, its value in the next. */
function valueBelow(
  lines: readonly SourceLine[],
  open: readonly number[],
  i: number,
  after: boolean,
): ValueBelow | null {
  const line = lines[open[i] ?? -1];
  if (!line || line.cells.length !== 1) return null;
  const word = line.style === 'cell' ? (line.cells[0] ?? '') : line.text;
  const key = metadataKey(word);
  if (!key || (line.style !== 'cell' && !/[:：]$/u.test(word) && !isListed(lines, open, i, key, after)))
    return null;
  let next = i + 1;
  while (lines[open[next] ?? -1]?.style === 'end' && line.style !== 'cell') next += 1;
  const below = lines[open[next] ?? -1];
  const text = below?.cells[0] ?? '';
  const blank =
    !below ||
    below.style === 'end' ||
    below.cells.length > 1 ||
    (line.style !== 'cell' && key.key !== null && VALUES[key.key]?.test(text) === false) ||
    metadataKey(text) !== null ||
    pairsOf(below) !== null ||
    text.length > 60 ||
    isChrome(text) ||
    /。|.{8}(?:报告|年报)$/u.test(text) ||
    (line.style === 'cell') !== (below.style === 'cell');
  return blank
    ? { pair: { ...key, value: '', printed: word }, value: '', next: i + 1 }
    : { pair: { ...key, value: text, printed: `${word} ${text}` }, value: text, next: next + 1 };
}

/** A word without a colon is believed where its value looks the part and other such words stand beside it. */
function isListed(
  lines: readonly SourceLine[],
  open: readonly number[],
  i: number,
  { key, word }: Pick<Pair, 'key' | 'word'>,
  after: boolean,
): boolean {
  const text = (position: number): string => lines[open[position] ?? -1]?.text ?? '';
  const fits = key !== null && (VALUES[key]?.test(text(i + 1)) ?? true);
  return fits && !WEAK.has(word) && (after || metadataKey(text(i + 2)) !== null);
}

function keep(pair: Pair, line: SourceLine, sorted: SortedLines): void {
  const { printed } = pair;
  if (pair.key === null) {
    sorted.unplaced.push({ text: printed, line: line.line });
    return;
  }
  const before = sorted.metadata[pair.key];
  if (before === undefined || before === '') sorted.metadata[pair.key] = pair.value;
  else if (before !== pair.value) {
    sorted.unplaced.push({ text: printed, line: line.line });
    sorted.notes.push({
      kind: 'metadata',
      message: `“${pair.word}”与前面的同类信息不同，未采用`,
      printed,
      line: line.line,
    });
  }
}

/** Short lines above the title are the site's; the title printed again says nothing new. */
function aroundTitle(
  lines: readonly SourceLine[],
  left: readonly number[],
  title: readonly number[],
  sorted: SortedLines,
  head: number,
): number[] {
  const first = title[0] ?? 0;
  return left.filter((at) => {
    const line = lines[at];
    if (!line || title.includes(at)) return false;
    const above = at < first && line.text.length <= 60 && !/[。；]/u.test(line.text);
    const again = at < head && wordsOf(line.text) === wordsOf(sorted.title);
    if (above || again) drop(sorted, line);
    return !above && !again;
  });
}

function drop(sorted: SortedLines, line: SourceLine): void {
  if (line.style !== 'end' && line.text !== '') sorted.unplaced.push({ text: line.text, line: line.line });
}
