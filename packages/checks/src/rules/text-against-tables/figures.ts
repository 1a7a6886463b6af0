import {
  addUp,
  cellAddress,
  type Address,
  type CellPath,
  type ReportContent,
  type TableId,
} from '@nianbao/report-formats';

/** A figure of the tables that a text may mean, with what it is called and where it stands. */
export interface Meant {
  name: string;
  value: number;
  addresses: Address[];
}

/** The sum of the cells; `null` where none is filled: then the table has nothing to say. */
export function sumOfCells(
  content: ReportContent,
  table: TableId,
  paths: readonly CellPath[],
  name: string,
): Meant | null {
  const figures = content.tables[table] ?? {};
  const filled = paths.filter((path) => typeof figures[path] === 'number');
  if (filled.length === 0) return null;
  const values = filled.map((path) => figures[path]).filter((value) => typeof value === 'number');
  return { name, value: addUp(values), addresses: filled.map((path) => cellAddress(table, path)) };
}

/** Both together, where both are told. */
export const together = (a: Meant | null, b: Meant | null, name: string): Meant | null =>
  a && b ? { name, value: addUp([a.value, b.value]), addresses: [...a.addresses, ...b.addresses] } : null;

const total = (content: ReportContent, rows: readonly string[], name: string): Meant | null =>
  sumOfCells(
    content,
    'applications',
    rows.map((row) => `${row}/total`),
    name,
  );

const rowsOf = (content: ReportContent, prefix: RegExp): string[] =>
  Object.keys(content.tables.applications ?? {})
    .filter((path) => path.endsWith('/total') && prefix.test(path))
    .map((path) => path.slice(0, -'/total'.length));

/** The rows of the application table under the names that texts use for them. */
export const applications = {
  received: (content: ReportContent): Meant | null =>
    content.formatId === '2014'
      ? sumOfCells(content, 'statistics', ['c1'], '收到申请数')
      : total(content, ['new_received'], '本年新收'),
  carriedIn: (content: ReportContent) => total(content, ['carried_in'], '上年结转'),
  carriedOut: (content: ReportContent) => total(content, ['carried_out'], '结转下年度继续办理'),
  finished: (content: ReportContent): Meant | null =>
    content.formatId === '2014'
      ? sumOfCells(content, 'statistics', ['c2'], '申请办结数')
      : total(content, ['results_total'], '办理结果总计'),
  granted: (content: ReportContent) =>
    content.formatId === '2014'
      ? sumOfCells(content, 'statistics', ['c3_granted'], '同意公开答复数')
      : total(content, ['granted'], '予以公开'),
  partial: (content: ReportContent) => total(content, ['partial'], '部分公开'),
  denied: (content: ReportContent) => total(content, rowsOf(content, /^denied_/u), '不予公开各项'),
  unable: (content: ReportContent) => total(content, rowsOf(content, /^unable_/u), '无法提供各项'),
  notProcessed: (content: ReportContent) => total(content, rowsOf(content, /^np_/u), '不予处理各项'),
  otherHandling: (content: ReportContent) =>
    total(content, rowsOf(content, /^(?:oh_|other_handling)/u), '其他处理'),
};

const cases = (content: ReportContent, columns: readonly string[], name: string): Meant | null =>
  sumOfCells(
    content,
    'review_litigation',
    columns.map((column) => `cases/${column}`),
    name,
  );

export const disputes = {
  review: (content: ReportContent): Meant | null =>
    content.formatId === '2014'
      ? sumOfCells(content, 'statistics', ['d'], '行政复议数量')
      : cases(content, ['review_total'], '行政复议总计'),
  litigation: (content: ReportContent): Meant | null =>
    content.formatId === '2014'
      ? sumOfCells(content, 'statistics', ['e'], '行政诉讼数量')
      : cases(content, ['direct_total', 'after_review_total'], '行政诉讼总计'),
};
