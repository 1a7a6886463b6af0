import type { DOCUMENT_MOMENTS } from './moments.ts';
import type { CountRule, CountTable } from './rule.ts';
import type { MeasureId } from '../fields/measures.ts';

const documents = (
  cell: string,
  kind: 'rules' | 'normative',
  moment: keyof typeof DOCUMENT_MOMENTS,
  help: string,
): CountRule => ({ register: 'documents', moment, where: { kind: [kind] }, cell, help });

/** Figures of a measure added up over the periods of the year. */
export const measured = (cell: string, measure: MeasureId, help: string, per = 1): CountRule => ({
  register: 'measures',
  moment: 'in_year',
  where: { measure: [measure] },
  cell,
  sum: { field: 'value', per },
  help,
});

const ROWS = [
  ['rules', 'rules'],
  ['normative_docs', 'normative'],
] as const;

const DECISIONS = '按期登记的处理决定数量之和，包括已公开和依法未公开的全部处理决定。';
const YUAN_PER_UNIT = 10_000;

export const art20Of2021: CountTable = {
  formatId: '2021',
  table: 'art20',
  rules: [
    ...ROWS.flatMap(([row, kind]) => [
      documents(
        `art20_1/${row}/issued`,
        kind,
        'issued',
        '成文日期在本年度的件数，请会同同级司法行政部门核对。',
      ),
      documents(
        `art20_1/${row}/repealed`,
        kind,
        'repealed',
        '废止日期在本年度的件数；有效期届满自然失效而未宣布废止的不计入本列。',
      ),
      documents(`art20_1/${row}/in_force`, kind, 'in_force', '至 12 月 31 日已制发而没有废止、失效的件数。'),
    ]),
    measured('art20_5/licence/decisions', 'licence_decisions', DECISIONS),
    measured('art20_6/penalty/decisions', 'penalty_decisions', DECISIONS),
    measured('art20_6/compulsion/decisions', 'compulsion_decisions', DECISIONS),
    measured(
      'art20_8/admin_fee/fee_amount',
      'fee_income',
      '按期登记的收费金额之和，由元折合万元。',
      YUAN_PER_UNIT,
    ),
  ],
};

/** 上一年项目数量 and 本年增/减 of the form of 2019 count items of a catalogue, which no register holds: they stay typed. */
export const art20Of2019: CountTable = {
  formatId: '2019',
  table: 'art20',
  rules: [
    ...ROWS.flatMap(([row, kind]) => [
      documents(`art20_1/${row}/made`, kind, 'issued', '成文日期在本年度的件数。'),
      documents(
        `art20_1/${row}/made_public`,
        kind,
        'first_published',
        '本年度首次公开的件数，多个渠道公开只计一件。',
      ),
      documents(
        `art20_1/${row}/public_total`,
        kind,
        'public',
        '至年底已公开而没有废止、失效的件数（推算，表中未作说明）。',
      ),
    ]),
    measured('art20_5/licence/decisions', 'licence_decisions', DECISIONS),
    measured('art20_5/other_service/decisions', 'other_service_decisions', DECISIONS),
    measured('art20_6/penalty/decisions', 'penalty_decisions', DECISIONS),
    measured('art20_6/compulsion/decisions', 'compulsion_decisions', DECISIONS),
    measured(
      'art20_9/central_procurement/procurement_count',
      'procurement_count',
      '按期登记的采购项目数量之和。',
    ),
    measured(
      'art20_9/central_procurement/procurement_amount',
      'procurement_amount',
      '按期登记的采购金额之和，以元为单位。',
    ),
  ],
};
