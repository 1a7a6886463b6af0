import { addUp, toUnits } from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf } from '../../subject.ts';
import { sameUnit } from '../../text/items.ts';
import type { Quantity } from '../../text/quantities.ts';

/** `2574条,占3.5%`: a part with the share that is printed after it. */
interface Share {
  part: Quantity;
  percent: Quantity;
  start: number;
}

const BACK = 40;

/** Seed finding 001-04: a printed share that is not the part divided by the whole, at the printed decimals. */
const rounding: Rule = {
  id: 'text.percent_rounding',
  title: '百分比与数据不符',
  area: 'text-against-itself',
  level: 'error',
  basis: '百分比 = 分项 ÷ 总数，按所印小数位四舍五入',
  find: ({ paragraphs }) =>
    paragraphs.flatMap((passage, index) => {
      const shares = sharesOf(passage);
      if (shares.length === 0) return [];
      const earlier = paragraphs
        .slice(Math.max(0, index - 2), index)
        .filter(({ section }) => section === passage.section);
      return shares.flatMap((share) => wrongShare(passage, share, shares, [...earlier, passage]));
    }),
};

/** Shares printed straight after their part; 占比 of something else in between is left alone. */
function sharesOf({ text, quantities }: Passage): Share[] {
  return quantities.flatMap((percent, index): Share[] => {
    const part = quantities[index - 1];
    if (percent.unit !== '%' || percent.approximate || !part || part.unit === '%' || part.approximate)
      return [];
    const between = text.slice(part.end, percent.start);
    return /^[,(、]? ?占(?:比|[^,。;、\d]{0,16}的)? ?(?:为|达|达到|约)?$/u.test(between) &&
      !between.endsWith('约')
      ? [{ part, percent, start: part.start }]
      : [];
  });
}

function wrongShare(
  passage: Passage,
  share: Share,
  shares: readonly Share[],
  where: readonly Passage[],
): Problem[] {
  const wholes = candidates(passage, share, where);
  if (wholes.length === 0 || share.part.tolerance > 0 || wholes.some((whole) => agrees(share, whole)))
    return [];
  // The whole that the other shares of the passage prove to be the one meant.
  const proved = wholes.find(
    (whole) => shares.filter((other) => other !== share && agrees(other, whole)).length >= 2,
  );
  const only = wholes.length === 1 ? wholes[0] : undefined;
  const whole = proved ?? only;
  if (!whole) return [];
  const exact = (share.part.value / whole.value) * 100;
  const near = Math.abs(exact - share.percent.mantissa) <= Math.max(1, exact * 0.1);
  if (!proved && !near) return [];
  const places = decimalsOf(share.percent);
  return [
    {
      level: proved ? (madeToMeet100(shares) ? 'question' : 'error') : 'warning',
      addresses: [passage.address],
      quote: labelled(passage, share),
      message: `${share.part.value} ÷ ${whole.value} = ${exact.toFixed(places + 2)}%，应为 ${exact.toFixed(places)}%，文中为 ${share.percent.mantissa}%`,
      expected: `${exact.toFixed(places)}%`,
      actual: `${share.percent.mantissa}%`,
    },
  ];
}

/** Shares that were moved by a hair so that together they give 100 %: a habit, not a slip. */
const madeToMeet100 = (shares: readonly Share[]): boolean =>
  shares.length > 2 && toUnits(addUp(shares.map(({ percent }) => percent.mantissa))) === toUnits(100);

/** Exact quantities of the same unit that stand before, and are no smaller: any of them may be the whole. */
function candidates(passage: Passage, { part }: Share, where: readonly Passage[]): Quantity[] {
  const found = where.flatMap((place) =>
    place.quantities.filter(
      (quantity) =>
        (place !== passage || quantity.start < part.start) &&
        sameUnit(quantity, part) &&
        quantity.value >= part.value &&
        quantity.value > 0 &&
        !quantity.approximate &&
        quantity.tolerance === 0,
    ),
  );
  const sizes = new Map(found.slice(-BACK).map((quantity) => [quantity.value, quantity]));
  return [...sizes.values()];
}

const decimalsOf = ({ tolerance, mantissa }: Quantity): number =>
  tolerance === 0
    ? 0
    : Math.min(
        6,
        Math.max(String(mantissa).split('.')[1]?.length ?? 0, Math.round(-Math.log10(tolerance * 2))),
      );

/** Within half a unit of the last printed decimal, and a hair more for the half itself. */
const agrees = ({ part, percent }: Share, whole: Quantity): boolean =>
  Math.abs((part.value / whole.value) * 100 - percent.mantissa) <= 0.5 / 10 ** decimalsOf(percent) + 1e-9;

/** With the clause's own words before the part. */
function labelled(passage: Passage, { start, percent }: Share): string {
  const before = passage.text.slice(Math.max(0, start - 20), start);
  return quoteOf(passage, start - (/[^,;。:、\n]*$/u.exec(before)?.[0].length ?? 0), percent.end);
}

export const percentageRules: readonly Rule[] = [rounding];
