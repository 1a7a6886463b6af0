import { addUp } from '@nianbao/report-formats';
import type { Problem } from '../../rule.ts';
import type { Quantity } from '../../text/quantities.ts';

type Fault = Required<Pick<Problem, 'message' | 'expected' | 'actual' | 'read'>>;

/** The number by which a figure is said to have moved, against the two figures; `null` where it is right. */
export function wrongChange(from: Quantity, to: Quantity, change: Quantity, way: 1 | -1): Fault | null {
  if ([from, to, change].some(({ approximate, tolerance }) => approximate || tolerance > 0)) return null;
  const exact = addUp([to.value, -from.value]);
  if (exact === way * change.value) return null;
  const words = exact >= 0 ? `增加 ${exact}` : `减少 ${-exact}`;
  return {
    message: `从 ${from.value} 到 ${to.value}：${words}，文中为${way === 1 ? '增加' : '减少'} ${change.value}`,
    expected: words,
    actual: `${way === 1 ? '增加' : '减少'} ${change.value}`,
    read: `读作：前数 ${from.value}，后数 ${to.value}，${way === 1 ? '增加' : '减少'} ${change.value}`,
  };
}

/** A rate outside the band that the printed figures allow; `null` where it is inside. */
export function wrongRate(from: Quantity, to: Quantity, rate: Quantity, way: 1 | -1): Fault | null {
  if (from.approximate || to.approximate || rate.approximate || from.value - from.tolerance <= 0) return null;
  const low = bound(from, to, way, -1);
  const high = bound(from, to, way, 1);
  // A rate that was cut off and not rounded is still inside one unit of its last decimal.
  const slack = Math.max(rate.tolerance * 2, rate.tolerance === 0 ? 1 : 0) + 1e-9;
  if (rate.value >= low - slack && rate.value <= high + slack) return null;
  const exact = ((to.value - from.value) / from.value) * 100;
  const words = `${exact < 0 ? '下降' : '增长'} ${Math.abs(exact).toFixed(2)}%`;
  return {
    message: `从 ${from.value} 到 ${to.value}：(${to.value} - ${from.value}) ÷ ${from.value} = ${exact.toFixed(2)}%，文中为${way === 1 ? '增长' : '下降'} ${rate.mantissa}%`,
    expected: words,
    actual: `${rate.mantissa}%`,
    read: `读作：前数 ${from.value}，后数 ${to.value}，${way === 1 ? '增长' : '下降'} ${rate.mantissa}%`,
  };
}

/** The rate at the corner of the band where it is smallest (-1) or largest (1). */
function bound(from: Quantity, to: Quantity, way: 1 | -1, side: 1 | -1): number {
  const later = to.value + way * side * to.tolerance;
  const earlier = from.value - way * side * from.tolerance;
  return ((way * (later - earlier)) / earlier) * 100;
}
