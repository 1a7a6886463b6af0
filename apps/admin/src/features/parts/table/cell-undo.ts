import type { CellPath } from '@nianbao/report-formats';

export interface TypedCell {
  path: CellPath;
  raw: string;
}

/** Cells written in one act, with what stood there before and after it. */
type Step = readonly { path: CellPath; before: string; after: string }[];

/**
 * What may be taken back and done again, whatever was saved in between. A cell that somebody else has written in since
 * stays as it is: undo takes back one's own figures only.
 */
export class CellUndo {
  #past: Step[] = [];
  #future: Step[] = [];

  remember(step: Step): void {
    if (step.length === 0) return;
    this.#past.push(step);
    this.#future = [];
  }

  undo(rawOf: (path: CellPath) => string): Taken {
    return taken(this.#past, this.#future, rawOf, 'after', 'before');
  }

  redo(rawOf: (path: CellPath) => string): Taken {
    return taken(this.#future, this.#past, rawOf, 'before', 'after');
  }
}

export interface Taken {
  cells: readonly TypedCell[];
  /** How many cells others have changed since; they are left alone. */
  left: number;
}

function taken(
  from: Step[],
  to: Step[],
  rawOf: (path: CellPath) => string,
  stands: 'before' | 'after',
  wanted: 'before' | 'after',
): Taken {
  const step = from.pop() ?? [];
  const own = step.filter((cell) => rawOf(cell.path) === cell[stands]);
  if (own.length > 0) to.push(own);
  return {
    cells: own.map((cell) => ({ path: cell.path, raw: cell[wanted] })),
    left: step.length - own.length,
  };
}
