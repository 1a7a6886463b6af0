import type { CellPath } from '@nianbao/report-formats';
import type { CellView } from './cell-view.ts';
import styles from './TableEditor.module.css';
import { useUnderCell } from './under-cell.ts';

/** What is wrong at a cell, in a card under it that moves nothing. The cell's input is described by the same words. */
export function FindingCard({ path, view }: { path: CellPath; view: CellView }) {
  const card = useUnderCell(path);
  return (
    <div ref={card} className={styles.card} data-level={view.level} aria-hidden="true">
      {view.problem.split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
