import type { ReportFormat, TableFormat } from '../format.ts';
import type { Measure } from '../measures.ts';
import { applicationMeasures } from './application-measures.ts';
import { applicationRows, applicationsTable, otherHandling2021 } from './applications.ts';
import { block, column, row } from './art20.ts';
import { decisionMeasures, documentMeasures, feeMeasure } from './art20-measures.ts';
import { reviewLitigationMeasures } from './dispute-measures.ts';
import { reviewLitigationTable } from './review-litigation.ts';
import { sixSections } from './sections.ts';

const inForce = (id: string) => ({
  thisYear: `art20_1/${id}/in_force`,
  lastYear: [{ path: `art20_1/${id}/in_force`, sign: 1 }] as const,
  also: [
    { path: `art20_1/${id}/issued`, sign: 1 },
    { path: `art20_1/${id}/repealed`, sign: -1 },
  ] as const,
  level: 'warning' as const,
});

const decisions = column('decisions', '本年处理决定数量', '件');

const art20: TableFormat = {
  id: 'art20',
  sectionId: 's2',
  title: '主动公开政府信息情况',
  layout: 'blocks',
  blocks: [
    block(
      'art20_1',
      '一',
      [
        column('issued', '本年制发件数', '件'),
        column('repealed', '本年废止件数', '件'),
        column('in_force', '现行有效件数', '件'),
      ],
      [row('rules', '规章'), row('normative_docs', '行政规范性文件')],
    ),
    block('art20_5', '五', [decisions], [row('licence', '行政许可')]),
    block('art20_6', '六', [decisions], [row('penalty', '行政处罚'), row('compulsion', '行政强制')]),
    block(
      'art20_8',
      '八',
      [column('fee_amount', '本年收费金额（单位：万元）', '万元', { decimals: true })],
      [row('admin_fee', '行政事业性收费')],
    ),
  ],
  rules: [],
  crossYearRules: [
    {
      id: 'art20.xy.in_force',
      cells: [inForce('rules'), inForce('normative_docs')],
      fromFormats: ['2021'],
      basis: '现行有效件数 = 上年现行有效件数 + 本年制发件数 - 本年废止件数（公开核查的通行做法，表中未印）',
      note: '机构改革、文件自然失效而未废止时可以不等，请说明。',
    },
  ],
  guidance: [
    '规章、行政规范性文件件数请会同同级司法行政部门核对。',
    '处理决定数量包括已公开和依法未公开的全部处理决定。',
    '行政事业性收费金额以万元为单位，最多六位小数；注意不要按元填写。',
  ],
};

const documentCells = (id: string) => ({
  issued: [`art20_1/${id}/issued`],
  repealed: `art20_1/${id}/repealed`,
  inForce: `art20_1/${id}/in_force`,
});

const measures: readonly Measure[] = [
  ...applicationMeasures(applicationRows(otherHandling2021)),
  ...reviewLitigationMeasures,
  ...documentMeasures('documents', '规范性文件', documentCells('normative_docs')),
  ...documentMeasures('rules', '规章', documentCells('rules')),
  ...decisionMeasures,
  feeMeasure,
];

/** 《中华人民共和国政府信息公开工作年度报告格式》, in use since the reports of 2021. */
export const annual2021: ReportFormat = {
  id: '2021',
  label: '2021 年版（国办公开办函〔2021〕30号）',
  name: '《中华人民共和国政府信息公开工作年度报告格式》',
  documentNo: '国办公开办函〔2021〕30号',
  reportYears: { from: 2021, to: null },
  legalDates: {
    department: '01-31',
    government: '03-31',
    basis: '《政府信息公开条例》（国务院令第711号）第四十九条',
  },
  blankMeansNone: false,
  sections: sixSections,
  tables: [art20, applicationsTable(otherHandling2021), reviewLitigationTable],
  keyFigures: [
    { label: '行政规范性文件现行有效', unit: '件', table: 'art20', path: 'art20_1/normative_docs/in_force' },
    { label: '行政许可决定', unit: '件', table: 'art20', path: 'art20_5/licence/decisions' },
    { label: '新收申请', unit: '件', table: 'applications', path: 'new_received/total' },
    { label: '予以公开', unit: '件', table: 'applications', path: 'granted/total' },
    { label: '结转下年度', unit: '件', table: 'applications', path: 'carried_out/total' },
    { label: '行政复议', unit: '件', table: 'review_litigation', path: 'cases/review_total' },
  ],
  measures,
};
