import type { Passage } from '../../passage.ts';
import { readSmallNumber } from '../../text/chinese-numerals.ts';

/** The number at the head of a passage: its level in the order of GB/T 9704, its value and its form. */
export interface Numbered {
  passage: Passage;
  rank: number;
  value: number;
  printed: string;
  /** How it should be written where the form is not that of its level. */
  rightForm: string | null;
}

const NUMERAL = '[一二三四五六七八九十]{1,3}';
const HAN = [...'一二三四五六七八九十'];
const at =
  (marks: string) =>
  (mark: string): number =>
    [...marks].indexOf(mark) + 1;
const bracketed = at('㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩');
const circled = at('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳');
const small = at('⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇');
const numeral = (mark: string): number => readSmallNumber(mark) ?? 0;

interface Style {
  rank: number;
  pattern: RegExp;
  value: (mark: string) => number;
  /** `null` where the form is right. */
  right: ((value: number) => string) | null;
}

const han = (value: number): string => (value <= 10 ? (HAN[value - 1] ?? '') : `十${HAN[value - 11] ?? ''}`);

/** 一、 / （一） / 1. / （1） / ①, and other forms that are met in their place. */
const STYLES: readonly Style[] = [
  { rank: 0, pattern: new RegExp(`^\\s*(${NUMERAL})、`, 'u'), value: numeral, right: null },
  {
    rank: 0,
    pattern: new RegExp(`^\\s*(${NUMERAL})[.．](?=[一-鿿])`, 'u'),
    value: numeral,
    right: (value) => `${han(value)}、`,
  },
  {
    rank: 1,
    pattern: new RegExp(`^\\s*\\((${NUMERAL})\\)、`, 'u'),
    value: numeral,
    right: (value) => `（${han(value)}）`,
  },
  { rank: 1, pattern: new RegExp(`^\\s*\\((${NUMERAL})\\)`, 'u'), value: numeral, right: null },
  { rank: 1, pattern: /^\s*([㈠-㈩])/u, value: bracketed, right: (value) => `（${han(value)}）` },
  { rank: 2, pattern: /^\s*(\d{1,2})(?:[.](?!\d)|、)(?=\s*[^\d\s])/u, value: numeral, right: null },
  { rank: 3, pattern: /^\s*\((\d{1,2})\)/u, value: numeral, right: null },
  { rank: 3, pattern: /^\s*([⑴-⒇])/u, value: small, right: null },
  { rank: 4, pattern: /^\s*([①-⑳])/u, value: circled, right: null },
];

export const RANKS = 5;

export function numberOf(passage: Passage): Numbered | null {
  if (passage.role === 'title' || passage.text === '') return null;
  const head = passage.text.slice(0, 12);
  for (const { rank, pattern, value: valueOf, right } of STYLES) {
    const match = pattern.exec(head);
    const value = match ? valueOf(match[1] ?? '') : 0;
    if (match && value > 0)
      return {
        passage,
        rank,
        value,
        printed: passage.raw.slice(match.index, match[0].length).trim(),
        rightForm: right ? right(value) : null,
      };
  }
  return null;
}
