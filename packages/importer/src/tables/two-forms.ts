import { addUp, type RowFormat, type TableFormat } from '@nianbao/report-formats';
import type { RawCell, RawRow } from './raw.ts';
import { readValue } from './values.ts';

export interface FittedRows {
  rows: RawRow[];
  /** What was done, in words. */
  message: string | null;
  at: number;
  /** A row that stands for another one now. */
  moved: RawRow | null;
}

/**
 * Formats print one row where others print several under a group. Several are added for the one; the figures of the one go
 * to the last of the several.
 */
export function fitToForm(table: TableFormat, rows: readonly RawRow[]): FittedRows {
  if (table.layout !== 'matrix') return { rows: [...rows], message: null, at: 0, moved: null };
  const own = table.blocks.flatMap((block) => block.rows);
  for (const row of own) {
    const filled = rows.find(({ label, cells }) => label.key === row.id && hasFigures(cells));
    const fitted =
      row.kind === 'group' ? spreadGroup(row, filled, rows, own) : addParts(row, filled, rows, own);
    if (fitted) return fitted;
  }
  return { rows: [...rows], message: null, at: 0, moved: null };
}

const hasFigures = (cells: readonly RawCell[]): boolean => cells.some(({ text }) => text !== '');

function spreadGroup(
  group: RowFormat,
  filled: RawRow | undefined,
  rows: readonly RawRow[],
  own: readonly RowFormat[],
): FittedRows | null {
  if (!filled) return null;
  const parts = own.filter(({ parentId }) => parentId === group.id);
  const last = parts.at(-1);
  const free = rows
    .filter(({ label }) => parts.some(({ id }) => id === label.rowId))
    .every(({ cells }) => !hasFigures(cells));
  if (!last || !free) return null;
  const moved: RawRow = { ...filled, label: { ...filled.label, key: last.id, rowId: last.id, group: false } };
  return {
    rows: [...rows.filter((row) => row !== filled && !parts.some(({ id }) => id === row.label.rowId)), moved],
    message: `“${group.number}${group.label}”没有分行，数全部记入“${last.number}${last.label}”，请核对`,
    at: filled.at,
    moved,
  };
}

function addParts(
  row: RowFormat,
  filled: RawRow | undefined,
  rows: readonly RawRow[],
  own: readonly RowFormat[],
): FittedRows | null {
  const parts = rows.filter(
    ({ label }) => label.parentId === row.id && !own.some(({ id }) => id === label.rowId),
  );
  const [first] = parts;
  if (filled || !first) return null;
  const sum: RawRow = {
    ...first,
    label: { ...first.label, key: row.id, rowId: row.id, foreign: false },
    printed: `${row.number}${row.label}`,
    cells: addCells(parts),
    others: [],
  };
  return {
    rows: [...rows.filter((each) => !parts.includes(each) && each.label.key !== row.id), sum],
    message: `“${row.number}${row.label}”印为${parts.length}行，这一格式只有一行，记作各行之和`,
    at: first.at,
    moved: null,
  };
}

function addCells(rows: readonly RawRow[]): RawCell[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => {
    const cells = rows.flatMap((row) => row.cells[index] ?? []);
    const values = cells
      .map(({ text }) => readValue(text)?.value)
      .filter((value) => typeof value === 'number');
    const printed = cells.find(({ text }) => text !== '');
    return { text: values.length > 0 ? String(addUp(values)) : (printed?.text ?? ''), at: cells[0]?.at ?? 0 };
  });
}
