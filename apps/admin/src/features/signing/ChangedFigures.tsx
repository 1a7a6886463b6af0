import type { ReportDocument } from '@nianbao/contracts';
import { printCell } from '@nianbao/report-formats';
import look from '../../pieces/document/LookList.module.css';
import { Explained } from './Explained.tsx';
import styles from './SigningPage.module.css';

/** Figures changed after a signature of this edition, with the reason given for each: seen before anything else. */
export function ChangedFigures({
  document: { changedFigures = [] },
  onLook,
}: {
  document: ReportDocument;
  onLook: (address: string) => void;
}) {
  if (changedFigures.length === 0) return null;
  return (
    <section className={styles.section} aria-label="签发后改动的数据">
      <h2 className={styles.heading}>签发后改动的数据 {changedFigures.length}</h2>
      <ul className={look.list}>
        {changedFigures.map(({ address, label, before, after, explanation }) => (
          <li key={address}>
            <button type="button" className={look.item} onClick={() => onLook(address)}>
              <span className={styles.quiet}>{label}</span>
              <span>
                {printCell(before) || '未填'} → <b>{printCell(after) || '未填'}</b>
              </span>
            </button>
            <Explained explanation={explanation} />
          </li>
        ))}
      </ul>
    </section>
  );
}
