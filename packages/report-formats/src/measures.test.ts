import { describe, expect, it } from 'vitest';
import { blankReport, figuresOf, findCell, findMeasure, findTable, FORMATS } from './index.ts';

describe.each(FORMATS.map((format) => [format.id, format] as const))('the measures of %s', (_, format) => {
  const cellsOfAll = format.measures.flatMap(({ table, cells, variants = [] }) =>
    [cells, ...variants.map((variant) => variant.cells)].flat().map((path) => ({ table, path })),
  );

  it('name cells that the form has', () => {
    const unknown = cellsOfAll.filter(({ table, path }) => {
      const known = findTable(format, table);
      return !known || !findCell(known, path);
    });

    expect(cellsOfAll.length).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
  });

  it('are each declared once, with patterns that compile', () => {
    const ids = format.measures.map(({ id }) => id);
    const patterns = format.measures.flatMap(({ said, unless, denied, overview }) => [
      ...said.flatMap(({ words, near, inSentence }) => [words, near, inSentence]),
      unless,
      denied,
      overview,
    ]);

    expect(new Set(ids).size).toBe(ids.length);
    expect(() => patterns.map((pattern) => new RegExp(pattern ?? '', 'u'))).not.toThrow();
  });

  it('give nothing of a blank report', () => {
    const blank = blankReport(format.id, format.reportYears.from, '某县水务局');

    expect(format.measures.flatMap((measure) => figuresOf(measure, blank))).toEqual([]);
  });
});

it('add up their cells, with what else the words may mean', () => {
  const format = FORMATS.find(({ id }) => id === '2021');
  const received = findMeasure(format?.measures ?? [], 'received');
  const tables = { applications: { 'new_received/total': 61, 'carried_in/total': 5 } };

  expect(received && figuresOf(received, { tables }).map(({ name, value }) => `${name} ${value}`)).toEqual([
    '收到申请 61',
    '本年新收加上年结转 66',
  ]);
});
