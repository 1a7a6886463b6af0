import { FORMATS, type RowFormat, type TableFormat, type TableId } from '@nianbao/report-formats';
import { alike, splitLabel, squeeze, wordsOf } from '../normalise.ts';

/** A row of the official tables, as any of the formats prints it. */
export interface RowLabel {
  /** `block/row`, or the row's id alone where the table has one block. */
  key: string;
  rowId: string;
  order: number;
  group: boolean;
  /** Digits of its printed number: 一, 1. */
  number: string;
  words: readonly string[];
}

/** What an official table looks like in print, over all formats that have it. */
export interface TableLabels {
  id: TableId;
  rows: readonly RowLabel[];
  /** All wordings of all rows, for a first look. */
  words: ReadonlySet<string>;
  heads: readonly string[];
}

/** Wordings that real reports print instead of the form's. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  normative_docs: ['规范性文件', '行政规范性文件', '行政规范性文件数量'],
  other_service: ['其他对外管理服务事项', '其他管理服务事项'],
  admin_fee: ['行政事业性收费', '行政事业性收费项目'],
  new_received: ['本年新收政府信息公开申请数量', '本年新收政府信息公开申请数', '本年新收申请数量'],
  carried_in: ['上年结转政府信息公开申请数量', '上年度结转政府信息公开申请数量', '上年结转申请数量'],
  results: ['本年度办理结果', '本年办理结果'],
  carried_out: ['结转下年度继续办理', '结转下年继续办理', '结转下年度继续办理数量'],
  results_total: ['总计', '合计', '小计'],
  denied_three_security_one_stability: ['危及三安全一稳定', '危及国家安全公共安全经济安全社会稳定'],
  unable_not_held: ['本机关不掌握相关政府信息', '本机关不掌握相关信息'],
  np_petition_complaint: ['信访举报投诉类申请', '信访投诉举报类申请'],
  other_handling: ['其他处理', '其他'],
  oh_other: ['其他', '其他情形'],
  a2: ['通过不同渠道和方式公开政府信息的情况'],
  a1_issued: ['制发规范性文件数', '制发规范性文件总数'],
  d: ['行政复议数量', '行政复议数'],
  e: ['行政诉讼数量', '行政诉讼数'],
  f: ['举报投诉数量', '举报投诉数'],
};

const HEADS: Readonly<Record<TableId, readonly string[]>> = {
  art20: ['信息内容', '本年制发数', '本年废止数', '现行有效数', '单位万元', '单位件', '本年增减'],
  applications: [
    '申请人情况',
    '法人和其他组织',
    '商业企业',
    '合计',
    '单位件',
    '件',
    '申请情况',
    '办理结果',
    '项目',
  ],
  review_litigation: ['行政复议', '行政诉讼', '未经复议直接起诉', '复议后起诉', '合计', '单位件'],
  statistics: ['统计指标', '单位', '统计数', '数量', '指标', '序号', '统计数据', '代码'],
};

export const TABLE_LABELS: readonly TableLabels[] = (
  ['art20', 'applications', 'review_litigation', 'statistics'] as const
).map((id) => {
  const tables = FORMATS.flatMap((format) => format.tables.filter((table) => table.id === id));
  const rows = mergeRows(tables);
  return { id, rows, words: new Set(rows.flatMap(({ words }) => words)), heads: headsOf(id, tables) };
});

function mergeRows(tables: readonly TableFormat[]): RowLabel[] {
  const rows = new Map<string, RowLabel>();
  // Newest last in FORMATS: its order has every row of the older ones but the four of art20, which come by their block.
  for (const table of tables.toReversed()) {
    if (table.layout === 'single-row') continue;
    for (const block of table.blocks) {
      for (const row of block.rows) {
        const key = block.id ? `${block.id}/${row.id}` : row.id;
        const known = rows.get(key);
        if (!known) rows.set(key, rowLabel(key, row, rows.size));
        else rows.set(key, { ...known, words: [...new Set([...known.words, ...wordings(row)])] });
      }
    }
  }
  return [...rows.values()];
}

function rowLabel(key: string, row: RowFormat, order: number): RowLabel {
  return {
    key,
    rowId: row.id,
    order,
    group: row.kind === 'group',
    number: numberOf(row.number),
    words: wordings(row),
  };
}

function wordings(row: RowFormat): string[] {
  const { body, bare } = splitLabel(row.label);
  const variants = (VARIANTS[row.id] ?? []).map(wordsOf);
  const noted = row.note === undefined ? [] : [wordsOf(row.label + row.note)];
  return [...new Set([body, bare, ...noted, ...variants])].filter((words) => words !== '');
}

function headsOf(id: TableId, tables: readonly TableFormat[]): string[] {
  const printed = tables.flatMap((table) =>
    table.blocks.flatMap(({ columns, caption, headFirst }) => [
      ...columns.flatMap((column) => [...column.headerPath]),
      caption ?? '',
      headFirst,
    ]),
  );
  return [...new Set([...printed, ...HEADS[id]].map(wordsOf))].filter((words) => words !== '');
}

function numberOf(number: string): string {
  return squeeze(number).replace(/[^一二三四五六七八九十\d]/gu, '');
}

/** How well the words name the row: 0 not at all, 3 exactly. */
export function likeness(printed: ReturnType<typeof splitLabel>, row: RowLabel): number {
  let best = 0;
  for (const words of row.words) {
    if (words === printed.body || words === printed.bare) return 3;
    if (printed.bare.length >= 5 && alike(printed.bare, words)) best = Math.max(best, 2);
    // A label cut at the end of its line.
    else if (printed.bare.length >= 6 && words.startsWith(printed.bare)) best = Math.max(best, 1);
    else if (printed.body.length >= 8 && words.length >= 6 && printed.body.startsWith(words))
      best = Math.max(best, 1);
  }
  return best;
}

/** Whether the words are a head of the table, or the part of one that a line end cut off. */
export function isHead(labels: TableLabels, printed: string): boolean {
  const words = wordsOf(printed);
  if (words === '') return false;
  if (/勾稽|钩稽|构稽|第一项加第二项|第三项加第四项/u.test(words)) return words.length < 80;
  if (labels.id === 'art20' && /^(?:第二十条)?(?:第?[一二三四五六八九](?:项|款项)?|项)?$/u.test(words))
    return true;
  return labels.heads.some(
    (head) => head === words || alike(head, words) || (words.length >= 2 && head.includes(words)),
  );
}
