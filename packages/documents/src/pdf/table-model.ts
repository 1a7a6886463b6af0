import { gridOf, type TableContent, type TableFormat, type TableLayout } from '@nianbao/report-formats';
import { columnShares, labelIndent, printedText } from '../print-table.ts';
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
  widths: number[];
  /** Rows that stand again at the top of each page. */
  head: PdfCell[][];
  rows: PdfCell[][];
}

const SIZE: Readonly<Record<TableLayout, number>> = {
  blocks: 10.5,
  indicators: 10.5,
  matrix: 8,
  'single-row': 9,
};

/** The official table with merged cells as the form prints them. */
export function officialTableItem(table: TableFormat, content: TableContent): { kind: 'table' } & PdfTable {
  const { columnCount, headRows, rows } = gridOf(table);
  const cells = rows.map((row) =>
    row.map((cell): PdfCell => {
      const indent = labelIndent(table, cell);
      return {
        colSpan: cell.colSpan,
        rowSpan: cell.rowSpan,
        align: indent === null ? 'center' : 'left',
        indent: indent ?? 0,
        lines: printedLines(printedText(table, content, cell)),
      };
    }),
  );
  return {
    kind: 'table',
    size: SIZE[table.layout],
    widths: columnShares(table.layout, columnCount),
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
  return [{ kind: 'table', size: SIZE.blocks, widths, head: [], rows: cells }];
}
