import { addUp, toUnits } from '@nianbao/report-formats';
import type { Quantity } from '../quantities.ts';
import { dimensionOf, isOfKind } from './coverage.ts';
import type { Mention } from './mentions.ts';
import type { SumClaim } from './sums.ts';

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
