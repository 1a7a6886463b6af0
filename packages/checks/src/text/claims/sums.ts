import { sameUnit } from '../items.ts';
import { coverageOf, type Coverage, dimensionOf } from './coverage.ts';
import { type Line, MAX_PARTS, type Opener, partsFrom, tooFar } from './lines.ts';
import type { Mention } from './mentions.ts';
import { COMPARED, SUBJECT, SUMMED_UP, TOTAL, VERBS } from './words.ts';

/** How far back a total may stand, in figures of the sentence before. */
const BACK = 4;

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
