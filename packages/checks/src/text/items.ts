import type { Passage } from '../subject.ts';
import { withoutBrackets } from './normalise.ts';
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

/** The quantities that lie within the stretch, each with its label; what stands in brackets is passed over. */
export function itemsWithin(passage: Passage, from: number, to: number): Item[] {
  const open = withoutBrackets(passage.text.slice(from, to));
  const items: Item[] = [];
  for (let index = firstFrom(passage.quantities, from); index < passage.quantities.length; index += 1) {
    const quantity = passage.quantities[index];
    if (!quantity || quantity.end > to) break;
    if (open[quantity.start - from] !== ' ') items.push(itemOf(passage, quantity, index, from));
  }
  return items;
}

/** Index of the first quantity at or behind the position, by halving: a text may hold very many. */
function firstFrom(quantities: readonly Quantity[], from: number): number {
  let [low, high] = [0, quantities.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quantities[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function itemOf({ text, quantities }: Passage, quantity: Quantity, index: number, from: number): Item {
  const floor = Math.max(from, quantity.start - MAX_LABEL, quantities[index - 1]?.end ?? 0);
  let start = quantity.start;
  while (start > floor && !LABEL_START.test(text[start - 1] ?? '')) start -= 1;
  const label = text
    .slice(start, quantity.start)
    .replace(/[\s:为是有达约共近计]+$/u, '')
    .trim();
  return { quantity, label, start };
}

/** The same unit for the purpose of adding up: 次, 人次 and 件次 are mixed by those who write. */
export const sameUnit = (a: Quantity, b: Quantity): boolean =>
  a.unit === b.unit || (COUNTS.has(a.unit) && COUNTS.has(b.unit));

const COUNTS = new Set(['次', '人次', '件次']);
