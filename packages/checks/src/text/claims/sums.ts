import { addUp, toUnits } from '@nianbao/report-formats';
import type { Passage } from '../../subject.ts';
import { groupBy } from '../group-by.ts';
import { sameUnit } from '../items.ts';
import type { Quantity } from '../quantities.ts';
import { coverageOf, type Coverage, dimensionOf, isOfKind } from './coverage.ts';
import { type Mention } from './mentions.ts';
import { COLON_OPENER, COMPARED, NEW_STATEMENT, OPENERS, SUBJECT, SUMMED_UP, TOTAL, VERBS } from './words.ts';

/** A total with the parts that the text gives for it. */
export interface SumClaim {
  kind: 'sum';
  total: Mention;
  parts: readonly Mention[];
  coverage: Coverage;
  /** How the parts are announced: by a word, by nothing, in the next sentences or paragraphs, or before their total. */
  form: 'opened' | 'grouped' | 'bare' | 'bracket' | 'next' | 'sibling' | 'summed-up';
  /** The words leave no other total that the parts might be of. */
  named: boolean;
  /** Every lawful way of reading the words; the claim is true when one of them adds up. */
  readings: readonly Reading[];
}

export interface Reading {
  total: Mention;
  parts: readonly Mention[];
}

/** One sentence's figures that may be totals or parts, with the places where lists are opened. */
export interface Line {
  passage: Passage;
  mentions: readonly Mention[];
  openers: readonly Opener[];
  start: number;
  end: number;
}

interface Opener {
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
const MAX_PARTS = 40;
const MAX_GAP = 40;
const MAX_LINE_MENTIONS = 120;
const BACK = 4;

/** The sentences of a passage, each with its figures; `;` ends none. */
export function linesOf(passage: Passage, mentions: readonly Mention[]): Line[] {
  const bySentence = groupBy(mentions, ({ sentence }) => sentence);
  return passage.sentences.flatMap(({ start, end, text }, index): Line[] => {
    const own = bySentence.get(index) ?? [];
    if (own.length === 0 && !/其中|如下|[:：]\s*$/u.test(text)) return [];
    const openers = [...text.matchAll(OPENER)].slice(0, MAX_PARTS).map((match): Opener => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
      says: saysOf(match.groups ?? {}),
      words: match[0],
    }));
    return [{ passage, mentions: own.slice(0, MAX_LINE_MENTIONS), openers, start, end }];
  });
}

const saysOf = (groups: Readonly<Record<string, string | undefined>>): 'some' | 'all' =>
  OPENERS.find((_, index) => groups[`o${index}`] !== undefined)?.says ?? 'some';

/** The sums that single sentences claim, and those whose total stands in the sentence before. */
export function readSums(lines: readonly Line[]): SumClaim[] {
  return lines.flatMap((line, index): SumClaim[] => {
    const before = lines
      .slice(Math.max(0, index - 2), index)
      .filter(({ passage }) => passage === line.passage);
    const opened = line.openers.flatMap((opener, at) => openedBy(line, opener, at, before));
    if (opened.length > 0) return [...opened, ...bracketed(line), ...summedUp(line)];
    const bare = [...bracketed(line), ...summedUp(line), ...bareList(line)];
    return bare.some(({ form }) => form !== 'bracket') ? bare : [...bare, ...nextSentence(line, before)];
  });
}

function openedBy(line: Line, opener: Opener, at: number, before: readonly Line[]): SumClaim[] {
  const totals = totalsFor(line, opener, at, before);
  const kin = totals.at(-1);
  const partsOf = (from: number, to: number) => partsFrom(line, from, to, kin);
  const next = line.openers[at + 1];
  const nested = next?.says === 'some' || next?.says === 'all' ? next : undefined;
  const whole = partsOf(opener.end, bracketEnd(line, opener) ?? line.end);
  const near = nested ? partsOf(opener.end, nested.start) : whole;
  const around = nested ? [...near, ...afterNested(line, nested)] : whole;
  const parts = around.length > 1 ? around : near.length > 1 ? near : whole;
  const [first] = parts;
  const total = first && totals.findLast(({ quantity }) => sameUnit(quantity, first.quantity));
  if (!first || !total) return [];
  // 分别为 and a colon divide what stands straight before them; 其中 may reach further back.
  if (opener.says === 'all' && total !== totals.at(-1)) return [];
  const isWhole = opener.says === 'all' && !hasSubject(line, total, opener) && !goesOn(parts);
  const says = isWhole ? 'all' : 'some';
  if (opener.words !== '其中' && total.clause.includes(opener.words)) return [];
  const named = isNamedBy(total, parts);
  const others = named ? [] : totals.filter((one) => one !== total && sameUnit(one.quantity, first.quantity));
  return [
    claim(
      'opened',
      total,
      parts,
      says,
      [
        ...[near, whole, around].map((list) => ({ total, parts: list })),
        ...others.map((other) => ({ total: other, parts })),
      ],
      named,
    ),
  ];
}

/** The parts repeat the word of their total: `办结176件,其中按时办结170件,延期办结6件`. No other total is meant. */
const isNamedBy = (total: Mention, parts: readonly Mention[]): boolean =>
  VERBS.some((verb) => total.label.includes(verb) && parts.every(({ label }) => label.includes(verb)));

/** `网站12条、微信8条等`: the list leaves some unnamed. */
const goesOn = (parts: readonly Mention[]): boolean => parts.at(-1)?.after.startsWith('等') === true;

/** `公开信息60条,文件、解读分别为20条、30条`: what is divided is named anew, and is not the total before. */
const hasSubject = ({ passage }: Line, total: Mention, opener: Opener): boolean =>
  SUBJECT.test(passage.text.slice(total.quantity.end, opener.start).replace(/\([^()]*\)/gu, ''));

const claim = (
  form: SumClaim['form'],
  total: Mention,
  parts: readonly Mention[],
  says: 'some' | 'all',
  others: readonly Reading[] = [],
  named = false,
): SumClaim => ({
  kind: 'sum',
  form,
  named,
  total,
  parts,
  coverage: coverageOf(total, parts, says),
  readings: [{ total, parts }, ...others.filter(({ parts: list }) => list.length > 1)],
});

/** What stands before the opener in its own sentence, or in the sentences before when the opener begins one. */
function totalsFor(line: Line, opener: Opener, at: number, before: readonly Line[]): Mention[] {
  const inBracket = bracketEnd(line, opener) !== null;
  const own = line.mentions.filter(({ quantity }) => quantity.end <= opener.start);
  const words = line.passage.text.slice(line.start, opener.start);
  const found = own.filter(
    (mention) => (mayBeTotal(mention) || isPastTotal(mention)) && (inBracket || !mention.inBrackets),
  );
  if (found.length > 0 || /[^\s,:(“0-9.、]/u.test(words.replace(/^\([一二三四五六七八九十\d]+\)/u, '')))
    return found;
  return at > 0
    ? []
    : (before.at(-1)?.mentions ?? []).filter((one) => mayBeTotal(one) || isPastTotal(one)).slice(-BACK);
}

const mayBeTotal = ({ role, quantity }: Mention): boolean => role === 'count' && quantity.unit !== '%';

/** Another year's figure may be divided as well: `2022年收到30件,其中网上20件,信函10件`. */
const isPastTotal = ({ role, label, quantity }: Mention): boolean =>
  role === 'past' && quantity.unit !== '%' && !COMPARED.test(label);

/** Where the bracket closes in which the opener stands; `null` outside brackets. */
function bracketEnd({ passage, end }: Line, opener: Opener): number | null {
  const before = passage.text.slice(Math.max(0, opener.start - 60), opener.start);
  if (!/\([^()]*$/u.test(before)) return null;
  const close = passage.text.slice(opener.start, end).indexOf(')');
  return close < 0 ? null : opener.start + close;
}

/** The list that begins at a place: figures of one unit, up to a word that begins a new statement. */
function partsFrom(line: Line, from: number, to: number, total?: Mention): Mention[] {
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

const tooFar = ({ passage }: Line, from: number, to: number): boolean =>
  passage.text.slice(from, to).replace(/\([^()]*\)/gu, '').length > MAX_GAP;

/** What goes on behind a nested list: `其中网站60条,其中图片40条;微信40条`. */
function afterNested(line: Line, nested: Opener): Mention[] {
  const close = line.passage.text.slice(nested.end, line.end).search(/[;)]/u);
  return close < 0 ? [] : partsFrom(line, nested.end + close, line.end);
}

/** `收到申请4件,网上3件,信函1件`: nothing announces the list. */
function bareList(line: Line): SumClaim[] {
  const open = line.mentions.filter(({ inBrackets }) => !inBrackets);
  return open.flatMap((total, index): SumClaim[] => {
    if (!mayBeTotal(total) || !saysTotal(total)) return [];
    const rest = open.slice(index + 1);
    const [first] = rest;
    if (!first || tooFar(line, total.quantity.end, first.start)) return [];
    const parts = partsFrom({ ...line, mentions: rest }, total.quantity.end, line.end);
    return parts.length > 1 && sameUnit(total.quantity, parts[0]?.quantity ?? total.quantity)
      ? [claim('bare', total, parts, 'some')]
      : [];
  });
}

const saysTotal = ({ clause }: Mention): boolean => TOTAL.test(clause);

/** `13件(新制定5件,修改4件,废止4件)`: what stands in brackets straight behind a figure. */
function bracketed(line: Line): SumClaim[] {
  return line.mentions.flatMap((total, index): SumClaim[] => {
    if (!mayBeTotal(total) || total.inBrackets || line.passage.text[total.quantity.end] !== '(') return [];
    const close = line.passage.text.slice(total.quantity.end, line.end).indexOf(')');
    const inside = line.mentions.slice(index + 1).filter(({ inBrackets }) => inBrackets);
    const within = { ...line, mentions: inside };
    const parts = close < 0 ? [] : partsFrom(within, total.quantity.end + 1, total.quantity.end + close);
    const opened = line.openers.some(
      ({ start }) => start >= total.quantity.end && start < total.quantity.end + close,
    );
    return !opened && parts.length > 1 && sameUnit(total.quantity, parts[0]?.quantity ?? total.quantity)
      ? [claim('bracket', total, parts, 'some')]
      : [];
  });
}

/** `网站12条,微信8条,合计20条`: the total comes last. */
function summedUp(line: Line): SumClaim[] {
  return line.mentions.flatMap((total, index): SumClaim[] => {
    const words = SUMMED_UP.find((one) => one.words.test(total.lead.trim()));
    if (!words || !mayBeTotal(total)) return [];
    const parts: Mention[] = [];
    for (const mention of line.mentions.slice(0, index).toReversed()) {
      if (mention.role === 'share' || mention.role === 'rate') continue;
      if (mention.role !== 'count' || !sameUnit(mention.quantity, total.quantity)) break;
      parts.unshift(mention);
    }
    if (parts.length < 2) return [];
    const runs = parts.map((_, from) => ({ total, parts: parts.slice(from) }));
    return [claim('summed-up', total, parts, words.says, runs)];
  });
}

/** The list fills a sentence of its own; its total stands in one of the two sentences before. */
function nextSentence(line: Line, before: readonly Line[]): SumClaim[] {
  const parts = wholeList(line);
  const [first] = parts;
  if (!first) return [];
  const totals = before
    .flatMap(({ mentions }) => mentions)
    .filter((mention) => mayBeTotal(mention) && sameUnit(mention.quantity, first.quantity));
  const total = totals.at(-1);
  if (!total || before.some(({ openers }) => openers.length > 0)) return [];
  return [
    claim(
      'next',
      total,
      parts,
      'some',
      totals.map((other) => ({ total: other, parts })),
    ),
  ];
}

/** The sentence's own figures, where they are one list from its beginning to its end. */
export function wholeList(line: Line): Mention[] {
  const open = line.mentions.filter(({ inBrackets, role }) => !inBrackets && role === 'count');
  const [first] = open;
  if (!first || open.length < 2 || TOTAL.test(first.lead)) return [];
  const parts = partsFrom(line, line.start, line.end);
  if (parts.length !== open.length) return [];
  return parts.length > 2 || dimensionOf(parts)?.exclusive ? parts : [];
}

/** A list in a paragraph of its own under a total in the paragraph before, both of one section. */
export function siblingSums(lines: readonly Line[]): SumClaim[] {
  return lines.flatMap((line, index): SumClaim[] => {
    const parts = wholeList(line);
    const [first] = parts;
    const before = lines[index - 1];
    if (!first || line.openers.length > 0 || !before || before.passage === line.passage) return [];
    if (before.passage.section !== line.passage.section || before.openers.length > 0) return [];
    const [total, ...more] = before.mentions.filter(mayBeTotal);
    return total && more.length === 0 && sameUnit(total.quantity, first.quantity)
      ? [claim('sibling', total, parts, 'some')]
      : [];
  });
}

/** `其中：` at the end of a paragraph: each of the next paragraphs gives one part. */
export function listedSums(lines: readonly Line[]): SumClaim[] {
  return lines.flatMap((line, index): SumClaim[] => {
    const total = line.mentions.filter(mayBeTotal).at(-1);
    const tail = line.passage.text.slice(total?.quantity.end ?? line.end, line.end);
    if (
      !total ||
      line.end !== line.passage.text.length ||
      !/(?:其中|如下|包括|分别)[^。]{0,6}[::]?\s*$/u.test(tail)
    )
      return [];
    const parts: Mention[] = [];
    let passage = line.passage;
    for (const next of lines.slice(index + 1, index + 1 + MAX_PARTS)) {
      if (next.passage === passage) continue;
      const part = next.mentions.find(mayBeTotal);
      if (next.passage.section !== passage.section || !part || !sameUnit(part.quantity, total.quantity))
        break;
      parts.push(part);
      passage = next.passage;
    }
    return parts.length > 1 ? [claim('opened', total, parts, 'some')] : [];
  });
}

export const sumOf = (parts: readonly Mention[]): number =>
  addUp(parts.map(({ quantity }) => quantity.value));

/** Whether a reading adds up. `doubtful`: only a first run of the list does, and the rest is not evidently of another kind. */
export type Fit = 'fits' | 'doubtful' | 'differs';

export function fitOf({ readings }: SumClaim): Fit {
  const fits = readings.map(({ total, parts }) => fitOfReading(total.quantity, parts));
  return fits.includes('fits') ? 'fits' : fits.includes('doubtful') ? 'doubtful' : 'differs';
}

function fitOfReading({ value, tolerance }: Quantity, parts: readonly Mention[]): Fit {
  const slack = parts.reduce((sum, { quantity }) => sum + quantity.tolerance, tolerance);
  const difference = Math.abs(toUnits(sumOf(parts)) - toUnits(value));
  if (difference <= toUnits(slack) || withDetails(value, parts)) return 'fits';
  return fitInRuns(value, parts);
}

/** Two ways of dividing, one after the other (by applicant, then by channel): the first run covers the whole. */
function fitInRuns(total: number, parts: readonly Mention[]): Fit {
  let sum = 0;
  for (const [index, { quantity }] of parts.entries()) {
    sum += toUnits(quantity.value);
    if (sum !== toUnits(total)) continue;
    const [own, next] = parts;
    // `复议4件,其中维持4件;诉讼3件`: one part is the whole, and the list goes on about something else.
    if (index === 0) return own && next && goesOnBehind(own, next) ? 'fits' : 'differs';
    const [run, rest] = [parts.slice(0, index + 1), parts.slice(index + 1)];
    const kind = dimensionOf(run)?.name;
    const parted = kind !== undefined && rest.every((part) => !isOfKind(part, kind));
    return parted || toUnits(sumOf(rest)) === toUnits(total) ? 'fits' : 'doubtful';
  }
  return 'differs';
}

const goesOnBehind = (one: Mention, next: Mention): boolean =>
  one.passage === next.passage && one.passage.text.slice(one.quantity.end, next.start).includes(';');

/** A part may be followed by its own details, which add up to it and not to the whole. */
function withDetails(total: number, parts: readonly Mention[]): boolean {
  const values = parts.map(({ quantity }) => toUnits(quantity.value));
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    sum += value;
    let details = 0;
    for (let next = at + 1; next < values.length && details < value; next += 1) {
      details += values[next] ?? 0;
      if (details === value && next > at + 1) at = next;
    }
  }
  return sum === toUnits(total);
}
