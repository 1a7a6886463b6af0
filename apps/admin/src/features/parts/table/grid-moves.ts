import type { CellPath, TableGrid } from '@nianbao/report-formats';

/** Where each figure stands when merged heads are counted out: `at[row][column]` names the figure that covers it. */
export interface FigureGrid {
  at: readonly (readonly (CellPath | undefined)[])[];
  places: ReadonlyMap<CellPath, Placed>;
}
interface Placed {
  row: number;
  column: number;
  width: number;
}

export function figureGrid({ rows, columnCount }: TableGrid): FigureGrid {
  const taken = rows.map(() => Array.from({ length: columnCount }, () => false));
  const at = rows.map(() => Array.from({ length: columnCount }, (): CellPath | undefined => undefined));
  const places = new Map<CellPath, Placed>();
  for (const [row, cells] of rows.entries()) {
    for (const { path, colSpan, rowSpan } of cells) {
      const column = taken[row]?.indexOf(false) ?? 0;
      for (let r = row; r < row + rowSpan; r += 1) {
        taken[r]?.fill(true, column, column + colSpan);
        if (path !== undefined) at[r]?.fill(path, column, column + colSpan);
      }
      if (path !== undefined) places.set(path, { row, column, width: colSpan });
    }
  }
  return { at, places };
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** `column` is kept while moving up and down, so that a wide cell on the way does not shift the path. */
export interface Cursor {
  path: CellPath;
  column: number;
}

/** The next figure in that direction, heads and captions skipped; the same where there is none. */
export function move(grid: FigureGrid, from: Cursor, direction: Direction): Cursor {
  const place = grid.places.get(from.path);
  if (!place) return from;
  const vertical = direction === 'up' || direction === 'down';
  const step = direction === 'up' || direction === 'left' ? -1 : 1;
  if (vertical) {
    for (let row = place.row + step; row >= 0 && row < grid.at.length; row += step) {
      const path = grid.at[row]?.[from.column];
      if (path !== undefined) return { path, column: from.column };
    }
    return from;
  }
  const line = grid.at[place.row] ?? [];
  for (let column = place.column; column >= 0 && column < line.length; column += step) {
    const path = line[column];
    if (path !== undefined && path !== from.path) return cursorAt(grid, path);
  }
  return from;
}

export const cursorAt = (grid: FigureGrid, path: CellPath): Cursor => ({
  path,
  column: grid.places.get(path)?.column ?? 0,
});

/** The figures of the rectangle between two corners, row by row; places without a figure are left out. */
export function rectangle(grid: FigureGrid, a: CellPath, b: CellPath): CellPath[][] {
  const from = grid.places.get(a);
  const to = grid.places.get(b);
  if (!from || !to) return [];
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const left = Math.min(from.column, to.column);
  const right = Math.max(from.column + from.width, to.column + to.width);
  return grid.at
    .slice(top, bottom + 1)
    .map((line) => [...new Set(line.slice(left, right).filter((path) => path !== undefined))])
    .filter((line) => line.length > 0);
}

/** Which figure each of a range takes its value from: the top row of the range, or, for a single row, the row above. */
export function fillDown(
  grid: FigureGrid,
  range: readonly (readonly CellPath[])[],
): { path: CellPath; from: CellPath }[] {
  const [top = [], ...below] = range;
  if (below.length === 0) {
    return top.flatMap((path) => {
      const from = move(grid, cursorAt(grid, path), 'up').path;
      return from === path ? [] : [{ path, from }];
    });
  }
  const sources = top.flatMap((path) => {
    const place = grid.places.get(path);
    return place ? [{ path, ...place }] : [];
  });
  return below.flat().flatMap((path) => {
    const column = grid.places.get(path)?.column ?? -1;
    const source = sources.find((one) => column >= one.column && column < one.column + one.width);
    return source ? [{ path, from: source.path }] : [];
  });
}

/** Which figure each value of a pasted block falls on, from the corner down and to the right. */
export function spread(
  grid: FigureGrid,
  corner: CellPath,
  values: readonly (readonly string[])[],
): { hits: { path: CellPath; raw: string }[]; outside: number } {
  const hits: { path: CellPath; raw: string }[] = [];
  let outside = 0;
  let start: Cursor | null = cursorAt(grid, corner);
  for (const line of values) {
    let at: Cursor | null = start;
    for (const raw of line) {
      if (at) hits.push({ path: at.path, raw });
      else outside += 1;
      at = at && onward(grid, at, 'right');
    }
    start = start && onward(grid, start, 'down');
  }
  return { hits, outside };
}

function onward(grid: FigureGrid, from: Cursor, direction: Direction): Cursor | null {
  const next = move(grid, from, direction);
  return next.path === from.path ? null : next;
}
