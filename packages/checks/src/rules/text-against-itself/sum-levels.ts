import { fromUnits, toUnits, type FindingLevel } from '@nianbao/report-formats';
import { dimensionOf } from '../../text/claims/coverage.ts';
import { PENDING } from '../../text/claims/words.ts';
import { sumOf } from '../../text/claims/fit.ts';
import type { SumClaim } from '../../text/claims/sums.ts';

/** What a sum that no reading makes right is worth saying: a level, or nothing. */
export function levelOfSum(claim: SumClaim): FindingLevel | null {
  const facts = factsOf(claim);
  if (facts.parts === 0) return null;
  if (claim.coverage === 'overlapping') return ofOverlapping(claim, facts);
  if (facts.largerPart)
    return (claim.form === 'opened' || claim.form === 'grouped') && facts.share < 20 ? 'question' : null;
  if (claim.coverage === 'exhaustive') return ofWhole(claim, facts);
  return facts.difference > 0 ? ofTooMany(claim, facts) : ofTooFew(claim, facts);
}

/** Channels may carry one item twice, and outcomes may be of what came in before: asked about where nothing explains it. */
const ofOverlapping = ({ total }: SumClaim, { share }: Facts): FindingLevel | null =>
  share > 0.5 || PENDING.test(total.passage.text) ? null : 'question';

interface Facts {
  parts: number;
  /** Parts less total. */
  difference: number;
  /** Of the total. */
  share: number;
  /** A part alone is more than the total. */
  largerPart: boolean;
  exclusive: boolean;
}

function factsOf({ total, parts }: SumClaim): Facts {
  const difference = differenceOf({ total, parts });
  return {
    parts: parts.length,
    difference,
    share: Math.abs(difference) / Math.max(1, total.quantity.value),
    largerPart: parts.some(({ quantity }) => quantity.value > total.quantity.value),
    exclusive: dimensionOf(parts)?.exclusive === true,
  };
}

export const differenceOf = ({ total, parts }: Pick<SumClaim, 'total' | 'parts'>): number =>
  fromUnits(toUnits(sumOf(parts)) - toUnits(total.quantity.value));

/** The parts are said to be all. A far-off sum is more likely a list of something else than a slip. */
function ofWhole({ form }: SumClaim, { difference, share }: Facts): FindingLevel {
  if (share > 0.5) return 'question';
  const told = form === 'opened' || form === 'summed-up' || form === 'bracket';
  return told && difference > 0 ? 'error' : 'warning';
}

/** More than the whole: wrong where parts exclude one another, or where the list all but meets its total. */
function ofTooMany({ form }: SumClaim, { share, parts, exclusive }: Facts): FindingLevel | null {
  if (form === 'grouped') return share <= 0.1 ? 'error' : 'question';
  if (form === 'opened') {
    if (parts >= 3 && share <= 0.1) return 'error';
    return exclusive && share <= 0.5 ? 'warning' : 'question';
  }
  if (exclusive && share <= 0.5) return form === 'bare' || form === 'bracket' ? 'warning' : 'question';
  return share <= nearness(parts) ? 'question' : null;
}

/** Less than the whole is lawful unless the list is said to be whole; asked about where it all but is. */
function ofTooFew({ form }: SumClaim, { share, parts, exclusive }: Facts): FindingLevel | null {
  if (form === 'grouped') return 'question';
  if (exclusive && share <= 0.3) return 'question';
  return share <= nearness(parts) ? 'question' : null;
}

/** Few parts come near a total by chance; many hardly do. */
const nearness = (parts: number): number => (parts >= 4 ? 0.12 : parts === 3 ? 0.1 : 0.05);
