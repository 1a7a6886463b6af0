import type { CellPath } from '@nianbao/report-formats';
import { memo } from 'react';
import styles from './Cell.module.css';
import type { CellView } from './cell-view.ts';

/** One figure. Read-only ones are reached by the arrow keys but not by Tab. */
export const Cell = memo(function Cell({
  path,
  colSpan,
  name,
  shown,
  kind,
  editable,
  problem,
  level,
  saving,
  others,
  selected,
  onTyped,
}: CellView & {
  path: CellPath;
  colSpan: number;
  selected: boolean;
  onTyped: (path: CellPath, raw: string) => void;
}) {
  const note = `note-${path}`;
  const marks = [styles.cell, styles[kind], level && styles[level], selected && styles.selected].filter(
    Boolean,
  );
  return (
    <td
      colSpan={colSpan}
      className={marks.join(' ')}
      data-path={path}
      data-saving={saving}
      data-others={others !== ''}
    >
      <input
        className={styles.input}
        value={shown}
        readOnly={!editable}
        tabIndex={editable ? 0 : -1}
        inputMode="decimal"
        placeholder={kind === 'own' ? '未填' : undefined}
        autoComplete="off"
        spellCheck={false}
        aria-label={name}
        aria-invalid={level === 'error' || level === 'unreadable' ? true : undefined}
        aria-describedby={problem ? note : undefined}
        data-cell={path}
        onChange={(event) => onTyped(path, event.target.value)}
      />
      {others && (
        <span className={styles.others} title={`${others}正在填这一格`}>
          <span className="visually-hidden">{others}正在填这一格</span>
          <span aria-hidden="true">{others.slice(0, 1)}</span>
        </span>
      )}
      {problem && (
        <span id={note} className="visually-hidden">
          {problem}
        </span>
      )}
    </td>
  );
});
