import type { PartView, Place } from '@nianbao/contracts';
import {
  cellAddress,
  cellName,
  type CellPath,
  findCell,
  gridOf,
  printCell,
  type TableFormat,
} from '@nianbao/report-formats';
import { App } from 'antd';
import { type Ref, useCallback, useImperativeHandle, useMemo, useState } from 'react';
import { formatInstant } from '../../../lib/dates.ts';
import { currentValue, type Outbox, placeSaveState } from '../outbox/outbox.ts';
import { valueOf, wordsOf } from '../../../pieces/place-value.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import type { TypedCell } from './cell-undo.ts';
import { type CellView } from './cell-view.ts';
import { findingsByAddress } from '../../../pieces/findings-by-address.ts';
import { Cell } from './Cell.tsx';
import { CellBar } from './CellBar.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import { FindingCard } from './FindingCard.tsx';
import { figureGrid } from './grid-moves.ts';
import { GridTable } from '../../../pieces/official-table/GridTable.tsx';
import { type LiveTable, pathOf } from './live-table.ts';
import styles from './TableEditor.module.css';
import { useTableKeys } from './use-table-keys.ts';

export interface TableEditorHandle {
  focusCell: (path: CellPath) => void;
}

/** The official table, filled in like a spreadsheet. Only this part's cells can be typed. */
export function TableEditor({
  part,
  table,
  live,
  outbox,
  store,
  others,
  active,
  onActive,
  handle,
}: {
  part: PartView;
  table: TableFormat;
  live: LiveTable;
  outbox: Outbox;
  store: PlacesStore;
  /** Names of who else is at a place. */
  others: ReadonlyMap<string, string>;
  /** Where the person is in the part: a cell here, or elsewhere. */
  active: string | null;
  onActive: (address: string) => void;
  handle: Ref<TableEditorHandle>;
}) {
  const { message } = App.useApp();
  const [hovered, setHovered] = useState<CellPath | null>(null);
  const grid = useMemo(() => figureGrid(gridOf(table)), [table]);
  const editable = useMemo(
    () => new Set(part.mayFill ? part.cells.map(({ address }) => pathOf(address)) : []),
    [part.mayFill, part.cells],
  );
  const rawOf = (path: CellPath): string => {
    const state = store.read().places.get(cellAddress(table.id, path));
    const value = state && currentValue(state);
    return value?.kind === 'cell' ? value.raw : printCell(live.content[path]);
  };
  const write = useCallback(
    (cells: readonly TypedCell[]) =>
      store.type(
        cells.map(({ path, raw }) => ({
          address: cellAddress(table.id, path),
          value: { kind: 'cell', raw },
        })),
      ),
    [store, table],
  );
  const onTyped = useCallback((path: CellPath, raw: string) => write([{ path, raw }]), [write]);
  const keys = useTableKeys({
    grid,
    editable,
    rawOf,
    write,
    onNotice: (notice) => void message.info(notice),
  });
  useImperativeHandle(handle, () => ({ focusCell: keys.focusCell }));
  const views = useCellViews(part, table, live, outbox, editable, others);
  const told = hovered ?? keys.active;
  const toldView = told === null ? undefined : views.get(told);
  const at = keys.active === null ? null : cellAddress(table.id, keys.active);
  const conflict = at === null || at !== active ? undefined : outbox.places.get(at);
  const inConflict = conflict?.theirs ? keys.active : null;
  return (
    <div className={styles.editor}>
      <CellBar table={table} path={told} live={live} part={part} outbox={outbox} />
      <div className={styles.scroll} onPointerLeave={() => setHovered(null)}>
        <GridTable
          table={table}
          {...keys.handlers}
          onFocus={(event) => {
            keys.handlers.onFocus(event);
            const path = event.target.closest<HTMLElement>('[data-path]')?.dataset.path;
            if (path !== undefined) onActive(cellAddress(table.id, path));
          }}
          onPointerOver={(event) => {
            keys.handlers.onPointerOver(event);
            const target = event.target instanceof Element ? event.target : null;
            setHovered(target?.closest<HTMLElement>('[data-path]')?.dataset.path ?? null);
          }}
          renderFigure={(path, cell) => {
            const view = views.get(path);
            return (
              view && (
                <Cell
                  key={path}
                  {...view}
                  path={path}
                  colSpan={cell.colSpan}
                  selected={keys.selected.has(path)}
                  onTyped={onTyped}
                />
              )
            );
          }}
        />
        {told !== null && told !== inConflict && toldView?.problem && (
          <FindingCard path={told} view={toldView} />
        )}
        {inConflict !== null && conflict?.theirs && (
          <ConflictCard
            path={inConflict}
            address={cellAddress(table.id, inConflict)}
            state={{ ...conflict, theirs: conflict.theirs }}
            store={store}
            name={views.get(inConflict)?.name ?? ''}
          />
        )}
      </div>
    </div>
  );
}

function useCellViews(
  part: PartView,
  table: TableFormat,
  live: LiveTable,
  outbox: Outbox,
  editable: ReadonlySet<CellPath>,
  others: ReadonlyMap<string, string>,
): ReadonlyMap<CellPath, CellView> {
  const findings = useMemo(() => findingsByAddress(live.findings), [live.findings]);
  const open = useMemo(
    () => part.remarks.filter(({ resolvedAt, parentId }) => resolvedAt === null && parentId === null),
    [part.remarks],
  );
  return useMemo(() => {
    const views = new Map<CellPath, CellView>();
    for (const path of figureGrid(gridOf(table)).places.keys()) {
      const cell = findCell(table, path);
      if (!cell) continue;
      const address = cellAddress(table.id, path);
      const raw = live.raws.get(path);
      const here = open.filter((remark) => remark.address === address);
      const returns = here.filter(({ kind }) => kind === 'return');
      const found = findings.get(address) ?? [];
      const unreadable = live.problems.get(path);
      const state = outbox.places.get(address);
      const refusal = state?.refusal;
      const theirs = state?.theirs;
      const level = unreadable
        ? 'unreadable'
        : (found[0]?.level ?? (returns.length > 0 ? 'returned' : here.length > 0 ? 'remark' : ''));
      views.set(path, {
        name: cellName(table, cell),
        shown: raw ?? printCell(live.content[path]),
        kind: raw !== undefined ? 'own' : cell.computed ? 'computed' : 'foreign',
        editable: editable.has(path),
        problem: [
          ...(unreadable ? [unreadable] : []),
          ...(refusal ? [`没有保存：${refusal}`] : []),
          ...(theirs ? [conflictWords(theirs)] : []),
          ...found.map((finding) => finding.message),
          ...here.map(
            ({ kind, author, text }) => `${kind === 'return' ? '退回' : '批注'}（${author}）：${text}`,
          ),
        ].join('\n'),
        level,
        saving: placeSaveState(outbox, address),
        others: others.get(address) ?? '',
      });
    }
    return views;
  }, [table, live, outbox, editable, findings, open, others]);
}

const conflictWords = (theirs: Place): string =>
  `冲突：${theirs.changedBy ?? '他人'}${theirs.changedAt ? ` ${formatInstant(theirs.changedAt)}` : ''} 已保存“${wordsOf(valueOf(theirs)) || '未填'}”，您写的还没有保存，请选择`;
