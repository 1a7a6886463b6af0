import type { AuditEntryView, listAudit, Response } from '@nianbao/contracts';
import { formatInstant } from '../../lib/dates.ts';
import styles from './AuditPage.module.css';

/** Whether the whole record is as it was written. */
export function ChainState({
  chain,
  last,
}: {
  chain: Response<typeof listAudit>['chain'];
  last: AuditEntryView | null;
}) {
  if (!chain.intact) {
    return (
      <p className={`${styles.chain} ${styles.broken}`} role="alert">
        <strong>▲ 记录不完整：自第 {chain.brokenAt} 条起与哈希链不符，可能被改动或删去，请立即报告。</strong>
      </p>
    );
  }
  const newest = last && last.sequence === chain.length ? last : null;
  return (
    <p className={styles.chain}>
      <strong>
        ✓ 完整，共 {chain.length.toLocaleString('zh-CN')} 条{newest && `，末条 ${formatInstant(newest.at)}`}
      </strong>
      {chain.head && (
        <span>
          末条哈希 <code>{chain.head.slice(0, 24)}…</code>
        </span>
      )}
    </p>
  );
}
