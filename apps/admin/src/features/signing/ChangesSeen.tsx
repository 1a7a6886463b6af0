import type { ReportDocument } from '@nianbao/contracts';
import { useState } from 'react';
import { formatInstant } from '../../lib/dates.ts';
import { ContentChanges } from '../../pieces/document/ContentChanges.tsx';
import { isComputed } from '../../pieces/document/content-places.ts';
import styles from './SigningPage.module.css';

/** What changed since this person last looked: shown word by word on a tap. Nothing the first time. */
export function ChangesSeen({
  document: { changes: all, seenAt, content },
  onLook,
}: {
  document: ReportDocument;
  onLook: (address: string) => void;
}) {
  const [open, setOpen] = useState(false);
  if (all === null) return null;
  const changes = all.filter(({ address }) => !isComputed(address, content));
  const when = seenAt ? `（${formatInstant(seenAt)}）` : '';
  return (
    <section className={styles.section} aria-label="改动">
      <h2 className={styles.heading}>改动</h2>
      {changes.length === 0 ? (
        <p className={styles.good}>✓ 自您上次查看{when}后没有改动</p>
      ) : (
        <>
          <button type="button" className={styles.link} aria-expanded={open} onClick={() => setOpen(!open)}>
            自您上次查看{when}后改动 {changes.length} 处 {open ? '▴' : '▾'}
          </button>
          {open && <ContentChanges changes={changes} content={content} onLook={onLook} />}
        </>
      )}
    </section>
  );
}
