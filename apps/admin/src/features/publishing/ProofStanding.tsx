import type { ReceiptView } from '@nianbao/contracts';
import { dayOf, formatExact, today } from '../../lib/dates.ts';
import type { CardProps } from './card-props.ts';
import styles from './Publishing.module.css';

/** Whether the page is proved today, in one line: yesterday's proof is not today's. */
export function ProofStanding({ report, publishing: { receipts, watchedUntil } }: CardProps) {
  const [latest] = receipts;
  if (latest === undefined || latest.edition !== report.edition)
    return <p className={styles.bad}>▲ 第 {report.edition} 版公开后还没有核对过</p>;
  const { good, words } = standingOf(latest, watchedUntil);
  return (
    <>
      <p className={good ? styles.good : styles.bad}>{words}</p>
      {isLocal(latest.url) && (
        <p className={styles.note}>
          核对的是本机地址 {latest.url}
          ，只能说明本机上的页面无误，不能证明公众能够访问。请在部署时设置公开地址（PUBLIC_URL）。
        </p>
      )}
    </>
  );
}

function standingOf({ ok, at }: ReceiptView, watchedUntil: string | null): { good: boolean; words: string } {
  const when = formatExact(at).slice(0, 16);
  if (!ok) return { good: false, words: `▲ 最近一次核对（${when}）未通过` };
  if (dayOf(at) === today()) return { good: true, words: `✓ 今日已核对，公开页面与签发的一致（${when}）` };
  if (watchedUntil !== null && today() <= watchedUntil)
    return { good: false, words: `▲ 今日还没有核对，最近一次是 ${when}` };
  return { good: true, words: `✓ 每日核对已到期，最近一次（${when}）与签发的一致` };
}

const isLocal = (url: string): boolean => /^https?:\/\/(?:localhost|127\.|\[::1\])/u.test(url);
