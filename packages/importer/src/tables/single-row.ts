import { wordsOf } from '../normalise.ts';
import type { FigureRow, Items } from './items.ts';
import type { TableForm } from './labels.ts';
import type { RawCell } from './raw.ts';

/** The one row of a table that has one: in one line, in pieces, or in a table of its own for each group of heads. */
export function oneRow(items: Items, form: TableForm): FigureRow[] {
  const [block] = form.table.blocks;
  const width = block?.columns.length ?? 0;
  const rows = items.rows.filter(({ cells }) => cells.length > 0);
  const whole = rows.find(({ cells }) => cells.length >= width) ?? null;
  if (whole) return [{ ...whole, own: '' }];
  const groups = groupsOf(form);
  const parts = groups.map(({ names, size }) => ({ size, row: rowUnder(items, rows, names, size) }));
  if (parts.filter(({ row }) => row !== null).length >= 2)
    return [
      joined(
        parts.flatMap(({ size, row }) => cellsOf(row, size)),
        parts.flatMap(({ row }) => row ?? []),
      ),
    ];
  const count = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  if (rows.length > 1 && count <= width)
    return [
      joined(
        rows.flatMap(({ cells }) => cells),
        rows,
      ),
    ];
  const longest = rows.toSorted((a, b) => b.cells.length - a.cells.length)[0];
  return longest ? [{ ...longest, own: '' }] : [];
}

const joined = (cells: RawCell[], rows: readonly FigureRow[]): FigureRow => ({
  own: '',
  cells,
  at: rows[0]?.at ?? 0,
  shown: rows.every(({ shown }) => shown),
  level: true,
});

const cellsOf = (row: FigureRow | null, size: number): RawCell[] =>
  Array.from({ length: size }, (_, index) => row?.cells[index] ?? { text: '', at: row?.at ?? 0 });

/** Columns under the same heads, with the heads' words. */
function groupsOf(form: TableForm): { names: string[]; size: number }[] {
  const groups: { key: string; names: string[]; size: number }[] = [];
  for (const { headerPath } of form.table.blocks[0]?.columns ?? []) {
    const heads = headerPath.slice(0, -1);
    const last = groups.at(-1);
    if (last?.key === heads.join('/')) last.size += 1;
    else groups.push({ key: heads.join('/'), names: heads.map(wordsOf), size: 1 });
  }
  return groups;
}

/** The row whose heads, since the row before it, name the group and no other. */
function rowUnder(
  items: Items,
  rows: readonly FigureRow[],
  names: readonly string[],
  size: number,
): FigureRow | null {
  const innermost = names.at(-1) ?? '';
  return (
    rows.find((row) => {
      if (row.cells.length > size) return false;
      const index = items.rows.indexOf(row);
      const words = [...items.heads, ...items.names]
        .filter((piece) => piece.row === index)
        .map(({ text }) => wordsOf(text))
        .join('|');
      return words.includes(innermost);
    }) ?? null
  );
}
