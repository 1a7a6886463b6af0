import { addUp, toUnits } from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import { quoteOf } from '../../passage.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Quantity } from '../../text/quantities.ts';
import type { QuotientClaim, ShareClaim } from '../../text/claims/shares.ts';

/** A printed share that is not the part divided by the whole, at the printed decimals. */
const rounding: Rule = {
  id: 'text.percent_rounding',
  title: '百分比与数据不符',
  area: 'text-against-itself',
  level: 'error',
  basis: '百分比 = 分项 ÷ 总数，按所印小数位四舍五入',
  find: ({ claims }) => [
    ...[...groupBy(claims.shares, ({ part }) => part.passage).values()].flatMap((shares) =>
      shares.flatMap((share) => wrongShare(share, shares)),
    ),
    ...claims.quotients.flatMap(wrongQuotient),
  ],
};

function wrongShare(share: ShareClaim, shares: readonly ShareClaim[]): Problem[] {
  const { part, percent, wholes, total } = share;
  if (wholes.length === 0 || part.quantity.tolerance > 0) return [];
  if (wholes.some((whole) => agrees(share, whole))) return [];
  // The whole that the other shares of the passage prove to be the one meant; or the only one; or the list's own total.
  const proved = wholes.find(
    (whole) => shares.filter((other) => other !== share && agrees(other, whole)).length >= 2,
  );
  const whole = proved ?? (wholes.length === 1 ? wholes[0] : undefined) ?? total?.quantity;
  if (!whole || whole.tolerance > 0 || whole.approximate) return [];
  const exact = (part.quantity.value / whole.value) * 100;
  const near = Math.abs(exact - percent.quantity.mantissa) <= Math.max(1, exact * 0.1);
  if (!proved && !near && total === null) return [];
  const level = proved ? (madeToMeet100(shares) ? 'question' : 'error') : near ? 'warning' : 'question';
  const places = decimalsOf(percent.quantity);
  return [
    {
      level,
      addresses: [part.passage.address],
      quote: labelled(share),
      message: `${part.quantity.value} ÷ ${whole.value} = ${exact.toFixed(places + 2)}%，应为 ${exact.toFixed(places)}%，文中为 ${percent.quantity.mantissa}%`,
      expected: `${exact.toFixed(places)}%`,
      actual: `${percent.quantity.mantissa}%`,
      read: `读作：总数 ${whole.value}，分项 ${part.quantity.value}，占比 ${percent.quantity.mantissa}%`,
    },
  ];
}

/** Shares that were moved by a hair so that together they give 100 %: a habit, not a slip. */
const madeToMeet100 = (shares: readonly ShareClaim[]): boolean =>
  shares.length > 2 &&
  toUnits(addUp(shares.map(({ percent }) => percent.quantity.mantissa))) === toUnits(100);

const decimalsOf = ({ tolerance, mantissa }: Quantity): number =>
  tolerance === 0
    ? 0
    : Math.min(
        6,
        Math.max(String(mantissa).split('.')[1]?.length ?? 0, Math.round(-Math.log10(tolerance * 2))),
      );

/** Within half a unit of the last printed decimal, and a hair more for the half itself. */
const meets = (part: number, whole: number, percent: Quantity): boolean =>
  Math.abs((part / whole) * 100 - percent.mantissa) <= 0.5 / 10 ** decimalsOf(percent) + 1e-9;

const agrees = ({ part, percent }: ShareClaim, whole: Quantity): boolean =>
  meets(part.quantity.value, whole.value, percent.quantity);

/** With the clause's own words before the part. */
function labelled({ part, percent }: ShareClaim): string {
  const { passage, start } = part;
  const before = passage.text.slice(Math.max(0, start - 20), start);
  return quoteOf(passage, start - (/[^,;。:、\n]*$/u.exec(before)?.[0].length ?? 0), percent.quantity.end);
}

/** `收到50件,办结48件,办结率98%`: no two counts of the sentence give the rate. 100 % may be of those that fell due. */
function wrongQuotient({ percent, counts }: QuotientClaim): Problem[] {
  const values = counts.map(({ quantity }) => quantity.value);
  const printed = percent.quantity;
  if (printed.mantissa === 100 || values.includes(0)) return [];
  const wholes = [...values, ...values.slice(1).map((value, index) => value + (values[index] ?? 0))];
  if (wholes.some((whole) => values.some((value) => value <= whole && meets(value, whole, printed))))
    return [];
  const [part = 0, whole = 0] = [values.at(-1), values[0]];
  if (part > whole) return [];
  const exact = (part / whole) * 100;
  const [first] = counts;
  return [
    {
      level: 'question',
      addresses: [percent.passage.address],
      quote: quoteOf(percent.passage, first?.start ?? percent.start, printed.end),
      message: `${part} ÷ ${whole} = ${exact.toFixed(2)}%，文中“${percent.label}”为 ${printed.mantissa}%，请核对`,
      expected: `${exact.toFixed(2)}%`,
      actual: `${printed.mantissa}%`,
      read: `读作：${whole} 件中有 ${part} 件，${percent.label} ${printed.mantissa}%`,
    },
  ];
}

export const percentageRules: readonly Rule[] = [rounding];
