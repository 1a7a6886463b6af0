import {
  findCell,
  gridOf,
  printCell,
  type CellPath,
  type GridCell,
  type TableContent,
  type TableFormat,
  type TableGrid,
} from '@nianbao/report-formats';

/** The figures of an official table as somebody left them in Word, or why they cannot be told apart. */
export type OfficialFigures =
  | { texts: Map<CellPath, string>; problem: null }
  | { texts: null; problem: string };

const bare = (text: string): string => text.replace(/\s/gu, '');

/** Only a table with the rows, columns and heads of the form is read: a row too many would shift every figure below. */
export function officialFigures(
  table: TableFormat,
  rows: readonly (readonly string[])[],
  content?: TableContent,
): OfficialFigures {
  const grid = gridOf(table, content);
  if (rows.length !== grid.rows.length) {
    return refuse(table, `应有 ${grid.rows.length} 行，文件里有 ${rows.length} 行`);
  }
  const texts = new Map<CellPath, string>();
  for (const [y, expected] of cellsOfRows(grid).entries()) {
    const row = rows[y] ?? [];
    if (row.length !== expected.length) return refuse(table, `第 ${y + 1} 行的格数与格式不符`);
    for (const [x, { cell, continued }] of expected.entries()) {
      const text = row[x] ?? '';
      if (continued) continue;
      if (cell.path !== undefined) texts.set(cell.path, text);
      else if (bare(text) !== bare(cell.text)) {
        return refuse(table, `第 ${y + 1} 行的“${cell.text}”被改为“${text}”，行名和栏名不能改动`);
      }
    }
  }
  return { texts, problem: null };
}

/** Whether a table has the heads of the form: nearly all of them, for some may have been edited. */
export function isLikeOfficial(table: TableFormat, rows: readonly (readonly string[])[]): boolean {
  const words = new Set(rows.flat().map(bare));
  const heads = gridOf(table)
    .rows.flat()
    .flatMap(({ path, text }) => (path === undefined ? [bare(text)] : []));
  return heads.length > 0 && heads.filter((head) => words.has(head)).length >= heads.length * 0.8;
}

/** The cells that Word has in each row: a merged one in every row that it reaches into. */
function cellsOfRows(grid: TableGrid): { cell: GridCell; continued: boolean }[][] {
  const reaching: { cell: GridCell; x: number; until: number }[] = [];
  return grid.rows.map((row, y) => {
    const cells: { cell: GridCell; continued: boolean }[] = [];
    const waiting = [...row];
    for (let x = 0; x < grid.columnCount;) {
      const above = reaching.find((each) => each.x === x && each.until > y);
      const cell = above?.cell ?? waiting.shift();
      if (!cell) break;
      if (!above && cell.rowSpan > 1) reaching.push({ cell, x, until: y + cell.rowSpan });
      cells.push({ cell, continued: above !== undefined });
      x += cell.colSpan;
    }
    return cells;
  });
}

const refuse = (table: TableFormat, why: string): OfficialFigures => ({
  texts: null,
  problem: `《${table.title}》没有比较：${why}`,
});

/** What was typed into the cell, without the unit that the form prints in it. */
export function typedFigure(table: TableFormat, path: CellPath, text: string): string {
  const suffix = findCell(table, path)?.column.suffix;
  const trimmed = text.trim();
  return suffix && trimmed.endsWith(suffix) ? trimmed.slice(0, -suffix.length).trim() : trimmed;
}

export const printedFigure = (
  table: TableFormat,
  path: CellPath,
  value: Parameters<typeof printCell>[0],
): string => printCell(value, findCell(table, path)?.column.suffix);
