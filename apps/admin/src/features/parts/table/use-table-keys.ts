import type { CellPath } from '@nianbao/report-formats';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  type FocusEvent,
  useRef,
  useState,
} from 'react';
import { CellUndo, type Taken, type TypedCell } from './cell-undo.ts';
import { readClipboard, writeClipboard } from './clipboard.ts';
import {
  type Cursor,
  cursorAt,
  type Direction,
  type FigureGrid,
  fillDown,
  move,
  rectangle,
  spread,
} from './grid-moves.ts';

interface Selection {
  cursor: Cursor;
  anchor: CellPath;
}

const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const pathOf = (target: EventTarget): CellPath | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-path]')?.dataset.path : undefined;

/**
 * Keys, mouse and clipboard of a spreadsheet over native inputs. Selecting never types; typing is told by `write`.
 * `rawOf` must read the newest value, not that of the last drawing.
 */
export function useTableKeys({
  grid,
  editable,
  rawOf,
  write,
  onNotice,
}: {
  grid: FigureGrid;
  editable: ReadonlySet<CellPath>;
  rawOf: (path: CellPath) => string;
  write: (cells: readonly TypedCell[]) => void;
  onNotice: (notice: string) => void;
}) {
  const [selection, setSelection] = useState<Selection | null>(null);
  const root = useRef<HTMLTableElement>(null);
  const session = useRef({ raw: '', caret: false, dragging: false, keepAnchor: false });
  const [undone] = useState(() => new CellUndo());
  const range = selection ? rectangle(grid, selection.anchor, selection.cursor.path) : [];
  const several = range.length > 1 || (range[0]?.length ?? 0) > 1;

  const inputAt = (path: CellPath) =>
    root.current?.querySelector<HTMLInputElement>(`[data-cell="${CSS.escape(path)}"]`);

  /** Brings the cursor there; with `extend` the range reaches from where it began. */
  const goTo = (next: Cursor, extend = false) => {
    const anchor = extend && selection ? selection.anchor : next.path;
    session.current.keepAnchor = true;
    inputAt(next.path)?.focus();
    session.current.keepAnchor = false;
    setSelection({ cursor: next, anchor });
  };

  /** Not typed into the active cell by hand: its value is now the one to fall back on. */
  const put = (cells: readonly TypedCell[]) => {
    write(cells);
    if (selection) session.current.raw = rawOf(selection.cursor.path);
  };

  const change = (cells: readonly TypedCell[]) => {
    const changed = cells.filter(({ path, raw }) => editable.has(path) && rawOf(path) !== raw);
    if (changed.length === 0) return;
    undone.remember(changed.map(({ path, raw }) => ({ path, before: rawOf(path), after: raw })));
    put(changed);
  };

  const step = ({ cells, left }: Taken) => {
    if (left > 0) onNotice(`${left} 格已由他人改动，没有撤销`);
    const [first] = cells;
    if (!first) return;
    put(cells);
    goTo(cursorAt(grid, first.path));
  };

  /** What was typed since the cell was entered becomes one step to undo. */
  const remember = (path: CellPath) => {
    const { raw } = session.current;
    if (rawOf(path) === raw) return;
    undone.remember([{ path, before: raw, after: rawOf(path) }]);
    session.current.raw = rawOf(path);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const path = pathOf(event.target);
    if (path === undefined || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement))
      return;
    const at = selection?.cursor.path === path ? selection.cursor : cursorAt(grid, path);
    const command = event.ctrlKey || event.metaKey;
    const act = keyAct(event, command);
    if (!act) return;
    event.preventDefault();
    act(path, at, event.target);
  };

  const keyAct = (
    event: KeyboardEvent,
    command: boolean,
  ): ((path: CellPath, at: Cursor, input: HTMLInputElement) => void) | null => {
    const { key, shiftKey } = event;
    const direction = ARROWS[key];
    if (direction && !command && !event.altKey) {
      const sideways = direction === 'left' || direction === 'right';
      if (session.current.caret && sideways) return null;
      return (_, at) => goTo(move(grid, at, direction), shiftKey);
    }
    if (key === 'Enter' && !command) return (_, at) => goTo(move(grid, at, shiftKey ? 'up' : 'down'));
    if (key === 'F2') {
      return (_, __, input) => {
        session.current.caret = true;
        input.setSelectionRange(input.value.length, input.value.length);
      };
    }
    if (key === 'Escape') {
      return (path, at, input) => {
        if (editable.has(path) && rawOf(path) !== session.current.raw)
          write([{ path, raw: session.current.raw }]);
        session.current.caret = false;
        setSelection({ cursor: at, anchor: path });
        input.select();
      };
    }
    if ((key === 'Delete' || key === 'Backspace') && several)
      return () => change(range.flat().map((one) => ({ path: one, raw: '' })));
    const order = [...grid.places.keys()];
    const [first, last] = [order[0], order.at(-1)];
    if (command && key === 'a' && first && last)
      return (_, at) => setSelection({ cursor: { ...at, path: last }, anchor: first });
    if (command && key === 'Home' && first) return () => goTo(cursorAt(grid, first));
    if (command && key === 'End' && last) return () => goTo(cursorAt(grid, last));
    if (command && key.toLowerCase() === 'z') {
      return (path) => {
        remember(path);
        step(shiftKey ? undone.redo(rawOf) : undone.undo(rawOf));
      };
    }
    if (command && key.toLowerCase() === 'd') {
      return (path) => {
        remember(path);
        const cells = fillDown(grid, range.length > 0 ? range : [[path]]);
        change(cells.map((cell) => ({ path: cell.path, raw: rawOf(cell.from) })));
      };
    }
    return command && key.toLowerCase() === 'y' ? () => step(undone.redo(rawOf)) : null;
  };

  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const path = pathOf(event.target);
    if (path === undefined || event.clipboardData === null) return;
    const text = event.clipboardData.getData('text/plain');
    const block = readClipboard(event.clipboardData.getData('text/html'), text);
    const corner = range[0]?.[0] ?? path;
    if (!block && !several) return;
    event.preventDefault();
    if (!block) return change(range.flat().map((one) => ({ path: one, raw: text.trim() })));
    remember(path);
    const { hits, outside } = spread(grid, corner, block);
    const locked = hits.filter((hit) => !editable.has(hit.path) && hit.raw !== '').length;
    change(hits);
    const end = hits.at(-1);
    if (end) setSelection({ cursor: cursorAt(grid, end.path), anchor: corner });
    const left = [
      ...(locked > 0 ? [`${locked} 格是合计或由其他科室填报，没有改动`] : []),
      ...(outside > 0 ? [`${outside} 格超出表格，没有粘贴`] : []),
    ];
    if (left.length > 0) onNotice(left.join('；'));
  };

  const onCopy = (event: ClipboardEvent<HTMLTableElement>) => {
    if (!several) return;
    event.preventDefault();
    const { text, html } = writeClipboard(range.map((row) => row.map(rawOf)));
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    if (event.type === 'cut') change(range.flat().map((path) => ({ path, raw: '' })));
  };

  const onFocus = (event: FocusEvent<HTMLTableElement>) => {
    const path = pathOf(event.target);
    if (path === undefined || !(event.target instanceof HTMLInputElement)) return;
    session.current = { ...session.current, raw: rawOf(path), caret: false };
    event.target.select();
    if (!session.current.keepAnchor) setSelection({ cursor: cursorAt(grid, path), anchor: path });
  };

  const onBlur = (event: FocusEvent<HTMLTableElement>) => {
    const path = pathOf(event.target);
    if (path !== undefined) remember(path);
  };

  const onPointerDown = (event: PointerEvent<HTMLTableElement>) => {
    const path = pathOf(event.target);
    if (path === undefined || event.button !== 0 || event.pointerType === 'touch') return;
    if (event.shiftKey && selection) {
      event.preventDefault();
      goTo(cursorAt(grid, path), true);
      return;
    }
    session.current.dragging = true;
    addEventListener('pointerup', () => (session.current.dragging = false), { once: true });
  };

  const onPointerOver = (event: PointerEvent<HTMLTableElement>) => {
    const path = pathOf(event.target);
    if (path === undefined || !session.current.dragging || selection?.cursor.path === path) return;
    goTo(cursorAt(grid, path), true);
  };

  return {
    selected: several ? new Set(range.flat()) : NONE,
    active: selection?.cursor.path ?? null,
    focusCell: (path: CellPath) => {
      goTo(cursorAt(grid, path));
      // The one that has the focus already may have scrolled away.
      inputAt(path)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    handlers: {
      ref: root,
      onKeyDown,
      onPaste,
      onCopy,
      onCut: onCopy,
      onFocus,
      onBlur,
      onPointerDown,
      onPointerOver,
    },
  };
}

const NONE: ReadonlySet<CellPath> = new Set();
