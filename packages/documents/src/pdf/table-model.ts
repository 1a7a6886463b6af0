import { gridOf, type TableContent, type TableFormat } from '@nianbao/report-formats';
import { columnShares, headLines, isShort, labelIndent, printedText, TABLE_TYPE } from '../print-table.ts';
import { printedLines } from './lines.ts';

export interface PdfCell {
  colSpan: number;
  rowSpan: number;
  align: 'left' | 'center';
  /** In characters of the table. */
  indent: number;
  lines: string[];
}

export interface PdfTable {
  /** In points. */
  size: number;
  /** Short enough to stand on one page, where it is not parted. */
  whole: boolean;
  widths: number[];
  /** Rows that stand again at the top of each page. */
  head: PdfCell[][];
  rows: PdfCell[][];
}

/** The official table with merged cells as the form prints them. */
export function officialTableItem(table: TableFormat, content: TableContent): { kind: 'table' } & PdfTable {
  const { columnCount, headRows, rows } = gridOf(table, content);
  const widths = columnShares(table.layout, columnCount);
  const cells = rows.map((row) =>
    row.map((cell): PdfCell => {
      const text = printedText(table, content, cell);
      const indent = labelIndent(table, cell);
      return {
        colSpan: cell.colSpan,
        rowSpan: cell.rowSpan,
        align: indent === null ? 'center' : 'left',
        indent: indent ?? 0,
        lines: (cell.path === undefined ? headLines(table, columnCount, cell) : [text]).flatMap(printedLines),
      };
    }),
  );
  return {
    kind: 'table',
    size: TABLE_TYPE[table.layout],
    whole: table.layout === 'blocks' || table.layout === 'single-row',
    widths,
    head: cells.slice(0, headRows),
    rows: cells.slice(headRows),
  };
}

/** A free table: equal columns, short rows filled up; none when it has no cell. */
export function freeTableItem(rows: readonly (readonly string[])[]): ({ kind: 'table' } & PdfTable)[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return [];
  const widths = Array.from({ length: columns }, () => 1);
  const cells = rows.map((row) =>
    widths.map((_, x): PdfCell => ({
      colSpan: 1,
      rowSpan: 1,
      align: 'center',
      indent: 0,
      lines: printedLines(row[x] ?? ''),
    })),
  );
  return [{ kind: 'table', size: TABLE_TYPE.blocks, whole: isShort(rows), widths, head: [], rows: cells }];
}
