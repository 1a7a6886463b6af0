import type { SectionView } from '@nianbao/contracts';
import { formatInstant } from '../lib/dates.ts';
import styles from './SecrecyState.module.css';

/** Whether a section passed its secrecy review, and whether that still stands. */
export function SecrecyState({ secrecy }: { secrecy: SectionView['secrecy'] }) {
  if (!secrecy) return <span className={styles.open}>○ 未保密审查</span>;
  const title = `${secrecy.by} ${formatInstant(secrecy.at)}：${secrecy.basis}`;
  if (!secrecy.valid) {
    return (
      <span className={styles.stale} title={title}>
        ◐ 审查后有改动，需重新审查
      </span>
    );
  }
  return secrecy.result === 'pass' ? (
    <span className={styles.passed} title={title}>
      ✓ 保密审查通过
    </span>
  ) : (
    <span className={styles.objected} title={title}>
      ▲ 保密审查有异议：{secrecy.basis}
    </span>
  );
}
