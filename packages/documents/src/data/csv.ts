import {
  cellAddress,
  findFormat,
  findTable,
  printCell,
  printedCellsOf,
  type ReportContent,
  type TableFormat,
  type TableId,
} from '@nianbao/report-formats';
import { rowPath } from './labels.ts';

/** Without it Excel and WPS take the file for GBK. */
const BYTE_ORDER_MARK = '\uFEFF';
const HEADS = ['地址', '行', '列', '单位', '数值'];

export interface CsvOptions {
  /** Hash of the content, as of `toJson`; on a line of its own at the end, under the address `contentHash`. */
  contentHash?: string;
}

/**
 * One table with a line for each cell (RFC 4180): its address, its heads in words, unit and figure; nothing for 未填,
 * `/` for 不适用. `null` when the report does not have the table.
 */
export function toCsv(tableId: TableId, content: ReportContent, options: CsvOptions = {}): string | null {
  const table = findTable(findFormat(content.formatId), tableId);
  return table && content.tables[tableId] ? csvOf([table], content, options) : null;
}

/** All tables of the report in one file, with the lines of `toCsv`. */
export const reportCsv = (content: ReportContent, options: CsvOptions = {}): string =>
  csvOf(
    findFormat(content.formatId).tables.filter(({ id }) => content.tables[id]),
    content,
    options,
  );

function csvOf(tables: readonly TableFormat[], content: ReportContent, { contentHash }: CsvOptions): string {
  const lines = tables.flatMap((table) =>
    printedCellsOf(table, content.tables[table.id]).map((cell) => [
      cellAddress(table.id, cell.path),
      rowPath(cell).join(' > '),
      cell.column.headerPath.join(' > '),
      cell.unit,
      printCell(content.tables[table.id]?.[cell.path]),
    ]),
  );
  const hash =
    contentHash === undefined ? [] : [['contentHash', '内容校验码（SHA-256）', '', '', contentHash]];
  return (
    BYTE_ORDER_MARK + [HEADS, ...lines, ...hash].map((line) => `${line.map(quoted).join(',')}\r\n`).join('')
  );
}

const quoted = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
