import {
  findCell,
  printCell,
  type GridCell,
  type TableContent,
  type TableFormat,
  type TableLayout,
} from '@nianbao/report-formats';
import { widthOf } from './docx/measures.ts';

/** What a printed cell shows: its own words, or the figure that stands there with its unit. */
export function printedText(table: TableFormat, content: TableContent, cell: GridCell): string {
  if (cell.path === undefined) return cell.text;
  return printCell(content[cell.path], findCell(table, cell.path)?.column.suffix);
}

/** Labels stand on the left, in the statistics further in by level; all else, `null`, in the middle. */
export function labelIndent(table: TableFormat, cell: GridCell): number | null {
  if (cell.head !== 'row' || cell.rowSpan > 1 || table.layout === 'blocks') return null;
  if (table.layout !== 'indicators') return 0;
  return table.blocks[0]?.rows.find(({ id }) => id === cell.rowId)?.level ?? 0;
}

/** How wide the columns are against each other: labels get what they need, figures share the rest. */
export function columnShares(layout: TableLayout, columns: number): number[] {
  const figures = (count: number) => Array.from({ length: count }, () => 11.6);
  switch (layout) {
    case 'matrix':
      return [7.5, 16, 51.3, ...figures(columns - 3)];
    case 'indicators':
      return [110, 20, 26];
    case 'blocks':
    case 'single-row':
      return figures(columns);
  }
}

/** In points; the widest table needs the smallest type. */
export const TABLE_TYPE: Readonly<Record<TableLayout, number>> = {
  blocks: 10.5,
  indicators: 10.5,
  matrix: 8,
  'single-row': 9,
};

const PAGE_WIDTH = 156;
/** Left and right of the words in a cell, together. */
const CELL_MARGINS = 1.4;
/** Of a character that stands alone in its size, in millimetres. */
const characterWidth = (points: number): number => (points * 25.4) / 72;

/** A head too long for its column, in lines of equal length, as the form has 商业 over 企业. */
export function headLines({ layout }: TableFormat, columns: number, cell: GridCell): string[] {
  if (cell.head !== 'column' || cell.colSpan > 1 || cell.text.includes('\n')) return [cell.text];
  const shares = columnShares(layout, columns);
  // The heads that are too long stand over figures, whose columns are as wide as the last.
  const share = (shares.at(-1) ?? 0) / shares.reduce((sum, each) => sum + each, 0);
  const perLine = Math.floor((share * PAGE_WIDTH - CELL_MARGINS) / characterWidth(TABLE_TYPE[layout]));
  const characters = [...cell.text];
  const lines = Math.ceil(characters.length / Math.max(1, perLine));
  const length = Math.ceil(characters.length / lines);
  return Array.from({ length: lines }, (_, line) =>
    characters.slice(line * length, (line + 1) * length).join(''),
  );
}

/** Lines of a page that a free table may have and still be kept whole on one. */
const WHOLE = 24;

/** Whether a free table is so short that no page should part it. */
export function isShort(rows: readonly (readonly string[])[]): boolean {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const perLine = (PAGE_WIDTH / columns - CELL_MARGINS) / characterWidth(TABLE_TYPE.blocks);
  const linesOf = (text: string) =>
    text
      .split(/\r\n|[\r\n]/u)
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / perLine)), 0);
  return rows.reduce((sum, row) => sum + Math.max(1, ...row.map(linesOf)), 0) <= WHOLE;
}
