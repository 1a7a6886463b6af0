import { findFormat, findTable, gridOf, type TableId } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { cursorAt, figureGrid, fillDown, move, rectangle, spread } from './grid-moves.ts';

function gridFor(id: TableId) {
  const table = findTable(findFormat('2021'), id);
  if (!table) throw new Error(id);
  return figureGrid(gridOf(table));
}
const art20 = gridFor('art20');
const applications = gridFor('applications');
const review = gridFor('review_litigation');

const from = (grid: typeof art20, path: string, ...directions: ('up' | 'down' | 'left' | 'right')[]) =>
  directions.reduce((cursor, direction) => move(grid, cursor, direction), cursorAt(grid, path)).path;

describe('moving', () => {
  it('goes along a row and stops at its ends', () => {
    expect(from(art20, 'art20_1/rules/issued', 'right')).toBe('art20_1/rules/repealed');
    expect(from(art20, 'art20_1/rules/in_force', 'right')).toBe('art20_1/rules/in_force');
    expect(from(art20, 'art20_1/rules/issued', 'left')).toBe('art20_1/rules/issued');
  });

  it('skips captions and heads on the way down', () => {
    expect(from(art20, 'art20_1/normative_docs/issued', 'down')).toBe('art20_5/licence/decisions');
  });

  it('comes back to its column across a wide cell', () => {
    const there = ['down', 'down', 'up', 'up'] as const;
    expect(from(art20, 'art20_1/rules/in_force', ...there)).toBe('art20_1/rules/in_force');
    expect(from(art20, 'art20_1/normative_docs/repealed', 'down', 'up')).toBe(
      'art20_1/normative_docs/repealed',
    );
  });

  it('goes down past group rows whose heads are merged over several lines', () => {
    expect(from(applications, 'carried_in/natural_person', 'down')).toBe('granted/natural_person');
  });

  it('ends at the first and last row', () => {
    expect(from(applications, 'new_received/natural_person', 'up')).toBe('new_received/natural_person');
    expect(from(review, [...review.places.keys()][0] ?? '', 'down')).toBe([...review.places.keys()][0]);
  });
});

describe('ranges', () => {
  it('is the rectangle between two corners, whichever comes first', () => {
    const square = [
      ['art20_1/rules/issued', 'art20_1/rules/repealed'],
      ['art20_1/normative_docs/issued', 'art20_1/normative_docs/repealed'],
    ];
    expect(rectangle(art20, 'art20_1/rules/issued', 'art20_1/normative_docs/repealed')).toEqual(square);
    expect(rectangle(art20, 'art20_1/normative_docs/repealed', 'art20_1/rules/issued')).toEqual(square);
  });

  it('counts a wide cell once', () => {
    expect(rectangle(art20, 'art20_1/normative_docs/issued', 'art20_5/licence/decisions')).toHaveLength(2);
  });
});

describe('spreading a pasted block', () => {
  it('lays it out from the corner and counts what falls outside', () => {
    const { hits, outside } = spread(art20, 'art20_1/rules/repealed', [
      ['1', '2', '3'],
      ['4', '5'],
    ]);

    expect(hits).toEqual([
      { path: 'art20_1/rules/repealed', raw: '1' },
      { path: 'art20_1/rules/in_force', raw: '2' },
      { path: 'art20_1/normative_docs/repealed', raw: '4' },
      { path: 'art20_1/normative_docs/in_force', raw: '5' },
    ]);
    expect(outside).toBe(1);
  });
});

describe('filling down', () => {
  it('copies the top row of the range into the rows below, column by column', () => {
    const range = rectangle(art20, 'art20_1/rules/issued', 'art20_1/normative_docs/repealed');

    expect(fillDown(art20, range)).toEqual([
      { path: 'art20_1/normative_docs/issued', from: 'art20_1/rules/issued' },
      { path: 'art20_1/normative_docs/repealed', from: 'art20_1/rules/repealed' },
    ]);
  });

  it('copies the figure above into a single row', () => {
    expect(fillDown(art20, [['art20_1/normative_docs/issued']])).toEqual([
      { path: 'art20_1/normative_docs/issued', from: 'art20_1/rules/issued' },
    ]);
  });

  it('has nothing to copy into the first row', () => {
    expect(fillDown(applications, [['new_received/natural_person']])).toEqual([]);
  });
});
