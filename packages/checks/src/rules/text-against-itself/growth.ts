import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf } from '../../subject.ts';
import { sameUnit } from '../../text/items.ts';
import type { Quantity } from '../../text/quantities.ts';

const RISE = /增长|增加|提高|提升|上升|增幅|涨/u;
const FALL = /减少|下降|压减|压缩|缩减|降低|降幅|减幅|精简|缩短/u;

/** A rate with the two figures it is made of, each between the bounds that its printed precision allows. */
interface Claim {
  from: Quantity;
  to: Quantity;
  rate: Quantity;
  direction: 1 | -1;
  start: number;
}

/** `由16.1万压减至2.8万,压减比率82.58%`: a rate outside the band that the printed figures allow. */
const fromTo: Rule = {
  id: 'text.growth_rate',
  title: '增减幅度与数据不符',
  area: 'text-against-itself',
  level: 'warning',
  basis: '幅度 =（后数 - 前数）÷ 前数，在所印位数允许的范围内',
  find: ({ paragraphs }) =>
    paragraphs.flatMap((passage) =>
      passage.quantities.flatMap((rate, index) =>
        rate.unit === '%' && !rate.approximate
          ? claimsAt(passage, index).flatMap((claim) => wrongRate(passage, claim))
          : [],
      ),
    ),
};

function claimsAt(passage: Passage, index: number): Claim[] {
  const { quantities, text } = passage;
  const [first, second, rate] = [quantities[index - 2], quantities[index - 1], quantities[index]];
  if (!first || !second || !rate || !sameUnit(first, second) || first.unit === '%') return [];
  const lead = text.slice(Math.max(0, first.start - 20), first.start);
  const middle = text.slice(first.end, second.start);
  const tail = text.slice(second.end, rate.start);
  if (middle.length > 24 || tail.length > 14 || /[。;]/u.test(middle + tail)) return [];
  const direction = FALL.test(tail) ? -1 : RISE.test(tail) ? 1 : null;
  if (direction === null || !/^[,(、]?(?:同比|降幅|增幅|环比)?\D*$/u.test(tail)) return [];
  const claim = { rate, direction, start: first.start } as const;
  if (/[由从][^,。;\d]{0,18}$/u.test(lead) && /(?:至|到|为)[^,。;\d]{0,10}$/u.test(middle))
    return [{ ...claim, from: first, to: second }];
  if (LAST_YEARS.test(middle)) return [{ ...claim, from: second, to: first }];
  return sinceLastYear(first, second, middle).map((from) => ({ ...claim, from, to: first }));
}

/** `540条,比上年的450条增长25%`: the second figure is last year's own. */
const LAST_YEARS = /^[,(]? ?(?:比|较|对比)(?:上年|去年|上一年度?|上年度|20\d\d年度?)(?:同期)?(?:的|为)?$/u;

/** `120件,比上年增加20件,增长20%`: last year's figure is this year's less the increase. */
function sinceLastYear(now: Quantity, change: Quantity, middle: string): Quantity[] {
  if (
    !/^[,(]? ?(?:同比|比上年|较上年|比去年|较去年|比20\d\d年|较20\d\d年|与上年相比)[^,。;\d]{0,8}$/u.test(
      middle,
    )
  )
    return [];
  const sign = FALL.test(middle) ? 1 : RISE.test(middle) ? -1 : 0;
  const value = now.value + sign * change.value;
  if (sign === 0 || value <= 0) return [];
  return [
    {
      ...now,
      value,
      tolerance: now.tolerance + change.tolerance,
      approximate: now.approximate || change.approximate,
    },
  ];
}

function wrongRate(passage: Passage, { from, to, rate, direction, start }: Claim): Problem[] {
  if (from.approximate || to.approximate || from.value - from.tolerance <= 0) return [];
  const low = bound(from, to, direction, -1);
  const high = bound(from, to, direction, 1);
  // A rate that was cut off and not rounded is still inside one unit of its last decimal.
  const slack = Math.max(rate.tolerance * 2, rate.tolerance === 0 ? 1 : 0) + 1e-9;
  if (rate.value >= low - slack && rate.value <= high + slack) return [];
  const exact = ((direction * (to.value - from.value)) / from.value) * 100;
  return [
    {
      addresses: [passage.address],
      quote: quoteOf(passage, start, rate.end),
      message: `从 ${from.value} 到 ${to.value}：(${to.value} - ${from.value}) ÷ ${from.value} = ${(direction * exact).toFixed(2)}%，文中为 ${rate.mantissa}%`,
      expected: `${exact.toFixed(2)}%`,
      actual: `${rate.mantissa}%`,
    },
  ];
}

/** The rate at the corner of the band where it is smallest (-1) or largest (1). */
function bound(from: Quantity, to: Quantity, direction: 1 | -1, side: 1 | -1): number {
  const later = to.value + direction * side * to.tolerance;
  const earlier = from.value - direction * side * from.tolerance;
  return ((direction * (later - earlier)) / earlier) * 100;
}

export const growthRules: readonly Rule[] = [fromTo];
