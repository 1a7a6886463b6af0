import type { ColumnFormat, TableFormat } from '@nianbao/report-formats';
import type { RawCell } from './raw.ts';
import { readValue } from './values.ts';

export interface SpreadRow {
  cells: (RawCell | null)[];
  surplus: RawCell[];
  /** Set when the source does not show where the figures stand: what was assumed, in words. */
  doubt: string | null;
}

/**
 * The cells of a row on its columns. Pages copied as text often lose blank cells and keep the figures;
 * where they stood is then inferred from the total and said so.
 */
export function spreadFigures(
  table: TableFormat,
  columns: readonly ColumnFormat[],
  cells: readonly RawCell[],
  grid: boolean,
): SpreadRow {
  const width = columns.length;
  const figures = cells.filter(({ text }) => text !== '');
  const plain = (from: readonly RawCell[], doubt: string | null): SpreadRow => ({
    cells: columns.map((_, index) => from[index] ?? null),
    surplus: from.slice(width).filter(({ text }) => text !== ''),
    doubt,
  });
  const totals = table.layout === 'matrix' && columns.at(-1)?.kind === 'sum';
  if (cells.length > width)
    return plain(figures.length <= width && !grid ? padded(figures, width) : cells, null);
  if (cells.length === width) {
    const dropped = !grid && totals && cells.at(-1)?.text === '' && endsInTotal(figures);
    return dropped ? toTotal(columns, figures) : plain(cells, null);
  }
  if (figures.length === 0) return plain([], null);
  if (totals && endsInTotal(figures)) return toTotal(columns, figures);
  const groups = table.layout === 'single-row' ? groupsOf(figures) : null;
  if (groups) return toGroups(columns, groups);
  return plain(figures, '按从左到右的次序放入，请核对');
}

const GROUP = 5;

/** Runs of figures that each end in their sum; `null` when the figures do not fall into such runs. */
function groupsOf(figures: readonly RawCell[]): RawCell[][] | null {
  const groups: RawCell[][] = [];
  let open: RawCell[] = [];
  for (const figure of figures) {
    open.push(figure);
    if (endsInTotal(open)) {
      groups.push(open);
      open = [];
    }
  }
  const fits = groups.length > 0 && groups.length <= 3 && groups.every((group) => group.length <= GROUP);
  return open.length === 0 && fits ? groups : null;
}

/** 复议, then the two kinds of 诉讼: five columns each, the total last. */
function toGroups(columns: readonly ColumnFormat[], groups: readonly RawCell[][]): SpreadRow {
  const cells: (RawCell | null)[] = columns.map(() => null);
  groups.forEach((group, index) => {
    group.slice(0, -1).forEach((cell, part) => (cells[index * GROUP + part] = cell));
    cells[index * GROUP + GROUP - 1] = group.at(-1) ?? null;
  });
  return { cells, surplus: [], doubt: '按每组最后一个数为总计放入，请核对' };
}

const padded = (figures: readonly RawCell[], width: number): RawCell[] =>
  figures.length === width ? [...figures] : figures.slice(0, width);

/** The last figure is the sum of those before it. */
function endsInTotal(figures: readonly RawCell[]): boolean {
  if (figures.length < 2) return false;
  const values = figures.map(({ text }) => readValue(text)?.value);
  const parts = values.slice(0, -1).map((value) => (typeof value === 'number' ? value : 0));
  return values.at(-1) === parts.reduce((sum, value) => sum + value, 0);
}

function toTotal(columns: readonly ColumnFormat[], figures: readonly RawCell[]): SpreadRow {
  const parts = figures.slice(0, -1);
  const last = columns.length - 1;
  return {
    cells: columns.map((_, index) => (index === last ? (figures.at(-1) ?? null) : (parts[index] ?? null))),
    surplus: [],
    doubt: `最后一个数等于前面各数之和，作为“${columns[last]?.label ?? ''}”，其余从“${columns[0]?.label ?? ''}”起放入，请核对`,
  };
}
