import type { Passage } from '../passage.ts';
import type { Quantity } from './quantities.ts';

/** A quantity with the words that name it: `其中网络申请6件` gives label `网络申请`. */
export interface Item {
  quantity: Quantity;
  label: string;
  /** Position of the label's first character. */
  start: number;
}

const LABEL_START = /[,;:。、!?()“”《》\n]/u;
const MAX_LABEL = 40;

/** The quantities of the passage, each with its label. */
export const itemsOf = (passage: Passage): Item[] =>
  passage.quantities.map((quantity, index) => itemOf(passage, quantity, index));

function itemOf({ text, quantities }: Passage, quantity: Quantity, index: number): Item {
  const floor = Math.max(0, quantity.start - MAX_LABEL, quantities[index - 1]?.end ?? 0);
  let start = quantity.start;
  while (start > floor && !LABEL_START.test(text[start - 1] ?? '')) start -= 1;
  const label = text
    .slice(start, quantity.start)
    .replace(/[\s:为是有达约共近计]+$/u, '')
    .trim();
  return { quantity, label, start };
}

/** The same unit for the purpose of adding up: 次, 人次 and 件次 are mixed by those who write, and so are 件, 份 and 宗. */
export const sameUnit = (a: Quantity, b: Quantity): boolean =>
  a.unit === b.unit || ALIKE.some((units) => units.has(a.unit) && units.has(b.unit));

const ALIKE = [new Set(['次', '人次', '件次']), new Set(['件', '份', '宗', '起'])];
