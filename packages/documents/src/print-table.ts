import {
  findCell,
  printCell,
  type GridCell,
  type TableContent,
  type TableFormat,
  type TableLayout,
} from '@nianbao/report-formats';

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
