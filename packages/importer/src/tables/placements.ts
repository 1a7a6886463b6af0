import { addUp, type BalanceRule, type ColumnFormat, type TableFormat } from '@nianbao/report-formats';
import { widthOf } from '../source/line.ts';
import type { RawCell, RawRow, RawTable } from './raw.ts';

import { readValue } from './values.ts';

/** What places the figures of a row in its columns. */
export type PlacedBy = 'position' | 'number' | 'sums' | 'guess';

/** The ways in which the figures of a row may stand in its columns, the likeliest first; more than one is a doubt. */
export interface Placement {
  candidates: (RawCell | null)[][];
  by: PlacedBy;
  surplus: RawCell[];
  /** Columns whose cells the source does not have at all: it breaks off before them. */
  missing: readonly number[];
}

/** What the whole table tells of its rows. */
export interface TableEvidence {
  /** Some row has a blank between figures: blanks can be seen. */
  showsBlanks: boolean;
  /** Middle of each column of full rows, by the number of columns. */
  middles: ReadonlyMap<number, readonly number[]>;
  /** Last line that has anything in it. */
  lastLine: number;
}

export function evidenceOf(raw: RawTable, lastLine: number): TableEvidence {
  const interior = raw.rows.some(({ cells, explicit }) => {
    const last = cells.findLastIndex(({ text }) => text !== '');
    return explicit && cells.slice(0, Math.max(0, last)).some(({ text }) => text === '');
  });
  const middles = new Map<number, number[]>();
  for (const { cells } of raw.rows) {
    const placed = cells.flatMap((cell) => middleOf(cell) ?? []);
    if (placed.length === cells.length && !middles.has(cells.length)) middles.set(cells.length, placed);
  }
  return { showsBlanks: interior, middles, lastLine };
}

const middleOf = ({ x, text }: RawCell): number | null => (x === undefined ? null : x + widthOf(text) / 2);

export function placementOf(
  table: TableFormat,
  columns: readonly ColumnFormat[],
  raw: RawRow,
  evidence: TableEvidence,
): Placement {
  const width = columns.length;
  const cells = trimmed(raw, width, table.layout);
  const figures = cells.filter(({ text }) => text !== '');
  const straight = (from: readonly RawCell[], by: PlacedBy): Placement => ({
    candidates: [columns.map((_, index) => from[index] ?? null)],
    by,
    surplus: from.slice(width).filter(({ text }) => text !== ''),
    missing: [],
  });
  if (figures.length === width) return straight(figures, 'number');
  if (figures.length === 0) return straight([], 'number');
  if (cells.length > width) return straight(raw.explicit ? cells : figures, 'number');
  const byPlace = byMiddles(figures, evidence.middles.get(width));
  if (byPlace) return { candidates: [byPlace], by: 'position', surplus: [], missing: [] };
  const dropped = !evidence.showsBlanks && blanksBehind(cells);
  if (raw.explicit && cells.length === width && !(dropped && endsInTotal(figures)))
    return straight(cells, 'position');
  const last = figures.at(-1);
  if (raw.explicit && cells.length < width && (evidence.showsBlanks || last?.at === evidence.lastLine))
    return {
      ...straight(cells, 'position'),
      missing: last?.at === evidence.lastLine ? range(cells.length, width) : [],
    };
  return bySums(table, columns, figures, raw);
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** All figures first, then blanks only: so are rows printed whose blanks were lost and added up at the end. */
const blanksBehind = (cells: readonly RawCell[]): boolean => {
  const last = cells.findLastIndex(({ text }) => text !== '');
  return cells.slice(0, last).every(({ text }) => text !== '');
};

const numberIn = (cell: RawCell | null): number => {
  const value = cell === null ? null : readValue(cell.text)?.value;
  return typeof value === 'number' ? value : 0;
};

const endsInTotal = (figures: readonly RawCell[]): boolean =>
  figures.length > 1 && numberIn(figures.at(-1) ?? null) === addUp(figures.slice(0, -1).map(numberIn));

/** By where they stand on the page, beside rows that are full. */
function byMiddles(
  figures: readonly RawCell[],
  middles: readonly number[] | undefined,
): (RawCell | null)[] | null {
  if (!middles || figures.length >= middles.length) return null;
  const placed: (RawCell | null)[] = middles.map(() => null);
  for (const figure of figures) {
    const middle = middleOf(figure);
    if (middle === null) return null;
    const distances = middles.map((each) => Math.abs(each - middle));
    const [nearest = 0, next = Number.POSITIVE_INFINITY] = distances.toSorted((a, b) => a - b);
    const index = distances.indexOf(nearest);
    if (nearest > next / 2.5 || placed[index]) return null;
    placed[index] = figure;
  }
  return placed;
}

/** A row of more places than this is not tried out. */
const MOST_PLACES = 10_000;

/** Every order-keeping way to put the figures into the columns that the sums along the row allow. */
function bySums(
  table: TableFormat,
  columns: readonly ColumnFormat[],
  figures: readonly RawCell[],
  raw: RawRow,
): Placement {
  const all = ways(figures, columns.length);
  const rules = table.rules.filter((rule) => rule.axis === 'row' && rule.op === '=');
  const allowed = all.filter((way) => holds(way, columns, rules));
  const candidates = allowed.length > 0 ? allowed : all;
  const proven = allowed.length === 1 && figures.some((figure) => numberIn(figure) !== 0);
  return {
    candidates: candidates.length > 0 ? candidates : [columns.map((_, index) => raw.cells[index] ?? null)],
    by: proven ? 'sums' : 'guess',
    surplus: [],
    missing: [],
  };
}

function ways(figures: readonly RawCell[], width: number): (RawCell | null)[][] {
  const found: (RawCell | null)[][] = [];
  const way: (RawCell | null)[] = [];
  const walk = (next: number): void => {
    if (found.length >= MOST_PLACES) return;
    if (way.length === width) {
      if (next === figures.length) found.push([...way]);
      return;
    }
    if (next < figures.length) {
      way.push(figures[next] ?? null);
      walk(next + 1);
      way.pop();
    }
    if (width - way.length > figures.length - next) {
      way.push(null);
      walk(next);
      way.pop();
    }
  };
  walk(0);
  return found;
}

/** Sums that hold with blanks as nothing; a total of nothing proves nothing but contradicts nothing. */
const holds = (
  way: readonly (RawCell | null)[],
  columns: readonly ColumnFormat[],
  rules: readonly BalanceRule[],
): boolean =>
  rules.every(({ left, right }) => {
    const sum = (ids: readonly string[]) =>
      addUp(ids.map((id) => numberIn(way[columns.findIndex((column) => column.id === id)] ?? null)));
    return sum(left) === sum(right);
  });

/** Blank cells beyond the columns are what merged cells leave behind: first those before the figures, then those after. */
function trimmed(raw: RawRow, width: number, layout: TableFormat['layout']): RawCell[] {
  const cells = [...raw.cells];
  // The last column of a block may be the wide one: some print its figure, or a blank, for each column it covers.
  const last = cells[width - 1]?.text;
  if (layout === 'blocks' && cells.slice(width).every(({ text }) => text === last || text === ''))
    cells.length = Math.min(cells.length, width);
  while (cells.length > width && cells[0]?.text === '') cells.shift();
  while (cells.length > width && cells.at(-1)?.text === '') cells.pop();
  return cells;
}
