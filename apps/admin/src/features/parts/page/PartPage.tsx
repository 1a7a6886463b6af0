import type { PartView } from '@nianbao/contracts';
import { parseAddress } from '@nianbao/report-formats';
import { Button, Drawer } from 'antd';
import { useCallback, useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { Loaded } from '../../../ui/Loading.tsx';
import { namesByPlace, usePresence } from '../../../server/use-presence.ts';
import { PartReview } from '../../../shared/review/PartReview.tsx';
import { useIsStepUnderWay } from '../../../server/act-on-part.ts';
import { usePartFindings } from '../checks/use-part-findings.ts';
import { ConflictList } from './ConflictList.tsx';
import { KeepingNotice } from './KeepingNotice.tsx';
import { Outline } from './Outline.tsx';
import { SidePanel } from '../panel/SidePanel.tsx';
import { formOf, placeName } from '../../../pieces/part-format.ts';
import { PartHeader } from './PartHeader.tsx';
import styles from './PartPage.module.css';
import { usePart } from '../../../server/parts.ts';
import { RefusedList } from './RefusedList.tsx';
import { ReturnSteps } from './ReturnSteps.tsx';
import { emptyCells, liveTable } from '../table/live-table.ts';
import { TableEditor, type TableEditorHandle } from '../table/TableEditor.tsx';
import { ZeroFill } from '../table/ZeroFill.tsx';
import type { PlaceState } from '../outbox/outbox.ts';
import { blocksOf } from '../text/block-order.ts';
import { isInText } from '../text/BlockConflicts.tsx';
import { TextEditor, type TextEditorHandle } from '../text/TextEditor.tsx';
import { UnsavedGuard } from './UnsavedGuard.tsx';
import { usePlaces } from './use-places.ts';

/** The editor of one part: outline, text or official table, and what helps while writing. */
export function PartPage() {
  const { id = '' } = useParams();
  const part = usePart(id);
  return <Loaded query={part}>{(view) => <PartEditor key={view.id} part={view} />}</Loaded>;
}

function PartEditor({ part }: { part: PartView }) {
  const { store, outbox } = usePlaces(part);
  const [search] = useSearchParams();
  const [active, setActive] = useState<string | null>(null);
  const [step, setStep] = useState(0);
  const [reviewing, setReviewing] = useState(false);
  const [helping, setHelping] = useState(false);
  const tableHandle = useRef<TableEditorHandle>(null);
  const textHandle = useRef<TextEditorHandle>(null);

  const stepping = useIsStepUnderWay(part.id);
  const people = usePresence(part.id, active);
  const others = useMemo(() => namesByPlace(people), [people]);

  const form = useMemo(() => formOf(part), [part]);
  const { table } = form;
  const typed = useMemo(() => (table ? liveTable(table, part, outbox) : null), [table, part, outbox]);
  // What stands beside the table may follow a moment later than what is typed.
  const laterOutbox = useDeferredValue(outbox);
  const blocks = useMemo(() => blocksOf(laterOutbox).map(({ block }) => block), [laterOutbox]);
  const { live, ofText } = usePartFindings(part, typed, blocks);
  const laterLive = useDeferredValue(live);
  const empty = useMemo(() => (live ? emptyCells(part.cells, live) : []), [live, part.cells]);
  const returns = part.remarks.filter(({ kind, resolvedAt }) => kind === 'return' && !resolvedAt);
  const nameOf = useCallback((address: string) => placeName(form, blocks, address), [form, blocks]);

  // The cell at the cursor has its conflict beside it, a paragraph has it below.
  const isAtPlace = (address: string, state: PlaceState) =>
    form.hasText && isInText(address, state) ? true : address === active;

  const go = useCallback((address: string) => {
    const parsed = parseAddress(address);
    setHelping(false);
    if (parsed?.kind === 'cell') tableHandle.current?.focusCell(parsed.path);
    else if (parsed?.kind === 'block') textHandle.current?.focusBlock(parsed.blockId);
    else if (parsed?.kind === 'section') textHandle.current?.focusBlock('');
  }, []);
  const review = useCallback(() => setReviewing(true), []);
  const goToReturn = (index: number) => {
    setStep(index);
    const target = returns[index % Math.max(1, returns.length)];
    if (target) go(target.now.address);
  };
  const open = useEffectEvent(() => {
    // Who has begun to write somewhere stays there: a slow machine gets here late, and digits would go astray.
    if (isWriting(document.activeElement)) return;
    const named = search.get('at');
    if (named) go(named);
    else if (part.status === 'returned') goToReturn(0);
  });
  // After the editors are there.
  useEffect(() => {
    const timer = setTimeout(() => open(), 50);
    return () => clearTimeout(timer);
  }, []);
  useStepKey(() => goToReturn(step + 1));
  useShortcuts('填报', SHORTCUTS);

  const panel = { part, form, table, live: laterLive, outbox: laterOutbox, store, active, nameOf, onGo: go };
  return (
    <div className={styles.page}>
      <PartHeader part={part} store={store} people={people} onGo={go} onReview={review} />
      <div className={styles.columns}>
        <aside className={styles.outline} aria-label="目录">
          <Outline
            part={part}
            table={table}
            live={laterLive}
            blocks={blocks}
            findings={ofText}
            active={active}
            onGo={go}
          />
        </aside>
        <div className={styles.middle}>
          <ReturnSteps partId={part.id} returns={returns} index={step} nameOf={nameOf} onStep={goToReturn} />
          <div className={styles.scroller} inert={stepping}>
            <KeepingNotice />
            <ConflictList outbox={outbox} store={store} nameOf={nameOf} isAtPlace={isAtPlace} />
            <RefusedList outbox={outbox} store={store} nameOf={nameOf} />
            <Button className={styles.help ?? ''} onClick={() => setHelping(true)}>
              说明、上年、批注、历史
            </Button>
            {table && live && part.cells.length > 0 && (
              <section className={styles.sheet} aria-label={table.title}>
                <div className={styles.sheetHead}>
                  <h2 className={styles.sheetTitle}>{table.title}</h2>
                  {part.mayFill && (
                    <ZeroFill
                      table={table}
                      empty={empty}
                      onConfirm={(zeroReport) =>
                        store.type(
                          empty.map((path) => ({
                            address: `tables/${table.id}/${path}`,
                            value: { kind: 'cell', raw: '0', zeroReport },
                          })),
                        )
                      }
                    />
                  )}
                </div>
                <TableEditor
                  part={part}
                  table={table}
                  live={live}
                  outbox={outbox}
                  store={store}
                  others={others}
                  active={active}
                  onActive={setActive}
                  handle={tableHandle}
                />
              </section>
            )}
            {form.hasText && (part.mayFill || blocks.length > 0 || !table) && (
              <section className={styles.sheet} aria-label="文字">
                <h2 className={styles.sheetTitle}>{table ? '说明文字（可不写）' : '正文'}</h2>
                <TextEditor
                  part={part}
                  store={store}
                  maxChars={part.scope.kind === 'whole' ? form.section?.maxChars : undefined}
                  findings={ofText}
                  others={others}
                  nameOf={nameOf}
                  onActive={setActive}
                  handle={textHandle}
                />
              </section>
            )}
          </div>
        </div>
        <aside className={styles.side} aria-label="参考">
          <SidePanel {...panel} />
        </aside>
      </div>
      <Drawer open={helping} onClose={() => setHelping(false)} size={380} title="参考">
        <SidePanel {...panel} />
      </Drawer>
      <Drawer
        open={reviewing}
        onClose={() => setReviewing(false)}
        size={880}
        title="审核与转办"
        destroyOnHidden
      >
        <PartReview partId={part.id} onDone={() => setReviewing(false)} />
      </Drawer>
      <UnsavedGuard store={store} />
    </div>
  );
}

const isWriting = (element: Element | null): boolean =>
  element?.matches('input:not([readonly]), textarea, [contenteditable="true"]') ?? false;

const SHORTCUTS = [
  { keys: 'F8', text: '下一处退回的地方' },
  { keys: 'F2', text: '在格内修改' },
  { keys: 'Enter', text: '下一行的格（Shift 向上）' },
  { keys: 'Ctrl D', text: '向下填充：把上一行或选区首行的数填到下面' },
  { keys: 'Ctrl Z', text: '撤销（Ctrl Y 重做），保存之后也可以' },
];

/** F8 works while typing, unlike the shortcuts of single letters. */
function useStepKey(next: () => void): void {
  const onNext = useEffectEvent(next);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      onNext();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
