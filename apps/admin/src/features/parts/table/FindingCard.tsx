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
    const place = () => {
      const { left, top, bottom } = cell.getBoundingClientRect();
      const below = bottom + 4 + box.offsetHeight < window.innerHeight;
      box.style.left = `${Math.max(4, Math.min(left, window.innerWidth - box.offsetWidth - 8))}px`;
      box.style.top = `${below ? bottom + 4 : top - box.offsetHeight - 4}px`;
    };
    place();
    window.addEventListener('scroll', place, true);
    return () => window.removeEventListener('scroll', place, true);
  });
  return (
    <div ref={card} className={styles.card} data-level={view.level} aria-hidden="true">
      {view.problem.split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
