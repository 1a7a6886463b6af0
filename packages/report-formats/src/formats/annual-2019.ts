import type { CrossYearRule, ReportFormat, TableFormat } from '../format.ts';
import type { Measure } from '../measures.ts';
import { applicationMeasures } from './application-measures.ts';
import { applicationRows, applicationsTable, otherHandling2019 } from './applications.ts';
import { block, column, row } from './art20.ts';
import { decisionMeasures, documentMeasures, procurementMeasures } from './art20-measures.ts';
import { reviewLitigationMeasures } from './dispute-measures.ts';
import { reviewLitigationTable } from './review-litigation.ts';
import { sixSections } from './sections.ts';

const projects = [
  column('projects_last_year', '上一年项目数量', '项'),
  column('change', '本年增/减', '项', { signed: true }),
];
const withDecisions = [...projects, column('decisions', '处理决定数量', '件')];

const chainedProjects = [
  'art20_5/licence',
  'art20_5/other_service',
  'art20_6/penalty',
  'art20_6/compulsion',
  'art20_8/admin_fee',
];

const crossYearRules: readonly CrossYearRule[] = [
  {
    id: 'art20.xy.projects',
    cells: chainedProjects.map((at) => ({
      thisYear: `${at}/projects_last_year`,
      lastYear: [
        { path: `${at}/projects_last_year`, sign: 1 },
        { path: `${at}/change`, sign: 1 },
      ],
      also: [],
      level: 'warning',
    })),
    fromFormats: ['2019'],
    basis: '上一年项目数量 = 上年报告的上一年项目数量 + 本年增/减（推算，表中未印）',
  },
];

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
        column('made', '本年新制作数量', '件'),
        column('made_public', '本年新公开数量', '件'),
        column('public_total', '对外公开总数量', '件'),
      ],
      [row('rules', '规章'), row('normative_docs', '规范性文件')],
    ),
    block('art20_5', '五', withDecisions, [
      row('licence', '行政许可'),
      row('other_service', '其他对外管理服务事项'),
    ]),
    block('art20_6', '六', withDecisions, [row('penalty', '行政处罚'), row('compulsion', '行政强制')]),
    block('art20_8', '八', projects, [row('admin_fee', '行政事业性收费')]),
    block(
      'art20_9',
      '九',
      [
        column('procurement_count', '采购项目数量', '项'),
        column('procurement_amount', '采购总金额', '元', { decimals: true, suffix: '元' }),
      ],
      [row('central_procurement', '政府集中采购')],
    ),
  ],
  rules: [
    {
      id: 'art20.made_public_le_total',
      axis: 'row',
      block: 'art20_1',
      left: ['made_public'],
      op: '<=',
      right: ['public_total'],
      level: 'warning',
      basis: '本年新公开数量不大于对外公开总数量（推算，表中未印）',
    },
  ],
  crossYearRules,
  guidance: ['本年增/减可以填负数，如减少 4 项填 -4。', '采购总金额以元为单位。没有的填 0。'],
};

const documentCells = (id: string) => ({
  issued: [`art20_1/${id}/made`, `art20_1/${id}/made_public`, `art20_1/${id}/public_total`],
});

const measures: readonly Measure[] = [
  ...applicationMeasures(applicationRows(otherHandling2019)),
  ...reviewLitigationMeasures,
  ...documentMeasures('documents', '规范性文件', documentCells('normative_docs')),
  ...documentMeasures('rules', '规章', documentCells('rules')),
  ...decisionMeasures,
  ...procurementMeasures,
];

/** 《…年度报告格式（试行）》, for the reports of 2019 and 2020. */
export const annual2019: ReportFormat = {
  id: '2019',
  label: '2019 年版（国办公开办函〔2019〕60号）',
  name: '《中华人民共和国政府信息公开工作年度报告格式（试行）》',
  documentNo: '国办公开办函〔2019〕60号',
  reportYears: { from: 2019, to: 2020 },
  legalDates: {
    department: '01-31',
    government: '03-31',
    basis: '《政府信息公开条例》（国务院令第711号）第四十九条',
  },
  blankMeansNone: false,
  sections: sixSections,
  tables: [art20, applicationsTable(otherHandling2019), reviewLitigationTable],
  keyFigures: [
    { label: '规范性文件对外公开', unit: '件', table: 'art20', path: 'art20_1/normative_docs/public_total' },
    { label: '行政许可决定', unit: '件', table: 'art20', path: 'art20_5/licence/decisions' },
    { label: '新收申请', unit: '件', table: 'applications', path: 'new_received/total' },
    { label: '予以公开', unit: '件', table: 'applications', path: 'granted/total' },
    { label: '结转下年度', unit: '件', table: 'applications', path: 'carried_out/total' },
    { label: '行政复议', unit: '件', table: 'review_litigation', path: 'cases/review_total' },
  ],
  measures,
};
