import type { CellPath } from '@nianbao/report-formats';
import { useLayoutEffect, useRef } from 'react';
import type { CellView } from './cell-view.ts';
import styles from './TableEditor.module.css';

/** What is wrong at a cell, in a card under it that moves nothing. The cell's input is described by the same words. */
export function FindingCard({ path, view }: { path: CellPath; view: CellView }) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = card.current;
    const cell = box?.parentElement?.querySelector<HTMLElement>(`td[data-path="${CSS.escape(path)}"]`);
    if (!box || !cell) return;
    const room = (box.parentElement?.scrollWidth ?? 0) - box.offsetWidth - 4;
    box.style.left = `${Math.max(4, Math.min(cell.offsetLeft, room))}px`;
    box.style.top = `${cell.offsetTop + cell.offsetHeight + 4}px`;
  }, [path, view.problem]);
  return (
    <div ref={card} className={styles.card} data-level={view.level} aria-hidden="true">
      {view.problem.split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
