import { fromUnits, toUnits } from '@nianbao/report-formats';
import type { Problem } from '../../rule.ts';
import { type Passage, quoteOf } from '../../subject.ts';
import type { Item } from '../../text/items.ts';
import { type Breakdown, matching } from './breakdowns.ts';
import { isUnitSlip, sumOf, sumWords, unitProblem } from './arithmetic.ts';

/** Each total of the list against the figures of its groups: sums that differ, or totals with a 万 too many. */
export function groupedProblems(passage: Passage, { groups }: Breakdown, kind: 'sum' | 'unit'): Problem[] {
  return (groups?.totals ?? []).flatMap((total): Problem[] => {
    const parts = (groups?.groups ?? []).flatMap((group) => matching(total, group) ?? []);
    if (parts.length < 2 || parts.some(({ quantity }) => quantity.approximate || quantity.tolerance > 0))
      return [];
    const sum = sumOf(parts);
    if (isUnitSlip(total, parts, sum))
      return kind === 'unit' ? [unitProblem(passage, total, parts, sum)] : [];
    if (kind === 'unit' || total.quantity.tolerance > 0) return [];
    return differs(passage, total, parts, sum);
  });
}

function differs(passage: Passage, total: Item, parts: readonly Item[], sum: number): Problem[] {
  const difference = fromUnits(toUnits(sum) - toUnits(total.quantity.value));
  if (difference === 0) return [];
  const words = difference > 0 ? `多出 ${difference}` : `少 ${-difference}`;
  const quote = quoteOf(passage, total.start, total.quantity.end);
  return [
    {
      level:
        Math.abs(difference) / Math.max(1, total.quantity.value) <= 0.1 && difference > 0
          ? 'error'
          : 'question',
      addresses: [passage.address],
      quote,
      message: `“${quote}”：分项 ${sumWords(parts)} = ${sum}，比总数 ${total.quantity.value} ${words}`,
      expected: String(total.quantity.value),
      actual: String(sum),
    },
  ];
}
