import { gridOf, type TableContent, type TableFormat, type TableLayout } from '@nianbao/report-formats';
import { carriable } from '../data/escape-xml.ts';
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
  const { columnCount, headRows, rows } = gridOf(table, content);
  const widths = columnShares(table.layout, columnCount);
  const size = SIZE[table.layout];
  const narrow = charactersIn(widths, size);
  const cells = rows.map((row) =>
    row.map((cell): PdfCell => {
      const text = printedText(table, content, cell);
      const indent = labelIndent(table, cell);
      return {
        colSpan: cell.colSpan,
        rowSpan: cell.rowSpan,
        align: indent === null ? 'center' : 'left',
        indent: indent ?? 0,
        lines: cell.head === 'column' && cell.colSpan === 1 ? balanced(text, narrow) : printedLines(text),
      };
    }),
  );
  return {
    kind: 'table',
    size,
    widths,
    head: cells.slice(0, headRows),
    rows: cells.slice(headRows),
  };
}

/** How many characters stand on a line of the last column, which is one of the figures'. */
const charactersIn = (widths: readonly number[], size: number): number => {
  const share = (widths.at(-1) ?? 0) / widths.reduce((sum, width) => sum + width, 0);
  return Math.max(1, Math.floor((share * 156 - 1.4) / ((size * 25.4) / 72)));
};

/** A head too long for its column in lines of equal length, as the form has 商业 over 企业. */
function balanced(text: string, perLine: number): string[] {
  const characters = [...carriable(text)];
  const lines = Math.ceil(characters.length / perLine);
  if (lines < 2 || text.includes('\n')) return printedLines(text);
  const length = Math.ceil(characters.length / lines);
  return Array.from({ length: lines }, (_, line) =>
    characters.slice(line * length, (line + 1) * length).join(''),
  );
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
