import { addUp, toUnits } from '@nianbao/report-formats';
import type { Problem } from '../../rule.ts';
import { type Passage, quoteOf } from '../../subject.ts';
import type { Item } from '../../text/items.ts';

export const sumOf = (items: readonly Item[]): number => addUp(items.map(({ quantity }) => quantity.value));

export const isUnitSlip = (total: Item, parts: readonly Item[], sum: number): boolean =>
  total.quantity.scale > 1 &&
  total.quantity.unit !== '元' &&
  parts.every(({ quantity }) => quantity.scale === 1) &&
  toUnits(total.quantity.mantissa) === toUnits(sum);

export const unitProblem = (passage: Passage, total: Item, parts: readonly Item[], sum: number): Problem => ({
  addresses: [passage.address],
  quote: quoteOf(passage, total.start, total.quantity.end),
  message: `“${quoteOf(passage, total.start, total.quantity.end)}”：各分项 ${sumWords(parts)} = ${sum}，总数的单位应与分项相同，不应再有“万”`,
  expected: String(sum),
  actual: String(total.quantity.value),
});

export const sumWords = (parts: readonly Item[]): string =>
  parts.map(({ quantity }) => String(quantity.value)).join(' + ');
