import { expect, it } from 'vitest';
import { CellUndo, type Taken } from './cell-undo.ts';

/** A sheet on which steps are written, as the editor does. */
function aSheet() {
  const raws = new Map<string, string>();
  const rawOf = (path: string) => raws.get(path) ?? '';
  const undo = new CellUndo();
  const write = ({ cells }: Pick<Taken, 'cells'>) => {
    for (const { path, raw } of cells) raws.set(path, raw);
  };
  const type = (...cells: [string, string][]) => {
    undo.remember(cells.map(([path, after]) => ({ path, before: rawOf(path), after })));
    for (const [path, raw] of cells) raws.set(path, raw);
  };
  return { rawOf, undo, write, type, others: (path: string, raw: string) => raws.set(path, raw) };
}

it('takes several steps back and does them again, in order', () => {
  const { rawOf, undo, write, type } = aSheet();
  type(['a', '1']);
  type(['a', '2'], ['b', '3']);

  write(undo.undo(rawOf));
  expect([rawOf('a'), rawOf('b')]).toEqual(['1', '']);
  write(undo.undo(rawOf));
  expect(rawOf('a')).toBe('');
  write(undo.redo(rawOf));
  write(undo.redo(rawOf));
  expect([rawOf('a'), rawOf('b')]).toEqual(['2', '3']);
});

it('leaves what somebody else has written since, and says so', () => {
  const { rawOf, undo, write, type, others } = aSheet();
  type(['a', '1'], ['b', '2']);
  others('a', '9');

  const back = undo.undo(rawOf);
  write(back);

  expect([rawOf('a'), rawOf('b'), back.left]).toEqual(['9', '', 1]);
});

it('forgets what could be done again once something else is typed', () => {
  const { rawOf, undo, write, type } = aSheet();
  type(['a', '1']);
  write(undo.undo(rawOf));
  type(['a', '5']);

  expect(undo.redo(rawOf)).toEqual({ cells: [], left: 0 });
});

it('has nothing to take back at first', () => {
  const { rawOf, undo } = aSheet();

  expect([undo.undo(rawOf), undo.redo(rawOf)]).toEqual([
    { cells: [], left: 0 },
    { cells: [], left: 0 },
  ]);
});
