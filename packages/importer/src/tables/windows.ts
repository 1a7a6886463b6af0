import { splitLabel, squeeze, wordsOf } from '../normalise.ts';
import { isPageNumber } from '../report/chrome.ts';
import { isHeadingText, numbered } from '../report/headings.ts';
import { annualSectionOf } from '../report/section-titles.ts';
import type { SourceLine } from '../source/line.ts';
import { isRuleSentence, type TableWords } from './labels.ts';
import { cutLine, type CutLine } from './tokens.ts';

/** What a line may be to a table: 2 has words that no other table has, 1 is made of its words or of figures, 0 is other text. */
export type Standing = 0 | 1 | 2;

/** A line of the table's part of the source. */
export interface TableLine {
  at: number;
  cut: CutLine;
  standing: Standing;
}

/** Longest line of words that can be cells of a form. */
const LONGEST = 160;

/** The lines that may belong to the table: in each part of the text that names it, from its first words to its last. */
export function windowOf(lines: readonly SourceLine[], words: TableWords): TableLine[] {
  const cuts = lines.map((line, at) => cutLine(line, at, words));
  const standings = lines.map((line, at) => standingOf(line, cuts[at], words));
  if (words.indicators) leaveHeadings(lines, cuts, standings);
  const window: TableLine[] = [];
  let from = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    if (at < lines.length && !(isBoundary(lines[at], words) && at > from)) continue;
    for (const index of partOf(standings, from, at)) {
      const cut = cuts[index];
      if (cut) window.push({ at: index, cut, standing: standings[index] ?? 0 });
    }
    from = at;
  }
  return window;
}

/** Rows named like sections: with a paragraph below it such a line heads the text. */
function leaveHeadings(lines: readonly SourceLine[], cuts: readonly CutLine[], standings: Standing[]): void {
  for (let at = lines.length - 2; at >= 0; at -= 1) {
    const bare =
      cuts[at]?.row === false && cuts[at]?.bars === 0 && cuts[at]?.tokens.every(({ figure }) => !figure);
    const text = lines[at + 1]?.text ?? '';
    if (bare && standings[at + 1] === 0 && /[。；：]/u.test(text)) standings[at] = 0;
  }
}

/** How many lines of other text may stand between the table's last words and figures that still belong to it. */
const GAP = 4;

function partOf(standings: readonly Standing[], from: number, to: number): number[] {
  const anchors: number[] = [];
  for (let at = from; at < to; at += 1) if (standings[at] === 2) anchors.push(at);
  const [first] = anchors;
  const last = anchors.at(-1);
  if (first === undefined || last === undefined) return [];
  let begin = first;
  while (begin > from && standings[begin - 1] === 1) begin -= 1;
  let end = last;
  for (let at = last + 1, other = 0; at < to && other <= GAP; at += 1) {
    if (standings[at] === 0) other += 1;
    else {
      other = 0;
      end = at;
    }
  }
  const part: number[] = [];
  for (let at = begin; at <= end; at += 1) if ((standings[at] ?? 0) > 0) part.push(at);
  return part;
}

function standingOf(line: SourceLine, cut: CutLine | undefined, words: TableWords): Standing {
  if (!cut || line.image || line.caption || isBoundary(line, words)) return 0;
  if (line.style === 'end') return 1;
  if (isPageNumber(line.text)) return 0;
  const texts = cut.tokens.filter(({ text, figure }) => text !== '' && !figure).map(({ text }) => text);
  const whole = texts.join('');
  if (texts.length === 0) return 1;
  if (whole.length > LONGEST || (line.style === 'plain' && /[。；;！？]./u.test(line.text))) return 0;
  const name = squeeze(whole);
  if (isRuleSentence(wordsOf(name))) return words.own.has('第一项') || hasRuleSentence(words) ? 2 : 0;
  const cells = cut.row ? [...texts, whole] : [whole];
  if (cells.some((cell) => isOwn(cell, words))) return 2;
  const strange = [...name].filter((char) => !words.characters.has(char)).length;
  if (strange > name.length * 0.1 && strange > 0) return namesRow(name, words) ? 2 : 0;
  if (name.length <= 40 && namesHead(name, words)) return 2;
  if (/[。；]$/u.test(name) && cut.tokens.every(({ figure }) => !figure)) return 0;
  return 1;
}

const hasRuleSentence = (words: TableWords): boolean =>
  [...words.forms.values()].some(({ table }) => table.headNote !== undefined);

function isOwn(cell: string, words: TableWords): boolean {
  if (cell.length > 90) return false;
  const { body, bare } = splitLabel(cell);
  return [body, bare, wordsOf(cell)].some((name) => words.own.has(name));
}

/** A long name of a row inside other words, as where a merged cell runs down beside it. */
function namesRow(name: string, words: TableWords): boolean {
  if (name.length > 80 || name.length < 8) return false;
  const printed = wordsOf(name);
  return [...words.rows].some((row) => row.length >= 8 && words.own.has(row) && printed.includes(row));
}

/** Heads that a page ran together. */
function namesHead(name: string, words: TableWords): boolean {
  const printed = wordsOf(name);
  return words.heads.some((head) => head.length >= 4 && words.own.has(head) && printed.includes(head));
}

/** The heading of another part of the text ends a table, unless it is the name of one of its rows. */
function isBoundary(line: SourceLine | undefined, words: TableWords): boolean {
  if (
    !line ||
    line.style === 'end' ||
    line.style === 'grid' ||
    line.style === 'bars' ||
    line.style === 'tabs'
  )
    return false;
  if (line.text.length > 60) return false;
  const { name, section, titled } = headingOf(line);
  if (words.rows.has(name.body) || words.rows.has(name.bare)) return false;
  return section || (titled && !partOfRow(name.bare, words));
}

interface Heading {
  name: ReturnType<typeof splitLabel>;
  /** Heads one of the form's sections. */
  section: boolean;
  /** Has the look of a heading of the first level. */
  titled: boolean;
}

/** The same for every table. */
const headings = new WeakMap<SourceLine, Heading>();

function headingOf(line: SourceLine): Heading {
  const known = headings.get(line);
  if (known) return known;
  const number = numbered(line.text);
  const heading: Heading = {
    name: splitLabel(line.text.replace(/(?:\s+[-\d.,/]+)+\s*$/u, '')),
    section: annualSectionOf(number?.rest ?? line.text) !== null,
    titled:
      number?.depth === 0 &&
      isHeadingText(number.rest) &&
      number.rest.length >= 4 &&
      /情况|事项|问题|措施|打算|情況/u.test(number.rest),
  };
  headings.set(line, heading);
  return heading;
}

const partOfRow = (name: string, words: TableWords): boolean =>
  name.length >= 2 &&
  [...words.rows].some(
    (row) => row.includes(name) || (name.length >= 4 && name.includes(row) && row.length >= 6),
  );
