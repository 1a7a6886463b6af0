import type { SourceLine } from '../source/line.ts';

/** Rows of a table inside the text; merged cells are blank but for their first. */
export function rowsOf(lines: readonly SourceLine[]): string[][] {
  const rows = lines.some(({ style }) => style === 'cell') ? rowsOfCells(lines) : lines.flatMap(rowOf);
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

const rowOf = (line: SourceLine): string[][] => (line.style === 'end' ? [] : [line.grid ?? line.cells]);

/** One cell per line: bars alone end a row, and their number tells how wide the table is. */
function rowsOfCells(lines: readonly SourceLine[]): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let width = Number.POSITIVE_INFINITY;
  const close = () => {
    if (row.length > 0) rows.push(row);
    row = [];
  };
  for (const line of lines) {
    if (line.style === 'end') {
      width = row.length > 0 ? row.length + (line.text.match(/\|/gu)?.length ?? 0) : width;
      close();
    } else {
      row.push(...line.cells);
      if (line.style === 'bars' || row.length >= width) close();
    }
  }
  close();
  return rows;
}

/** Whether the line continues the table that `before` belongs to. */
export function continuesTable(before: SourceLine, line: SourceLine): boolean {
  if (line.style === 'grid' || before.style === 'grid')
    return line.table === before.table && line.table !== null;
  return isTabular(line) || line.style === 'end';
}

export const isTabular = (line: SourceLine): boolean =>
  line.style === 'bars' || line.style === 'tabs' || line.style === 'grid' || line.style === 'cell';
