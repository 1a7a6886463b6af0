import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf } from '../../passage.ts';
import { sectionOf, type Subject } from '../../subject.ts';
import { squeeze } from '../../text/normalise.ts';
import { readSmallNumber } from '../../text/chinese-numerals.ts';
import { type Numbered, numberOf, RANKS } from './read-numbers.ts';

/** Numbers that skip, repeat, begin anew, do not begin with one, or have the form of no level. */
const numbering: Rule = {
  id: 'form.numbering',
  title: '编号不连续或重复',
  area: 'form',
  level: 'warning',
  basis: 'GB/T 9704-2012 第7.3.3条：结构层次依次用“一、”“（一）”“1.”“（1）”',
  find: (subject) => {
    const numbered = subject.passages
      .filter((passage) => !isRowOfTable(subject, passage))
      .flatMap((passage) => numberOf(passage) ?? []);
    return [
      ...brokenSequences(numbered),
      ...missingFirstLevel(subject, numbered),
      ...otherForm(numbered),
      ...brokenOrdinals(subject),
    ];
  },
};

/** A row's name of the form's table, or a piece of it, that an import left among the text. */
function isRowOfTable(subject: Subject, passage: Passage): boolean {
  if (passage.role !== 'paragraph' && passage.role !== 'heading') return false;
  const words = squeeze(passage.text).replace(/[\d\s|/]+$/u, '');
  const section = sectionOf(subject, passage);
  const tables = subject.format.sections.find(({ id }) => id === section?.id)?.tables ?? [];
  return subject.format.tables
    .filter(({ id }) => tables.includes(id))
    .some(({ blocks }) =>
      blocks.some(({ rows }) =>
        rows.some(({ number, label }) => {
          const name = squeeze(number + label);
          return words.length >= 4 && number !== '' && (name.startsWith(words) || words.startsWith(name));
        }),
      ),
    );
}

/** What each rank expects next; a higher rank begins the lower ones anew. */
function brokenSequences(numbered: readonly Numbered[]): Problem[] {
  const last: number[] = Array.from({ length: RANKS }, () => 0);
  /** Of each rank, what it had reached when a higher one ended it: 1. （一） 2. is an order of its own. */
  const ended: number[] = [...last];
  return numbered.flatMap((item): Problem[] => {
    const before = last[item.rank] ?? 0;
    const inverted = before === 0 && item.value === (ended[item.rank] ?? 0) + 1;
    last[item.rank] = item.value;
    if (item.rank === 0) ended.fill(0);
    for (let rank = item.rank + 1; rank < RANKS; rank += 1) {
      if (last[rank] !== 0) ended[rank] = last[rank] ?? 0;
      last[rank] = 0;
    }
    if (item.value === before + 1) return [];
    if (item.value === 1) return beginsAnew(item, before) ? [told(item, before, 'question')] : [];
    if (isLooseList(item, before)) return [];
    return [told(item, before, inverted || item.rank > 2 ? 'question' : 'warning')];
  });
}

/** A list may begin again at one under a heading that has no number; the first two levels, once past two, may not. */
const beginsAnew = ({ rank, passage }: Numbered, before: number): boolean =>
  before >= 2 && (rank === 0 ? passage.role !== 'paragraph' : rank === 1 && passage.role === 'heading');

/** Inside a text 1、2、 are often cut short by what an import could not read; headings alone are held to it. */
const isLooseList = ({ rank, passage, value }: Numbered, before: number): boolean =>
  rank >= 2 &&
  passage.role === 'paragraph' &&
  (before === 0 || (passage.text.length > 30 && value > before + 2)) &&
  (rank > 2 || passage.text.length > 30);

const told = (item: Numbered, before: number, level: 'warning' | 'question'): Problem => ({
  level,
  addresses: [item.passage.address],
  quote: item.passage.raw.trim().slice(0, 30),
  message: reason(item, before),
  actual: item.printed,
});

/** ㈠ for （一）, 一. for 一、: one finding for each form, at its first place. */
function otherForm(numbered: readonly Numbered[]): Problem[] {
  const seen = new Set<string>();
  return numbered.flatMap(({ passage, printed, rightForm, rank }): Problem[] => {
    const form = `${rank}${printed.replace(/[一二三四五六七八九十㈠-㈩]+/gu, '')}`;
    if (rightForm === null || seen.has(form)) return [];
    seen.add(form);
    return [
      {
        level: 'question',
        addresses: [passage.address],
        quote: passage.raw.trim().slice(0, 30),
        message: `编号“${printed}”的写法与层次不符，第${rank === 0 ? '一' : '二'}层应写作“${rightForm}”`,
        expected: rightForm,
        actual: printed,
      },
    ];
  });
}

/** Forms of counting within running text; each is followed by itself. */
const ORDINALS: readonly RegExp[] = [
  /(?<=^|[,;:。、)])\s*([一二三四五六七八九十])是(?!否|不是|级|类)/gu,
  /(?<=^|[;:。])\s*第([一二三四五六七八九十])[,、]/gu,
  /(?<=^|[,;:。、])\s*\((\d)\)/gu,
];

/** `一是……二是……四是……` within one paragraph or in paragraphs one after another; another 一是 begins anew. */
const brokenOrdinals = ({ passages }: Subject): Problem[] =>
  ORDINALS.flatMap((pattern) => {
    let before = 0;
    return passages.flatMap((passage): Problem[] => {
      const found = [...passage.text.matchAll(pattern)];
      // What is counted goes on only in a paragraph that begins with the next number.
      if (passage.role !== 'paragraph' || found[0]?.index !== 0) before = 0;
      return found.flatMap((match): Problem[] => {
        const last = before;
        before = readSmallNumber(match[1] ?? '') ?? 0;
        return before === 1 || last === 0 || before === last + 1
          ? []
          : [ordinalOutOfOrder(passage, match, last)];
      });
    });
  });

function ordinalOutOfOrder(passage: Passage, match: RegExpExecArray, last: number): Problem {
  const printed = match[0].trim().replace(/[,、]$/u, '');
  const value = readSmallNumber(match[1] ?? '') ?? 0;
  return {
    addresses: [passage.address],
    quote: quoteOf(passage, match.index, match.index + 20),
    message:
      value <= last
        ? `“${printed}”排在第 ${last} 项之后，重复或颠倒`
        : `“${printed}”之前缺少第 ${last + 1} 项`,
    actual: printed,
  };
}

function reason({ printed, value }: Numbered, before: number): string {
  if (before === 0) return `编号从“${printed}”开始，前面没有更小的编号`;
  if (value === 1) return `编号从“${printed}”重新开始，前面已编到第 ${before} 项，请核对层次和顺序`;
  if (value === before) return `编号“${printed}”重复`;
  return value < before
    ? `编号“${printed}”排在更大的编号之后`
    : `编号“${printed}”之前缺少编号（上一个是第 ${before} 项）`;
}

/** A report whose first level is （一） has no first level. */
function missingFirstLevel({ content }: Subject, numbered: readonly Numbered[]): Problem[] {
  const [first] = numbered;
  if (!first || first.rank !== 1 || numbered.some(({ rank }) => rank === 0)) return [];
  const count = numbered.filter(({ rank }) => rank === 1).length;
  if (
    count < 3 ||
    content.sections.some(({ number }) => /[一二三四五六七八九十]/u.test(number) && !/[(（]/u.test(number))
  )
    return [];
  return [
    {
      addresses: [first.passage.address],
      quote: first.passage.raw.trim().slice(0, 40),
      message: `第一层编号用了“${first.printed}”，没有“一、”这一层`,
      expected: '一、',
      actual: first.printed,
    },
  ];
}

export const numberingRules: readonly Rule[] = [numbering];
