import type { BalanceRule, ColumnFormat, CrossYearRule, RowFormat, TableFormat } from '../format.ts';

/** The table of section three. 2019 and 2021 differ only in （六）其他处理: one row, or three. */

const APPLICANTS = '申请人情况';
const ORGANISATIONS = '法人或其他组织';

const columns: readonly ColumnFormat[] = [
  { id: 'natural_person', label: '自然人', headerPath: [APPLICANTS, '自然人'], kind: 'input', unit: '件' },
  ...(
    [
      ['org_business', '商业企业'],
      ['org_research', '科研机构'],
      ['org_welfare', '社会公益组织'],
      ['org_legal_service', '法律服务机构'],
      ['org_other', '其他'],
    ] as const
  ).map(([id, label]) => ({
    id,
    label,
    headerPath: [APPLICANTS, ORGANISATIONS, label],
    kind: 'input' as const,
    unit: '件',
  })),
  { id: 'total', label: '总计', headerPath: [APPLICANTS, '总计'], kind: 'sum', unit: '件' },
];

const top = (id: string, number: string, label: string, kind: RowFormat['kind'] = 'input'): RowFormat => ({
  id,
  number,
  label,
  kind,
  parentId: null,
  level: 0,
});
const result = (id: string, number: string, label: string, kind: RowFormat['kind'] = 'input'): RowFormat => ({
  id,
  number,
  label,
  kind,
  parentId: 'results',
  level: 1,
});
const reasons = (parentId: string, rows: readonly (readonly [string, string])[]): RowFormat[] =>
  rows.map(([id, label], index) => ({
    id,
    number: `${index + 1}.`,
    label,
    kind: 'input',
    parentId,
    level: 2,
  }));

const until: readonly RowFormat[] = [
  top('new_received', '一、', '本年新收政府信息公开申请数量'),
  top('carried_in', '二、', '上年结转政府信息公开申请数量'),
  top('results', '三、', '本年度办理结果', 'group'),
  result('granted', '（一）', '予以公开'),
  result('partial', '（二）', '部分公开（区分处理的，只计这一情形，不计其他情形）'),
  result('denied', '（三）', '不予公开', 'group'),
  ...reasons('denied', [
    ['denied_state_secret', '属于国家秘密'],
    ['denied_law_forbidden', '其他法律行政法规禁止公开'],
    ['denied_three_security_one_stability', '危及“三安全一稳定”'],
    ['denied_third_party', '保护第三方合法权益'],
    ['denied_internal_affairs', '属于三类内部事务信息'],
    ['denied_process_info', '属于四类过程性信息'],
    ['denied_enforcement_file', '属于行政执法案卷'],
    ['denied_admin_query', '属于行政查询事项'],
  ]),
  result('unable', '（四）', '无法提供', 'group'),
  ...reasons('unable', [
    ['unable_not_held', '本机关不掌握相关政府信息'],
    ['unable_needs_creation', '没有现成信息需要另行制作'],
    ['unable_unclear_after_correction', '补正后申请内容仍不明确'],
  ]),
  result('not_processed', '（五）', '不予处理', 'group'),
  ...reasons('not_processed', [
    ['np_petition_complaint', '信访举报投诉类申请'],
    ['np_repeat', '重复申请'],
    ['np_publication', '要求提供公开出版物'],
    ['np_massive', '无正当理由大量反复申请'],
    ['np_confirm_reissue', '要求行政机关确认或重新出具已获取信息'],
  ]),
];

const after: readonly RowFormat[] = [
  result('results_total', '（七）', '总计', 'sum'),
  top('carried_out', '四、', '结转下年度继续办理'),
];

const rules = (rows: readonly RowFormat[]): readonly BalanceRule[] => [
  {
    id: 'app.col.identity',
    axis: 'column',
    left: ['new_received', 'carried_in'],
    op: '=',
    right: ['results_total', 'carried_out'],
    level: 'error',
    basis: '表头所印勾稽关系：第一项加第二项之和，等于第三项加第四项之和',
  },
  {
    id: 'app.col.results_total',
    axis: 'column',
    left: ['results_total'],
    op: '=',
    right: rows.filter((row) => row.kind === 'input' && row.level > 0).map((row) => row.id),
    level: 'error',
    basis: '表格结构：（七）总计为（一）至（六）各行之和',
  },
  {
    id: 'app.row.total',
    axis: 'row',
    left: ['total'],
    op: '=',
    right: columns.filter((column) => column.kind === 'input').map((column) => column.id),
    level: 'error',
    basis: '表格结构：总计列为自然人与各类法人或其他组织之和',
  },
];

const crossYearRules: readonly CrossYearRule[] = [
  {
    id: 'app.xy.carry',
    cells: columns.map(({ id, kind }) => ({
      thisYear: `carried_in/${id}`,
      lastYear: [{ path: `carried_out/${id}`, sign: 1 }],
      also: [],
      level: kind === 'sum' ? 'error' : 'warning',
    })),
    fromFormats: ['2019', '2021'],
    basis: '上年“结转下年度继续办理”应等于本年“上年结转”（公开核查的通行做法）',
  },
];

/** Every row in printed order; `other` are those of （六）其他处理. */
export const applicationRows = (other: readonly RowFormat[]): readonly RowFormat[] => [
  ...until,
  ...other,
  ...after,
];

/** The table of applications; `other` are the rows of （六）其他处理. */
export function applicationsTable(other: readonly RowFormat[]): TableFormat {
  const rows = applicationRows(other);
  return {
    id: 'applications',
    sectionId: 's3',
    title: '收到和处理政府信息公开申请情况',
    layout: 'matrix',
    headNote: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    blocks: [{ id: '', caption: null, headFirst: '', columns, rows }],
    rules: rules(rows),
    crossYearRules,
    guidance: [
      '每一列都须满足：一 + 二 = 三（七）总计 + 四。总计行、总计列由系统计算。',
      '“上年结转”应与上年报告“结转下年度继续办理”一致。',
      '区分处理的申请只计入“部分公开”，不计其他情形。',
      '没有的填 0，不要留空，不要填“/”。',
    ],
  };
}

export const otherHandling2019: readonly RowFormat[] = [result('other_handling', '（六）', '其他处理')];

export const otherHandling2021: readonly RowFormat[] = [
  result('other_handling', '（六）', '其他处理', 'group'),
  ...reasons('other_handling', [
    ['oh_no_correction', '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
    ['oh_no_payment', '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
    ['oh_other', '其他'],
  ]),
];
