import type { BalanceRule, ColumnFormat, TableFormat } from '../format.ts';

/** The table of section four, the same in 2019 and 2021: one row of fifteen figures. */

const OUTCOMES = [
  ['upheld', '结果维持'],
  ['corrected', '结果纠正'],
  ['other', '其他结果'],
  ['pending', '尚未审结'],
] as const;

const KINDS = [
  { id: 'review', path: ['行政复议'] },
  { id: 'direct', path: ['行政诉讼', '未经复议直接起诉'] },
  { id: 'after_review', path: ['行政诉讼', '复议后起诉'] },
] as const;

const columns: readonly ColumnFormat[] = KINDS.flatMap(({ id, path }) => [
  ...OUTCOMES.map(([outcome, label]) => ({
    id: `${id}_${outcome}`,
    label,
    headerPath: [...path, label],
    kind: 'input' as const,
    unit: '件',
  })),
  { id: `${id}_total`, label: '总计', headerPath: [...path, '总计'], kind: 'sum' as const, unit: '件' },
]);

const rules: readonly BalanceRule[] = KINDS.map(({ id }) => ({
  id: `lit.${id}.total`,
  axis: 'row',
  left: [`${id}_total`],
  op: '=',
  right: OUTCOMES.map(([outcome]) => `${id}_${outcome}`),
  level: 'error',
  basis: '表格结构：总计为维持、纠正、其他结果、尚未审结之和',
}));

export const reviewLitigationTable: TableFormat = {
  id: 'review_litigation',
  sectionId: 's4',
  title: '政府信息公开行政复议、行政诉讼情况',
  layout: 'single-row',
  blocks: [
    {
      id: '',
      caption: null,
      headFirst: '',
      columns,
      rows: [{ id: 'cases', number: '', label: '', kind: 'input', parentId: null, level: 0 }],
    },
  ],
  rules,
  crossYearRules: [],
  guidance: [
    '只计因政府信息公开工作引起的行政复议、行政诉讼案件。',
    '行政复议机关作为共同被告的行政诉讼案件，只由原行为主体统计，复议机关不计（国办公开办函〔2016〕201号）。',
    '总计由系统计算。没有的填 0。',
  ],
};
