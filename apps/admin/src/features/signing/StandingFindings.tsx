import type { FindingView } from '@nianbao/contracts';
import { FINDING_LEVEL_LABELS } from '../../lib/labels.ts';
import look from '../../pieces/document/LookList.module.css';
import { Explained } from './Explained.tsx';
import styles from './SigningPage.module.css';

/** What the checks still say, each with the explanation that lets it stand and who gave it. */
export function StandingFindings({
  findings,
  onLook,
}: {
  findings: readonly FindingView[];
  onLook: (address: string) => void;
}) {
  const rank = { error: 0, warning: 1, question: 2 };
  const shown = findings.toSorted((a, b) => rank[a.level] - rank[b.level]);
  return (
    <section className={styles.section} aria-label="校验问题">
      <h2 className={styles.heading}>校验问题 {shown.length > 0 && shown.length}</h2>
      {shown.length === 0 && <p className={styles.good}>✓ 数据勾稽和文字校验没有发现问题</p>}
      <ul className={look.list}>
        {shown.map(({ fingerprint, level, message, addresses: [address = ''], waiver }) => (
          <li key={`${fingerprint}${address}${message}`}>
            <button type="button" className={look.item} onClick={() => onLook(address)}>
              <span className={styles.level} data-level={waiver ? 'waived' : level}>
                {waiver ? '✓ 已说明' : `▲ ${FINDING_LEVEL_LABELS[level]}`}
              </span>
              {message}
            </button>
            <Explained explanation={waiver} />
          </li>
        ))}
      </ul>
    </section>
  );
}
