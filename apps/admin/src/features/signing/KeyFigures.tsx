import type { ReportDocument } from '@nianbao/contracts';
import { printCell } from '@nianbao/report-formats';
import styles from './SigningPage.module.css';
import { yearChange } from './year-change.ts';

/** The figures a leader asks for first, with last year's and the change. A tap leads to the cell. */
export function KeyFigures({
  document: { keyFigures, lastYear },
  onLook,
}: {
  document: ReportDocument;
  onLook: (address: string) => void;
}) {
  return (
    <section className={styles.section} aria-label="主要数据">
      <h2 className={styles.heading}>主要数据</h2>
      <ul className={styles.figures}>
        {keyFigures.map(({ label, unit, address, value, lastYear: before }) => (
          <li key={address}>
            <button type="button" className={styles.figure} onClick={() => onLook(address)}>
              <span className={styles.label}>{label}</span>
              <span className={styles.value}>
                {printCell(value) || '未填'}
                <small> {unit}</small>
              </span>
              <span className={styles.before}>
                {lastYear ? `${lastYear.year} 年 ${printCell(before) || '未填'}` : '没有上年数'}
                {yearChange(value, before) && <b>{yearChange(value, before)}</b>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
