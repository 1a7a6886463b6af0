import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkBalance } from './balance.ts';
import { FORMATS } from './catalogue.ts';
import { cellsOf } from './cells.ts';
import { fillSums, total } from './sums.ts';

it.each([
  [[1, 2, null], 3],
  [[null, null], null],
  [['n/a', 'n/a'], 'n/a'],
  [['n/a', 0], 0],
  [[0.1, 0.2], 0.3],
] as const)('adds %j to %j', (values, sum) => {
  expect(total(values)).toBe(sum);
});

const tables = FORMATS.flatMap((format) =>
  format.tables.map((table) => [`${format.id} ${table.id}`, table] as const),
);

it.each(tables)(
  'computes every sum cell of %s, and what is computed breaks no rule of its own',
  (_, table) => {
    const inputs = cellsOf(table).filter(({ computed }) => !computed);
    const sums = new Set(
      table.rules
        .filter(({ op, left, level }) => op === '=' && left.length === 1 && level === 'error')
        .map(({ id }) => id),
    );

    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 99_999 }), { minLength: inputs.length, maxLength: inputs.length }),
        (figures) => {
          const filled = fillSums(
            table,
            Object.fromEntries(inputs.map(({ path }, i) => [path, figures[i] ?? 0])),
          );

          const missing = cellsOf(table).filter(({ path }) => typeof filled[path] !== 'number');
          const broken = checkBalance(table, filled).filter(({ rule }) => sums.has(rule));
          expect([missing, broken]).toEqual([[], []]);
        },
      ),
      { numRuns: 50 },
    );
  },
);

it.each(tables)('finds one wrong sum in %s, whichever it is', (_, table) => {
  const computed = cellsOf(table).filter((cell) => cell.computed);
  const zeros = fillSums(table, Object.fromEntries(cellsOf(table).map(({ path }) => [path, 0])));

  const unnoticed = computed.filter(({ path }) => checkBalance(table, { ...zeros, [path]: 1 }).length === 0);

  expect(unnoticed).toEqual([]);
});
