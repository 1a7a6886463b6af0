import type { DISPUTE_KINDS } from '../fields/disputes.ts';
import type { CountRule, CountTable } from './rule.ts';

const HELP =
  '本年审结的案件按结果计，至年底没有审结的计“尚未审结”，次年继续统计。本机关作为复议机关被列为共同被告的，只由原行为主体统计，本机关不计（国办公开办函〔2016〕201号）。';

const NOT_CO_DEFENDANT = [false, null];

const rules: CountRule[] = (
  ['review', 'direct', 'after_review'] as const satisfies (keyof typeof DISPUTE_KINDS)[]
).flatMap((kind): CountRule[] => [
  ...(['upheld', 'corrected', 'other'] as const).map((result): CountRule => ({
    register: 'disputes',
    moment: 'concluded',
    where: { kind: [kind], result: [result], coDefendant: NOT_CO_DEFENDANT },
    cell: `cases/${kind}_${result}`,
    help: HELP,
  })),
  {
    register: 'disputes',
    moment: 'pending',
    where: { kind: [kind], coDefendant: NOT_CO_DEFENDANT },
    cell: `cases/${kind}_pending`,
    help: HELP,
  },
]);

export const reviewLitigation2019: CountTable = { formatId: '2019', table: 'review_litigation', rules };
export const reviewLitigation2021: CountTable = { formatId: '2021', table: 'review_litigation', rules };

/** Rows of the table of 2014: cases without a result have no row of their own and stand in the total only. */
const rows = (row: 'd' | 'e', kinds: readonly (keyof typeof DISPUTE_KINDS)[]): CountRule[] => [
  {
    register: 'disputes',
    moment: 'before_us',
    where: { kind: kinds, coDefendant: NOT_CO_DEFENDANT },
    cell: row,
    help: `${HELP}本表没有“尚未审结”一行，未审结的只计入总数，各项之和可以小于总数。`,
  },
  ...(['upheld', 'corrected', 'other'] as const).map((result, index): CountRule => ({
    register: 'disputes',
    moment: 'concluded',
    where: { kind: kinds, result: [result], coDefendant: NOT_CO_DEFENDANT },
    cell: `${row}${index + 1}`,
    help: HELP,
  })),
];

export const disputes2014: readonly CountRule[] = [
  ...rows('d', ['review']),
  ...rows('e', ['direct', 'after_review']),
];
