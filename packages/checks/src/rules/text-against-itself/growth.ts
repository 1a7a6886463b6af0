import type { Problem, Rule } from '../../rule.ts';
import { quoteOf } from '../../passage.ts';
import { baseByChange, type GrowthClaim } from '../../text/claims/growth.ts';
import { sameUnit } from '../../text/items.ts';
import type { Quantity } from '../../text/quantities.ts';
import { wrongChange, wrongRate } from './movement.ts';

/** A growth whose base the text itself tells: 由甲增至乙, 乙比上年的甲, 乙比上年增加若干. */
const told: Rule = {
  id: 'text.growth_rate',
  title: '增减幅度与数据不符',
  area: 'text-against-itself',
  level: 'warning',
  basis: '幅度 =（后数 - 前数）÷ 前数，在所印位数允许的范围内',
  find: ({ claims }) =>
    claims.growth.flatMap((claim): Problem[] => {
      const fault = faultOf(claim);
      if (!fault) return [];
      const { passage } = claim.change ?? claim.rate ?? {};
      return passage
        ? [{ addresses: [passage.address], quote: quoteOf(passage, claim.start, claim.end), ...fault }]
        : [];
    }),
};

type Fault = Pick<Problem, 'message' | 'expected' | 'actual' | 'read'>;

function faultOf(claim: GrowthClaim): Fault | null {
  const { base, now, change, rate, way } = claim;
  if (base && now) {
    if (!sameUnit(base.quantity, now.quantity)) return null;
    return (
      (change && wrongChange(base.quantity, now.quantity, change.quantity, way)) ??
      (rate && wrongRate(base.quantity, now.quantity, rate.quantity, way))
    );
  }
  const before = base?.quantity ?? baseByChange(claim);
  const after = now?.quantity ?? (base && change ? moved(base.quantity, change.quantity, way) : null);
  return before && after && rate ? wrongRate(before, after, rate.quantity, way) : null;
}

const moved = (base: Quantity, change: Quantity, way: 1 | -1): Quantity | null =>
  sameUnit(base, change)
    ? { ...base, value: base.value + way * change.value, tolerance: base.tolerance + change.tolerance }
    : null;

export const growthRules: readonly Rule[] = [told];
