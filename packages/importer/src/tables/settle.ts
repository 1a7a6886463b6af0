import { addUp, instances, type TableFormat } from '@nianbao/report-formats';
import type { Placement } from './placements.ts';
import type { RawCell } from './raw.ts';
import { readValue } from './values.ts';

/** A row's ways to stand, with the paths of its columns. */
export interface OpenRow {
  paths: readonly string[];
  placement: Placement;
}

const ROUNDS = 4;

/** Sums down the columns shut out ways to place a row, where every other row of the sum is certain there. */
export function settleByColumns(table: TableFormat, rows: readonly OpenRow[]): void {
  const sums = table.rules
    .filter(({ op, axis, level }) => op === '=' && axis === 'column' && level === 'error')
    .flatMap((rule) => instances(table, rule));
  for (let round = 0; round < ROUNDS; round += 1) {
    let changed = false;
    const certain = certainValues(rows);
    for (const row of rows) {
      if (row.placement.candidates.length < 2) continue;
      const kept = row.placement.candidates.filter((way) =>
        sums.every((sum) => agrees(sum, row, way, certain)),
      );
      if (kept.length === 0 || kept.length === row.placement.candidates.length) continue;
      row.placement.candidates = kept;
      if (kept.length === 1) row.placement.by = 'sums';
      changed = true;
    }
    if (!changed) return;
  }
}

/** Figures that every way of their row has at the same place; absent where the ways differ. */
function certainValues(rows: readonly OpenRow[]): Map<string, number> {
  const certain = new Map<string, number>();
  for (const { paths, placement } of rows)
    paths.forEach((path, index) => {
      const values = new Set(placement.candidates.map((way) => valueOf(way[index] ?? null)));
      const [only] = values;
      if (values.size === 1 && only !== undefined) certain.set(path, only);
    });
  return certain;
}

function valueOf(cell: RawCell | null): number {
  const value = cell === null ? null : readValue(cell.text)?.value;
  return typeof value === 'number' ? value : 0;
}

function agrees(
  { left, right }: { left: readonly string[]; right: readonly string[] },
  row: OpenRow,
  way: readonly (RawCell | null)[],
  certain: ReadonlyMap<string, number>,
): boolean {
  if (![...left, ...right].some((path) => row.paths.includes(path))) return true;
  const term = (path: string): number | undefined => {
    const index = row.paths.indexOf(path);
    return index >= 0 ? valueOf(way[index] ?? null) : certain.get(path);
  };
  const sides = [left, right].map((paths) => paths.map(term));
  if (sides.flat().some((value) => value === undefined)) return true;
  const [leftSum, rightSum] = sides.map((values) => addUp(values.flatMap((value) => value ?? [])));
  return leftSum === rightSum;
}
