import { toUnits } from '@nianbao/report-formats';
import type { Problem } from '../../rule.ts';
import { quoteOf } from '../../passage.ts';
import type { Mention } from '../../text/claims/mentions.ts';
import { sumOf } from '../../text/claims/fit.ts';

/** The total carries a 万 that its parts do not: the digits agree. */
export const isUnitSlip = (total: Mention, parts: readonly Mention[]): boolean =>
  total.quantity.scale > 1 &&
  total.quantity.unit !== '元' &&
  parts.every(({ quantity }) => quantity.scale === 1) &&
  toUnits(total.quantity.mantissa) === toUnits(sumOf(parts));

export function unitProblem(total: Mention, parts: readonly Mention[]): Problem {
  const quote = quoteOf(total.passage, total.start, total.quantity.end);
  return {
    addresses: [total.passage.address],
    quote,
    message: `“${quote}”：各分项 ${sumWords(parts)} = ${sumOf(parts)}，总数的单位应与分项相同，不应再有“万”`,
    expected: String(sumOf(parts)),
    actual: String(total.quantity.value),
    read: readAs(total, parts),
  };
}

export const sumWords = (parts: readonly Mention[]): string =>
  parts.map(({ quantity }) => String(quantity.value)).join(' + ');

/** How the words were read, so that a person sees at once when the reading is at fault. */
export const readAs = (total: Mention, parts: readonly Mention[]): string =>
  `读作：总数 ${total.quantity.value}，分项 ${parts.map(nameAndFigure).join('、')}`;

const nameAndFigure = ({ label, after, quantity }: Mention): string =>
  `${(label.replace(/^其中/u, '') || after).slice(-12)}${quantity.value}`;

/** The words of a claim as they stand; where its places are several paragraphs, those of its total. */
export function quoteOfSum(total: Mention, parts: readonly Mention[]): string {
  const own = parts.filter(({ passage }) => passage === total.passage);
  const places = own.length === parts.length ? [total, ...parts] : [total];
  return quoteOf(
    total.passage,
    Math.min(...places.map(({ start }) => start)),
    Math.max(...places.map(({ quantity }) => quantity.end)),
  );
}

/** The paragraphs that a claim stands in, the total's first. */
export const addressesOf = (total: Mention, parts: readonly Mention[]): string[] => [
  ...new Set([total, ...parts].map(({ passage }) => passage.address)),
];
