import type { Block, ReportContent, SectionContent } from '@nianbao/report-formats';
import type { ChangedPiece } from './model.ts';

/** A paragraph of one report beside that of the other which says most nearly the same; `null`: there is none. */
export interface ComparedParagraph {
  a: string | null;
  b: string | null;
  /** What stands in both and in one alone; empty where they are equal. */
  pieces: readonly ChangedPiece[];
}

export interface ComparedSection {
  heading: string;
  paragraphs: readonly ComparedParagraph[];
}

/** Word by word. */
export type CompareWords = (before: string, after: string) => readonly ChangedPiece[];

/** Below it two paragraphs are about different things. */
const ALIKE = 0.3;
/** Pairs of paragraphs looked at in one section, and characters of one that are compared in words: a page must not take long. */
const MAX_PAIRS = 4000;
const MAX_LENGTH = 3000;

/** The texts of two reports, section beside section and paragraph beside paragraph, in the order of `b`. */
export function compareTexts(a: ReportContent, b: ReportContent, words: CompareWords): ComparedSection[] {
  const rest = new Set(a.sections);
  const pairs = b.sections.map((section) => {
    const same = [...rest].find((other) => isCounterpart(other, section, a.formatId === b.formatId));
    if (same) rest.delete(same);
    return { a: same, b: section };
  });
  const sections = [...pairs, ...[...rest].map((section) => ({ a: section, b: undefined }))];
  return sections
    .map(({ a: one, b: other }) => ({
      heading: headingOf(other ?? one),
      paragraphs: aligned(textsOf(one), textsOf(other)).map(([left, right]) => beside(left, right, words)),
    }))
    .filter(({ paragraphs }) => paragraphs.length > 0);
}

/** By name, or in the same form by place: an imported report of 2014 has sections of its own. */
const isCounterpart = (a: SectionContent, b: SectionContent, sameForm: boolean): boolean =>
  bare(a.title) === bare(b.title) || (sameForm && a.id === b.id && /^(?:s\d|preface)/u.test(a.id));

const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, '');
const headingOf = (section: SectionContent | undefined): string =>
  section ? section.number + section.title || '前言' : '';

const textsOf = (section: SectionContent | undefined): string[] =>
  (section?.blocks ?? []).map(textOf).filter((text) => text.trim() !== '');

function textOf(block: Block): string {
  if (block.kind === 'table') return block.rows.map((row) => row.join('　')).join('\n');
  return block.kind === 'image' ? block.caption : block.text;
}

function beside(a: string | null, b: string | null, words: CompareWords): ComparedParagraph {
  if (a === b) return { a, b, pieces: [] };
  const long = Math.max(a?.length ?? 0, b?.length ?? 0) > MAX_LENGTH;
  if (a !== null && b !== null && !long) return { a, b, pieces: words(a, b) };
  const whole: readonly ChangedPiece[] = [
    { kind: 'removed', text: a ?? '' },
    { kind: 'added', text: b ?? '' },
  ];
  return { a, b, pieces: whole.filter(({ text }) => text !== '') };
}

/** The pairing in order whose paragraphs are most alike together. */
function aligned(a: readonly string[], b: readonly string[]): [string | null, string | null][] {
  const close =
    a.length * b.length <= MAX_PAIRS ? likeness(a, b) : (i: number, j: number) => Number(a[i] === b[j]);
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), close(i, j) + at(i + 1, j + 1));
  const pairs: [string | null, string | null][] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const paired =
      i < a.length && j < b.length && close(i, j) > 0 && at(i, j) === close(i, j) + at(i + 1, j + 1);
    if (paired) pairs.push([a[i++] ?? null, b[j++] ?? null]);
    else if (i < a.length && (j >= b.length || at(i, j) === at(i + 1, j))) pairs.push([a[i++] ?? null, null]);
    else pairs.push([null, b[j++] ?? null]);
  }
  return pairs;
}

/** How much of their pairs of characters two paragraphs share; figures aside, which differ each year. */
function likeness(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const [ofA, ofB] = [a.map(pairsOf), b.map(pairsOf)];
  const known = ofA.map((one) =>
    ofB.map((other) => {
      let shared = 0;
      for (const pair of one) if (other.has(pair)) shared += 1;
      const share = one.size + other.size === 0 ? 1 : (2 * shared) / (one.size + other.size);
      return share < ALIKE ? 0 : share;
    }),
  );
  return (i, j) => known[i]?.[j] ?? 0;
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...text.slice(0, MAX_LENGTH).replace(/[\d\s]/gu, '')];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}
