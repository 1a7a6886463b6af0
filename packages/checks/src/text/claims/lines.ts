import type { Passage } from '../../passage.ts';
import { groupBy } from '../group-by.ts';
import { sameUnit } from '../items.ts';
import type { Mention } from './mentions.ts';
import { COLON_OPENER, NEW_STATEMENT, OPENERS, SUMMED_UP } from './words.ts';

/** One sentence's figures that may be totals or parts, with the places where lists are opened. */
export interface Line {
  passage: Passage;
  mentions: readonly Mention[];
  openers: readonly Opener[];
  start: number;
  end: number;
}

export interface Opener {
  start: number;
  end: number;
  says: 'some' | 'all';
  words: string;
}

const NEW_STATEMENTS = new RegExp(NEW_STATEMENT.source, 'gu');
const OPENER = new RegExp(
  [...OPENERS.map(({ words }, index) => `(?<o${index}>${words})`), `(?<colon>${COLON_OPENER})`].join('|'),
  'gu',
);
export const MAX_PARTS = 40;
const MAX_GAP = 40;
const MAX_LINE_MENTIONS = 120;

/** The sentences of a passage, each with its figures; `;` ends none. */
export function linesOf(passage: Passage, mentions: readonly Mention[]): Line[] {
  const bySentence = groupBy(mentions, ({ sentence }) => sentence);
  return passage.sentences.flatMap(({ start, end, text }, index): Line[] => {
    const own = bySentence.get(index) ?? [];
    if (own.length === 0 && !/其中|如下|[:：]\s*$/u.test(text)) return [];
    const openers = openersIn(text, start);
    return [{ passage, mentions: own.slice(0, MAX_LINE_MENTIONS), openers, start, end }];
  });
}

/** The first places of a sentence where lists are opened; a sentence of very many is not read to its end. */
function openersIn(text: string, start: number): Opener[] {
  const openers: Opener[] = [];
  for (const match of text.matchAll(OPENER)) {
    if (openers.length >= MAX_PARTS) break;
    const at = start + match.index;
    const [words] = match;
    openers.push({ start: at, end: at + words.length, says: saysOf(match.groups ?? {}), words });
  }
  return openers;
}

const saysOf = (groups: Readonly<Record<string, string | undefined>>): 'some' | 'all' =>
  OPENERS.find((_, index) => groups[`o${index}`] !== undefined)?.says ?? 'some';

/** The list that begins at a place: figures of one unit, up to a word that begins a new statement. */
export function partsFrom(line: Line, from: number, to: number, total?: Mention): Mention[] {
  const parts: Mention[] = [];
  let last = from;
  for (const mention of line.mentions) {
    const { quantity, role, inBrackets, start } = mention;
    if (quantity.start < from) continue;
    if (quantity.end > to || parts.length >= MAX_PARTS) break;
    const [first] = parts;
    if (inBrackets && !(first?.inBrackets ?? isInside(line, from))) continue;
    if (role === 'share' || role === 'rate' || role === 'change' || role === 'past') {
      last = quantity.end;
      continue;
    }
    if (role !== 'count' || beginsNew(mention, total) || (first && tooFar(line, last, start))) break;
    if (first && !sameUnit(first.quantity, quantity)) break;
    parts.push(mention);
    last = quantity.end;
  }
  return parts;
}

const isInside = ({ passage }: Line, at: number): boolean =>
  /\([^()]*$/u.test(passage.text.slice(Math.max(0, at - 60), at));
/** A word that the total has as well begins nothing: `培训8次,其中集中培训3次`. */
const beginsNew = ({ label, lead }: Mention, total?: Mention): boolean =>
  [...label.matchAll(NEW_STATEMENTS)].some(([word]) => !total?.label.includes(word)) ||
  (label === '' && /共计?\s*$/u.test(lead)) ||
  SUMMED_UP.some(({ words }) => words.test(lead));

export const tooFar = ({ passage }: Line, from: number, to: number): boolean =>
  passage.text.slice(from, to).replace(/\([^()]*\)/gu, '').length > MAX_GAP;
