import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf, type Subject } from '../../subject.ts';
import { readSmallNumber } from '../../text/chinese-numerals.ts';

const NUMERAL = '[一二三四五六七八九十]{1,3}';
const STYLES = [
  { rank: 0, pattern: new RegExp(`^\\s*(${NUMERAL})、`, 'u') },
  { rank: 1, pattern: new RegExp(`^\\s*\\((${NUMERAL})\\)`, 'u') },
  { rank: 2, pattern: /^\s*(\d{1,2})(?:[.](?!\d)|、)(?=\s*[^\d\s])/u },
] as const;

interface Numbered {
  passage: Passage;
  rank: number;
  value: number;
  printed: string;
}

function numberOf(passage: Passage): Numbered | null {
  if (passage.role === 'title' || passage.text === '') return null;
  const head = passage.text.slice(0, 12);
  for (const { rank, pattern } of STYLES) {
    const match = pattern.exec(head);
    const value = match ? readSmallNumber(match[1] ?? '') : null;
    if (match && value !== null) return { passage, rank, value, printed: match[0].trim() };
  }
  return null;
}

/** Seed findings 003-07 and 004-04: numbers that skip, repeat or do not begin with one. */
const numbering: Rule = {
  id: 'form.numbering',
  title: '编号不连续或重复',
  area: 'form',
  level: 'warning',
  basis: 'GB/T 9704-2012 第7.3.3条：结构层次依次用“一、”“（一）”“1.”“（1）”',
  find: (subject) => {
    const numbered = subject.passages.flatMap((passage) => numberOf(passage) ?? []);
    return [
      ...brokenSequences(numbered),
      ...missingFirstLevel(subject, numbered),
      ...subject.paragraphs.flatMap(brokenOrdinals),
    ];
  },
};

/** What each rank expects next; a higher rank begins the lower ones anew. */
function brokenSequences(numbered: readonly Numbered[]): Problem[] {
  const last = [0, 0, 0];
  return numbered.flatMap((item): Problem[] => {
    const before = last[item.rank] ?? 0;
    last[item.rank] = item.value;
    last.fill(0, item.rank + 1);
    // A list may begin again at one, under a heading that has no number.
    if (item.value === before + 1 || item.value === 1) return [];
    // Inside a text 1、2、 are often cut short by what an import could not read; headings alone are held to it.
    if (
      item.rank === 2 &&
      item.passage.role === 'paragraph' &&
      item.passage.text.length > 30 &&
      (before === 0 || item.value > before + 2)
    )
      return [];
    return [
      {
        addresses: [item.passage.address],
        quote: item.passage.raw.trim().slice(0, 30),
        message: reason(item, before),
        actual: item.printed,
      },
    ];
  });
}

const ORDINAL = /(?<=^|[,;:。、)])\s*([一二三四五六七八九十])是(?!否|不是|级|类)/gu;

/** `一是……二是……四是……` within one paragraph; another 一是 begins anew. */
function brokenOrdinals(passage: Passage): Problem[] {
  let before = 0;
  return [...passage.text.matchAll(ORDINAL)].flatMap(({ index, 1: numeral = '' }): Problem[] => {
    const value = readSmallNumber(numeral) ?? 0;
    const last = before;
    before = value;
    if (value === 1 || last === 0 || value === last + 1) return [];
    return [
      {
        addresses: [passage.address],
        quote: quoteOf(passage, index, index + 20),
        message:
          value <= last
            ? `“${numeral}是”排在第 ${last} 项之后，重复或颠倒`
            : `“${numeral}是”之前缺少第 ${last + 1} 项`,
        actual: `${numeral}是`,
      },
    ];
  });
}

function reason({ printed, value }: Numbered, before: number): string {
  if (before === 0) return `编号从“${printed}”开始，前面没有更小的编号`;
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
