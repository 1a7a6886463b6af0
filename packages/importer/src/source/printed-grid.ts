import { layGrid, type SpannedCell } from './grid.ts';
import type { PrintedRun, PrintedRule } from './printed.ts';

/** A table as its printed lines divide it. */
export interface PrintedTable {
  top: number;
  left: number[];
  rows: { cells: string[]; grid: string[] }[];
}

const NEAR = 2;
const MAX_RULES = 3000;

/** Takes the tables out of a page: runs that stand in them are taken from `runs`. */
export function takeOutTables(runs: Set<PrintedRun>, rules: readonly PrintedRule[]): PrintedTable[] {
  if (rules.length > MAX_RULES) return [];
  return clusters(rules)
    .flatMap((cluster) => readGrid(runs, cluster) ?? [])
    .toSorted((a, b) => a.top - b.top);
}

const touch = (a: PrintedRule, b: PrintedRule): boolean =>
  a.x1 <= b.x2 + NEAR && b.x1 <= a.x2 + NEAR && a.y1 <= b.y2 + NEAR && b.y1 <= a.y2 + NEAR;

function clusters(rules: readonly PrintedRule[]): PrintedRule[][] {
  const left = new Set(rules);
  const found: PrintedRule[][] = [];
  for (const first of rules) {
    if (!left.delete(first)) continue;
    const cluster = [first];
    for (const rule of cluster)
      for (const other of left)
        if (touch(rule, other)) {
          left.delete(other);
          cluster.push(other);
        }
    found.push(cluster);
  }
  return found;
}

function levels(values: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of values.toSorted((a, b) => a - b))
    if (value - (result.at(-1) ?? -Infinity) > NEAR) result.push(value);
  return result;
}

function readGrid(runs: Set<PrintedRun>, rules: readonly PrintedRule[]): PrintedTable | null {
  const across = rules.filter(({ x1, x2, y1, y2 }) => x2 - x1 >= y2 - y1);
  const down = rules.filter((rule) => !across.includes(rule));
  const xs = levels(down.flatMap(({ x1 }) => x1));
  const ys = levels(across.flatMap(({ y1 }) => y1));
  if (xs.length < 3 || ys.length < 3 || xs.length > 100) return null;
  const wall = (x: number, y: number) =>
    down.some((rule) => Math.abs(rule.x1 - x) <= NEAR && rule.y1 <= y && y <= rule.y2);
  const floor = (x: number, y: number) =>
    across.some((rule) => Math.abs(rule.y1 - y) <= NEAR && rule.x1 <= x && x <= rule.x2);
  const middle = (edges: readonly number[], at: number) => ((edges[at] ?? 0) + (edges[at + 1] ?? 0)) / 2;
  const taken = new Set<string>();
  const rows: SpannedCell[][] = [];
  for (let y = 0; y < ys.length - 1; y += 1) {
    const row: SpannedCell[] = [];
    for (let x = 0; x < xs.length - 1; x += 1) {
      if (taken.has(`${x} ${y}`)) continue;
      let [columns, height] = [1, 1];
      while (x + columns < xs.length - 1 && !wall(xs[x + columns] ?? 0, middle(ys, y))) columns += 1;
      while (y + height < ys.length - 1 && !floor(middle(xs, x), ys[y + height] ?? 0)) height += 1;
      for (let i = 0; i < columns; i += 1) for (let j = 0; j < height; j += 1) taken.add(`${x + i} ${y + j}`);
      const box = { x1: xs[x] ?? 0, x2: xs[x + columns] ?? 0, y1: ys[y] ?? 0, y2: ys[y + height] ?? 0 };
      row.push({ text: takeText(runs, box), columns, rows: height });
    }
    rows.push(row);
  }
  const grid = layGrid(rows);
  return {
    top: ys[0] ?? 0,
    left: xs,
    rows: rows.map((row, at) => ({ cells: row.map(({ text }) => text), grid: grid[at] ?? [] })),
  };
}

/** The words in a cell, its wrapped lines joined. */
function takeText(runs: Set<PrintedRun>, box: PrintedRule): string {
  const inside = [...runs].filter((run) => {
    const x = run.x + run.width / 2;
    const y = run.y - run.size / 3;
    return x > box.x1 && x < box.x2 && y > box.y1 && y < box.y2;
  });
  for (const run of inside) runs.delete(run);
  return inside
    .toSorted((a, b) => (Math.abs(a.y - b.y) > a.size / 2 ? a.y - b.y : a.x - b.x))
    .map(({ text }) => text)
    .join('')
    .trim();
}
