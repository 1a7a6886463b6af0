import type { SourceText } from '@nianbao/importer';
import { memo, useEffect, useRef } from 'react';
import type { Piece } from './draft.ts';
import styles from './ImportPage.module.css';

/** The source line by line as it was read; lines with pieces that found no place are marked. */
export const SourceView = memo(function SourceView({
  lines,
  pieces,
  at,
}: {
  lines: readonly SourceText[];
  pieces: readonly Piece[];
  at: number | null;
}) {
  const root = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (at === null) return;
    root.current?.querySelector(`[data-line="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const open = new Set(pieces.filter(({ decision }) => decision === 'open').map(({ line }) => line));
  const decided = new Set(pieces.filter(({ decision }) => decision !== 'open').map(({ line }) => line));
  return (
    <ol ref={root} className={styles.lines} tabIndex={0} aria-label="原文">
      {lines.map(({ line, text, cells }, index) => (
        <li
          key={index}
          data-line={line}
          data-piece={open.has(line) ? 'open' : decided.has(line) ? 'decided' : undefined}
          data-at={line === at || undefined}
        >
          <span className={styles.number} aria-hidden="true">
            {line}
          </span>
          <span>
            {cells.length > 0 ? cells.map((cell) => cell || '　').join(' ｜ ') : text}
            {open.has(line) && <span className={styles.flag}>没有位置</span>}
          </span>
        </li>
      ))}
    </ol>
  );
});
