import type { FigureRow, Items, NamePiece } from './items.ts';
import type { RowLabel, TableForm } from './labels.ts';
import { likeness, printedName, type PrintedName } from './likeness.ts';

/**
 * Rows of figures on rows of the form, in the order of the document, by dynamic programming. What a decision costs is here
 * and nowhere else; 1 is a row of the form that is not printed.
 */
const COST = {
  /** A row of the form that is left out; less where its name is printed without figures. */
  skipped: 1,
  named: 0.3,
  /** A row of figures that finds no place. */
  unplaced: 3.5,
  /** Other words in its line than the row's name. */
  otherName: 3,
  /** No words in its line: the order tells. */
  byOrder: 1.2,
  /** A name that stands further off than the nearest. */
  further: 0.25,
  /** The same, among the names before several rows of figures that follow one another. */
  furtherInRun: 0.05,
  /** Figures in a row that this format has no figures in: another format fits better. */
  otherForm: 1.6,
  /** Figures more than the row takes, and fewer. */
  tooMany: 0.8,
  tooFew: 0.15,
  /** Alignments that differ by less are equal. */
  equal: 0.3,
} as const;

/** Most rows of figures that are aligned: a form has under a hundred. */
const MOST_ROWS = 300;
/** Pieces of names looked at before and behind a row of figures. */
const BEFORE = 9;
const AFTER = 4;

export interface Aligned {
  /** For each row of figures the index of its row in the form, or -1. */
  rows: number[];
  /** For each row of figures the others that it may be at the same cost. */
  others: number[][];
  /** What the rows of figures cost, rows of the form that are left out aside. */
  cost: number;
  /** Alignments that cost the same, the best first. */
  equals: number[][];
}

export function align(items: Items, form: TableForm): Aligned {
  const figures = items.rows.slice(0, MOST_ROWS);
  const [m, n] = [figures.length, form.rows.length];
  const names = figures.map((row, index) => contextOf(row, index, items));
  const price = names.map((context) => form.rows.map((row) => priceOf(context, row)));
  const skip = skipCosts(items, form);
  const ahead = table(m + 1, n + 1, Number.POSITIVE_INFINITY);
  for (let i = m; i >= 0; i -= 1)
    for (let j = n; j >= 0; j -= 1) {
      if (i === m && j === n) set(ahead, i, j, 0);
      else
        set(
          ahead,
          i,
          j,
          Math.min(
            i < m && j < n ? (price[i]?.[j] ?? 0) + get(ahead, i + 1, j + 1) : Number.POSITIVE_INFINITY,
            j < n ? (skip[j] ?? 0) + get(ahead, i, j + 1) : Number.POSITIVE_INFINITY,
            i < m ? COST.unplaced + get(ahead, i + 1, j) : Number.POSITIVE_INFINITY,
          ),
        );
    }
  const equals = paths(ahead, price, skip, m, n);
  const [best = figures.map(() => -1)] = equals;
  const others = best.map((chosen, i) =>
    [...new Set(equals.flatMap((path) => path[i] ?? -1))].filter((j) => j !== chosen && j >= 0),
  );
  return {
    rows: takeOutOfOrder(best, names, form),
    others,
    cost: best.reduce((sum, j, i) => sum + (j < 0 ? COST.unplaced : (price[i]?.[j] ?? 0)), 0),
    equals,
  };
}

const table = (rows: number, columns: number, value: number): Float64Array[] =>
  Array.from({ length: rows }, () => new Float64Array(columns).fill(value));
const get = (cells: readonly Float64Array[], i: number, j: number): number =>
  cells[i]?.[j] ?? Number.POSITIVE_INFINITY;
const set = (cells: readonly Float64Array[], i: number, j: number, value: number): void => {
  const row = cells[i];
  if (row) row[j] = value;
};

const MOST_PATHS = 48;
const MOST_STEPS = 40_000;

/** Alignments within `COST.equal` of the best, cheapest steps first. */
function paths(
  ahead: readonly Float64Array[],
  price: readonly (readonly number[])[],
  skip: readonly number[],
  m: number,
  n: number,
): number[][] {
  const limit = get(ahead, 0, 0) + COST.equal;
  const found: number[][] = [];
  const path: number[] = [];
  let steps = 0;
  const walk = (i: number, j: number, spent: number): void => {
    steps += 1;
    if (found.length >= MOST_PATHS || (steps > MOST_STEPS && found.length > 0)) return;
    if (i === m) {
      found.push([...path]);
      return;
    }
    const moves = [
      {
        to: j,
        cost: j < n ? (price[i]?.[j] ?? 0) : Number.POSITIVE_INFINITY,
        rest: get(ahead, i + 1, j + 1),
        kind: 'take' as const,
      },
      {
        to: j,
        cost: j < n ? (skip[j] ?? 0) : Number.POSITIVE_INFINITY,
        rest: get(ahead, i, j + 1),
        kind: 'skip' as const,
      },
      { to: j, cost: COST.unplaced as number, rest: get(ahead, i + 1, j), kind: 'leave' as const },
    ];
    for (const { cost, rest, kind } of moves.toSorted((a, b) => a.cost + a.rest - (b.cost + b.rest))) {
      if (spent + cost + rest > limit) continue;
      if (kind === 'skip') walk(i, j + 1, spent + cost);
      else {
        path.push(kind === 'take' ? j : -1);
        walk(i + 1, kind === 'take' ? j + 1 : j, spent + cost);
        path.pop();
      }
    }
  };
  walk(0, 0, 0);
  return found;
}

interface Context {
  own: readonly PrintedName[];
  /** Nearest first. */
  before: readonly { name: PrintedName; piece: NamePiece }[];
  after: readonly { name: PrintedName; piece: NamePiece }[];
  /** Names made of pieces next to one another, own words among them, in full. */
  joined: ReadonlyMap<string, number>;
  cells: number;
  /** Rows of figures behind this one that no name stands between. */
  behind: number;
  /** Whether the names before it are of several rows. */
  run: boolean;
}

function contextOf(row: FigureRow, index: number, items: Items): Context {
  const pieces = (at: number) => items.names.filter((piece) => piece.row === at);
  const { first, last } = runOf(row, index, items);
  const run = last > first;
  const before = pieces(first)
    .slice(run ? -BEFORE * 3 : -BEFORE)
    .toReversed();
  const after = pieces(index + 1).slice(0, AFTER);
  const words = row.own.split(/\s+/u).filter((word) => word !== '');
  const own = words.slice(0, 5).map((_, from) => printedName(words.slice(from).join('')));
  const named = (piece: NamePiece) => ({ name: printedName(piece.text), piece });
  return {
    own,
    before: before.map(named),
    after: after.map(named),
    joined: joinedNames(
      words.join(''),
      before.map(({ text }) => text),
      after.map(({ text }) => text),
    ),
    cells: row.cells.length,
    behind: last - index,
    run,
  };
}

/** Rows of figures without words that follow one another with no name between. */
function runOf(row: FigureRow, index: number, items: Items): { first: number; last: number } {
  if (row.own !== '') return { first: index, last: index };
  const bare = (at: number): boolean => items.rows[at]?.own === '';
  const named = (at: number): boolean => items.names.some((piece) => piece.row === at);
  let first = index;
  while (first > 0 && !named(first) && bare(first - 1)) first -= 1;
  let last = index;
  while (bare(last + 1) && !named(last + 1)) last += 1;
  return { first, last };
}

function joinedNames(own: string, before: readonly string[], after: readonly string[]): Map<string, number> {
  const joined = new Map<string, number>();
  let front = '';
  for (let k = 0; k <= Math.min(4, before.length); k += 1) {
    if (k > 0) front = (before[k - 1] ?? '') + front;
    let whole = front + own;
    for (let l = 0; l <= Math.min(3, after.length); l += 1) {
      if (l > 0) whole += after[l - 1] ?? '';
      if (k + l === 0 || (own === '' && k === 0)) continue;
      const { body, bare } = printedName(whole);
      for (const words of [body, bare])
        if (words !== '' && !joined.has(words)) joined.set(words, 0.05 * (k + l - 1));
    }
  }
  return joined;
}

function priceOf(context: Context, row: RowLabel): number {
  const many = Math.max(0, context.cells - row.width) * COST.tooMany;
  const few = Math.max(0, row.width - context.cells) * COST.tooFew;
  const name = nameCost(context, row);
  // Rows that take no figures here, or belong to another form, are believed by their own name only.
  if ((row.group || row.foreign) && name > 0.6) return Number.POSITIVE_INFINITY;
  return name + Math.min(many, 3) + few + (row.group || row.foreign ? COST.otherForm : 0);
}

function nameCost(context: Context, row: RowLabel): number {
  const whole = row.words.reduce(
    (best, words) => Math.min(best, context.joined.get(words) ?? Number.POSITIVE_INFINITY),
    Number.POSITIVE_INFINITY,
  );
  if (context.own.length === 0) return Math.min(whole, byOrder(context, row));
  const likely = context.own.reduce(
    (best, name, dropped) => Math.max(best, likeness(name, row) - dropped * 0.01),
    0,
  );
  const covered = likely < 0.97 ? coverage(context, row) : 0;
  return Math.min(COST.otherName, whole, 4 * (1 - Math.max(likely, covered)));
}

/** Without words in the line: pieces of the name before it or behind it, else the order alone. */
function byOrder({ before, after, behind, run }: Context, row: RowLabel): number {
  let cost: number = COST.byOrder;
  before.forEach(({ name }, distance) => {
    const likely = likeness(name, row);
    if (likely >= 0.6)
      cost = Math.min(
        cost,
        COST.byOrder * (1 - likely) +
          (run ? COST.furtherInRun * Math.abs(distance - behind) : COST.further * distance),
      );
  });
  const [next] = after;
  if (next && likeness(next.name, row) >= 0.6) cost = Math.min(cost, 0.9);
  return cost;
}

/** How much of the name the line and its neighbours print, where the line prints a piece of it. */
function coverage({ own, before, after }: Context, row: RowLabel): number {
  const [first] = own;
  let best = 0;
  for (const words of row.words) {
    if (!first || first.body.length < 2 || !words.includes(first.body)) continue;
    const around = [...before.slice(0, 5), ...after].filter(
      ({ name }) => name.body.length >= 1 && words.includes(name.body),
    );
    const printed = around.reduce((sum, { name }) => sum + name.body.length, first.body.length);
    best = Math.max(best, 0.6 + 0.38 * Math.min(1, printed / words.length));
  }
  return best;
}

function skipCosts(items: Items, form: TableForm): number[] {
  const printed = new Set(
    items.names.flatMap(({ text }) => {
      const { body, bare } = printedName(text);
      return [body, bare];
    }),
  );
  return form.rows.map((row) => {
    if (row.group || row.foreign) return 0;
    return row.words.some((words) => printed.has(words)) ? COST.named : COST.skipped;
  });
}

/** A row printed elsewhere than the form has it goes where its own name says, if that place is free. */
function takeOutOfOrder(path: readonly number[], names: readonly Context[], form: TableForm): number[] {
  const rows = [...path];
  rows.forEach((chosen, i) => {
    const context = names[i];
    if (chosen >= 0 || !context) return;
    const at = form.rows.findIndex(
      (row, j) =>
        !rows.includes(j) &&
        !row.group &&
        !row.foreign &&
        context.own.some((name) => name.bare.length >= 4 && likeness(name, row) >= 0.99),
    );
    if (at >= 0) rows[i] = at;
  });
  return rows;
}
