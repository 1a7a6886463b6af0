import { useEffect, useReducer, useRef } from 'react';
import { type Draft, draftOf } from './draft.ts';
import { SourceReader } from './source-reader.ts';

/** One file on its way from the desk into the archive. */
export interface ImportItem {
  id: string;
  file: File;
  state:
    | { phase: 'waiting' | 'reading' }
    | { phase: 'refused'; reason: string }
    | { phase: 'read'; draft: Draft }
    | { phase: 'stored'; year: number; path: string };
}

type Act =
  | { type: 'add'; items: ImportItem[] }
  | { type: 'set'; id: string; state: ImportItem['state'] }
  | { type: 'edit'; id: string; change: (draft: Draft) => Draft }
  | { type: 'remove'; id: string };

function reduce(items: readonly ImportItem[], act: Act): readonly ImportItem[] {
  if (act.type === 'add') return [...items, ...act.items];
  if (act.type === 'remove') return items.filter(({ id }) => id !== act.id);
  return items.map((item) => {
    if (item.id !== act.id) return item;
    if (act.type === 'set') return { ...item, state: act.state };
    const { state } = item;
    return state.phase === 'read' ? { ...item, state: { ...state, draft: act.change(state.draft) } } : item;
  });
}

/** Most files at a time: ten past years of a body. */
export const MAX_FILES = 10;

/** The files being imported. Each is read by itself, one after another; a refusal stops none of the others. */
export function useImports(organisation: string) {
  const [items, dispatch] = useReducer(reduce, []);
  const reader = useRef<SourceReader | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const count = useRef(0);
  useEffect(() => () => reader.current?.close(), []);

  const readOne = async ({ id, file }: ImportItem) => {
    dispatch({ type: 'set', id, state: { phase: 'reading' } });
    reader.current ??= new SourceReader();
    const result = await reader.current.read(file);
    dispatch({
      type: 'set',
      id,
      state:
        'refusal' in result
          ? { phase: 'refused', reason: result.refusal }
          : { phase: 'read', draft: draftOf(result.read, organisation) },
    });
  };
  const add = (files: readonly File[]) => {
    const added = files.map((file): ImportItem => ({
      id: `${(count.current += 1)}`,
      file,
      state: { phase: 'waiting' },
    }));
    dispatch({ type: 'add', items: added });
    for (const item of added) queue.current = queue.current.then(() => readOne(item));
  };
  return {
    items,
    add,
    edit: (id: string, change: (draft: Draft) => Draft) => dispatch({ type: 'edit', id, change }),
    remove: (id: string) => dispatch({ type: 'remove', id }),
    stored: (id: string, year: number, path: string) =>
      dispatch({ type: 'set', id, state: { phase: 'stored', year, path } }),
  };
}

/** Asks before the page is closed over reports that were read and not stored. */
export function useLeaveGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
}
