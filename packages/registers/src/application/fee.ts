/** One tier of the fee that was touched, with its arithmetic. */
export interface FeeStep {
  words: string;
  amount: number;
}
export interface Fee {
  /** 元. */
  amount: number;
  steps: FeeStep[];
  basis: string;
}

interface Tier {
  /** First and last unit of the tier; the last tier has no end. */
  from: number;
  to: number;
  /** 元 for each unit. */
  rate: number;
}

/** 国办函〔2020〕109号第四条: 31件以上以10件为一档，每增加一档提高100元/件. */
function* itemTiers(): Generator<Tier> {
  yield { from: 1, to: 10, rate: 0 };
  yield { from: 11, to: 30, rate: 100 };
  for (let from = 31, rate = 200; ; from += 10, rate += 100) yield { from, to: from + 9, rate };
}

/** 国办函〔2020〕109号第五条. */
const PAGE_TIERS: readonly Tier[] = [
  { from: 1, to: 30, rate: 0 },
  { from: 31, to: 100, rate: 10 },
  { from: 101, to: 200, rate: 20 },
  { from: 201, to: Number.POSITIVE_INFINITY, rate: 40 },
];

function feeOver(tiers: Iterable<Tier>, first: number, last: number, unit: string, basis: string): Fee {
  for (const [name, value] of [
    ['起', first],
    ['止', last],
  ] as const)
    if (!Number.isInteger(value) || value < (name === '起' ? 1 : 0) || value > 1_000_000)
      throw new RangeError(`“${value}”不是有效的${unit}数。`);
  const steps: FeeStep[] = [];
  for (const { from, to, rate } of tiers) {
    if (from > last) break;
    const [low, high] = [Math.max(from, first), Math.min(to, last)];
    if (low > high) continue;
    const count = high - low + 1;
    const span = low === high ? `第 ${low} ${unit}` : `第 ${low}—${high} ${unit}`;
    steps.push({
      words: rate === 0 ? `${span}：不收费` : `${span}：${count} × ${rate} 元 = ${count * rate} 元`,
      amount: count * rate,
    });
  }
  return { amount: steps.reduce((sum, { amount }) => sum + amount, 0), steps, basis };
}

/**
 * 按件: the fee of `items` applications of one applicant, when `before` others of the same month came first. The first ten
 * of a calendar month are free.
 */
export const feeByItems = (items: number, before = 0): Fee =>
  feeOver(
    itemTiers(),
    before + 1,
    before + items,
    '件',
    '国办函〔2020〕109号第四条（按件计收，同一申请人一个自然月内累计）',
  );

/** 按量: the fee of one application by its pages; never together with 按件 (第三条). */
export const feeByPages = (pages: number): Fee =>
  feeOver(PAGE_TIERS, 1, pages, '页', '国办函〔2020〕109号第五条（按量计收）');
