import { plainLine, type SourceLine, widthOf } from '../source/line.ts';
import { isPageNumber } from './chrome.ts';
import { isHeadingText, numbered } from './headings.ts';
import { annualSectionOf } from './section-titles.ts';

/** A line that names three sections in a row holds the whole text: each section begins a line of its own. */
export function cutAtSections(lines: readonly SourceLine[]): SourceLine[] {
  return lines.flatMap((line) => {
    if (line.text.length < 60 || line.style === 'grid' || line.cells.filter((cell) => cell !== '').length > 3)
      return [line];
    const whole = line.cells.length > 1 ? line.cells.filter((cell) => cell !== '').join('　') : line.text;
    const starts = sectionStarts(whole);
    if (starts.length < 3) return [line];
    return [0, ...starts.flatMap(({ at, end }) => [at, end])]
      .map((from, index, all) => whole.slice(from, all[index + 1]).trim())
      .filter((text) => text !== '')
      .map((text) => ({ ...plainLine(line.line, text), chrome: line.chrome }));
  });
}

const NUMERALS = '一二三四五六七八九十';

/** `一、主动公开情况 ` and so on, in order from 一. */
function sectionStarts(text: string): { at: number; end: number }[] {
  const starts: { at: number; end: number }[] = [];
  for (const match of text.matchAll(/(?<=[\s。；|])([一二三四五六七八九十])、([^\s。；|]{2,30})(?=\s)/gu)) {
    if (NUMERALS.indexOf(match[1] ?? '') !== starts.length || !isHeadingText(match[2] ?? '')) continue;
    starts.push({ at: match.index, end: match.index + match[0].length });
  }
  return starts;
}

/** Lines of a wrapped paragraph are nearly as wide as each other; by so many points they may differ. */
const RAGGED = 26;
/** Narrower lines are headings, items and cells. */
const NARROWEST = 180;
const CLOSED = /[。！？!?；;：:…]["”’）)]?$/u;

/** Paragraphs that a page's width broke into lines, whole again under the number of their first line. `taken` are of tables. */
export function joinWrapped(lines: readonly SourceLine[], taken: ReadonlySet<number>): SourceLine[] {
  const open = (at: number): SourceLine | null => {
    const line = lines[at];
    return line && !taken.has(at) && isProse(line) ? line : null;
  };
  const widths = MEASURES.map((measure) => lines.map((_, at) => measureOf(open(at), measure)));
  const full = widths.map((each) => pageWidth(each, lines));
  if (full.every((width) => width === null)) return [...lines];
  const isFull = (at: number): boolean =>
    widths.some(
      (each, index) => Math.abs((each[at] ?? 0) - (full[index] ?? Number.POSITIVE_INFINITY)) <= RAGGED,
    );
  const joined = lines.map((line) => ({ ...line }));
  for (let at = 0; at < lines.length; at += 1) {
    const first = open(at);
    if (!first) continue;
    let last = at;
    let text = first.text;
    for (let next = after(lines, last); isFull(last) && !endsHere(lines[last]); next = after(lines, last)) {
      const line = open(next);
      if (!line || beginsAnew(line)) break;
      text += /[a-z0-9]$/iu.test(text) && /^[a-z]/iu.test(line.text) ? ` ${line.text}` : line.text;
      last = next;
    }
    if (last === at) continue;
    joined[at] = { ...first, text, cells: [text], style: 'plain' };
    for (let gone = at + 1; gone <= last; gone += 1)
      if (!isPageNumber(lines[gone]?.text ?? ''))
        joined[gone] = { ...plainLine(lines[gone]?.line ?? 0, ''), cells: [], style: 'end' };
    at = last;
  }
  return joined;
}

/** Lines are broken at a width, as on paper, or at a number of characters, as programs do. */
const MEASURES: readonly ((line: SourceLine) => number)[] = [
  (line) => line.right ?? widthOf(line.text),
  (line) => [...line.text].length * 10,
];

const measureOf = (line: SourceLine | null, measure: (line: SourceLine) => number): number =>
  line ? measure(line) : 0;

const isProse = (line: SourceLine): boolean =>
  (line.style === 'plain' || line.style === 'spaces') && !line.image && !line.chrome && line.heading === null;

/** Over the page's end, where its number stands between. */
function after(lines: readonly SourceLine[], at: number): number {
  let next = at + 1;
  while (isPageNumber(lines[next]?.text ?? '')) next += 1;
  return next;
}

/** The width at which lines break off in the middle of a sentence; `null` when no two do. */
function pageWidth(widths: readonly number[], lines: readonly SourceLine[]): number | null {
  const broken = widths.filter((width, at) => {
    const next = lines[after(lines, at)];
    return width >= NARROWEST && next !== undefined && !endsHere(lines[at]) && !beginsAnew(next);
  });
  const best = broken
    .map((width) => ({ width, count: broken.filter((other) => Math.abs(other - width) <= RAGGED).length }))
    .toSorted((a, b) => b.count - a.count || b.width - a.width)[0];
  if (!best || best.count < 2) return null;
  const wider = widths.filter((width) => width > best.width + RAGGED).length;
  // Where many lines are longer, nothing broke them: they are paragraphs as they were written.
  return wider > best.count ? null : best.width;
}

const INDENT = 15;

/** A number, a heading or an indent begins something new. */
function beginsAnew(line: SourceLine): boolean {
  const number = numbered(line.text);
  return number !== null || isHeading(line) || (line.x?.[0] ?? 0) >= INDENT;
}

/** Closed by a mark, or a heading or title. */
const endsHere = (line: SourceLine | undefined): boolean =>
  line === undefined || CLOSED.test(line.text) || /(?:报告|年报)$/u.test(line.text) || isHeading(line);

function isHeading(line: SourceLine | undefined): boolean {
  if (!line) return false;
  const number = numbered(line.text);
  return (number !== null && isHeadingText(number.rest)) || annualSectionOf(line.text) !== null;
}
