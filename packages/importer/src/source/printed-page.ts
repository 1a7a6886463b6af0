import { isPageNumber } from '../report/chrome.ts';
import { plainLine, trim, type SourceLine } from './line.ts';
import type { PrintedPage, PrintedRun } from './printed.ts';
import { takeOutTables } from './printed-grid.ts';

interface Row {
  y: number;
  x: number;
  right: number;
  size: number;
  cells: string[];
}

/** Printed pages as paragraphs and rows of tables; page numbers are left out, tables go on over pages. */
export function printedLines(pages: readonly PrintedPage[]): SourceLine[] {
  const lines: SourceLine[] = [];
  let table = 0;
  let last: { left: number[]; first: string } | null = null;
  let open: { row: Row; line: SourceLine } | null = null;
  for (const [number, page] of pages.entries()) {
    const runs = new Set(page.runs);
    const tables = takeOutTables(runs, page.rules);
    const rows = rowsOf([...runs]);
    const [left, right] = [Math.min(...rows.map(({ x }) => x)), Math.max(...rows.map((row) => row.right))];
    const items = [...tables, ...rows].toSorted((a, b) => topOf(a) - topOf(b));
    for (const item of items) {
      if ('left' in item) {
        const first = JSON.stringify(item.rows[0]);
        const goesOn: boolean = last !== null && sameColumns(last.left, item.left);
        if (!goesOn) table += 1;
        const skipped: number = goesOn && last?.first === first ? 1 : 0;
        for (const { cells, grid } of item.rows.slice(skipped))
          lines.push({
            ...plainLine(lines.length + 1, cells.filter((cell) => cell !== '').join(' | ')),
            cells,
            style: 'grid',
            table,
            grid,
            page: number + 1,
          });
        last = { left: item.left, first };
        open = null;
        continue;
      }
      const text = item.cells.join('　');
      const chrome =
        isPageNumber(text) || (/^\d{1,3}$/u.test(text) && item.y > page.height * 0.9 && item.size < 20);
      // A page's number is no word of the report.
      if (chrome) continue;
      last = null;
      if (open && goesOnIn(open.row, item, left, right)) {
        open.line.text += text;
        open.line.cells = [open.line.text];
        open.row = item;
        continue;
      }
      const line: SourceLine = { ...plainLine(lines.length + 1, text), right: item.right, page: number + 1 };
      if (item.cells.length > 1) Object.assign(line, { cells: item.cells, style: 'spaces' });
      lines.push(line);
      open = { row: item, line };
    }
  }
  return lines;
}

const topOf = (item: Row | { top: number }): number => ('top' in item ? item.top : item.y);

const sameColumns = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((x, at) => Math.abs(x - (b[at] ?? 0)) < 3);

/** The line before is full, and this one begins at the margin. */
const goesOnIn = (before: Row, row: Row, left: number, right: number): boolean =>
  before.right > right - before.size * 2 &&
  row.x < left + row.size &&
  Math.abs(before.size - row.size) < 1 &&
  before.cells.length === 1 &&
  row.cells.length === 1;

function rowsOf(runs: readonly PrintedRun[]): Row[] {
  const rows: PrintedRun[][] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row?.[0] && Math.abs(row[0].y - run.y) < run.size / 2) row.push(run);
    else rows.push([run]);
  }
  return rows.map((row) => rowOf(row.toSorted((a, b) => a.x - b.x))).filter(({ cells }) => cells.length > 0);
}

/** Words further apart than two characters are cells. */
function rowOf(runs: readonly PrintedRun[]): Row {
  const cells: string[] = [];
  let right: number | null = null;
  for (const run of runs) {
    if (right === null || run.x - right > run.size * 2) cells.push(run.text);
    else cells.push((cells.pop() ?? '') + run.text);
    right = run.x + run.width;
  }
  const [first] = runs;
  return {
    y: first?.y ?? 0,
    x: first?.x ?? 0,
    right: right ?? 0,
    size: first?.size ?? 0,
    cells: cells.map(trim).filter((cell) => cell !== ''),
  };
}
