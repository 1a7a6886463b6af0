import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellsOf } from './cells.ts';
import { FORMATS, formatOfYear } from './catalogue.ts';
import { gridOf } from './grid.ts';

const SHARED = new URL('../../../../shared/formats/', import.meta.url);
const missing = existsSync(SHARED) ? false : 'needs ../shared/formats';

describe.each(FORMATS)('format $id', (format) => {
  it.skipIf(missing)(`has the rows and columns of the official form${missing ? ` (${missing})` : ''}`, () => {
    const official = JSON.parse(readFileSync(new URL(`${format.id}.json`, SHARED), 'utf8'));
    const tables = official.tables ?? [{ id: 'statistics', blocks: [{ rows: official.rows }] }];

    const labels = (items: { id: string; label: string }[] = []) =>
      items.map(({ id, label }) => [id, id === 'cases' ? '' : label]);
    const shape = (blocks: { rows: []; columns?: [] }[]) =>
      blocks.map(({ rows, columns }) => ({ rows: labels(rows), columns: labels(columns) }));
    const expected = tables.map((table: { id: string; blocks?: []; rows: []; columns?: [] }) => ({
      id: table.id,
      blocks: shape(table.blocks ?? [table]),
    }));

    const ours = format.tables.map(({ id, blocks }) => ({
      id,
      blocks: blocks.map(({ rows, columns }) => ({
        rows: labels([...rows]),
        columns: id === 'statistics' ? [] : labels([...columns]),
      })),
    }));
    expect(ours).toEqual(expected);
  });

  it.each(format.tables.map((table) => [table.id, table] as const))(
    'prints every cell of %s once, without a hole',
    (_, table) => {
      const grid = gridOf(table);
      const taken = grid.rows.map(() => Array.from({ length: grid.columnCount }, () => 0));
      grid.rows.forEach((row, y) => {
        let x = 0;
        for (const cell of row) {
          while (taken[y]?.[x]) x += 1;
          for (let dy = 0; dy < cell.rowSpan; dy += 1) {
            for (let dx = 0; dx < cell.colSpan; dx += 1) {
              const line = taken[y + dy];
              if (line) line[x + dx] = (line[x + dx] ?? 0) + 1;
            }
          }
        }
      });

      expect(new Set(taken.flat())).toEqual(new Set([1]));
      expect(
        grid.rows
          .flat()
          .flatMap(({ path }) => path ?? [])
          .toSorted(),
      ).toEqual(
        cellsOf(table)
          .map(({ path }) => path)
          .toSorted(),
      );
    },
  );
});

it.each([
  [2009, '2014'],
  [2018, '2014'],
  [2019, '2019'],
  [2020, '2019'],
  [2021, '2021'],
  [2030, '2021'],
])('reports of %i are in the format %s', (year, id) => {
  expect(formatOfYear(year).id).toBe(id);
});

it.each([
  ['2019', 161],
  ['2021', 175],
])('the application table of %s has %i figures', (id, count) => {
  const table = FORMATS.find((format) => format.id === id)?.tables.find(
    (candidate) => candidate.id === 'applications',
  );

  expect(table && cellsOf(table)).toHaveLength(count);
});
