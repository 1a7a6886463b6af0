import type { PlaceHistoryEntry } from '@nianbao/contracts';
import { Button } from 'antd';
import { formatInstant } from '../../../lib/dates.ts';
import { Diff } from '../../../pieces/Diff.tsx';
import styles from './History.module.css';

/** One change: who, when, from what to what, and who stood for a 0. `onRestore` where it can be put back. */
export function ChangeEntry({
  entry: { address, by, at, before, after, kept, zeroReport },
  place,
  onRestore,
}: {
  entry: PlaceHistoryEntry;
  /** Name of the place, where several are listed. */
  place?: string;
  onRestore: (() => void) | null;
}) {
  return (
    <li className={styles.entry}>
      {place !== undefined && <strong className={styles.place}>{place}</strong>}
      <span className={styles.by}>
        {by} {formatInstant(at)}
        {!kept && ' · 冲突中未采用'}
      </span>
      <p className={styles.words}>
        {address.startsWith('sections/') ? (
          <Diff before={before ?? ''} after={after ?? ''} />
        ) : (
          `${before || '未填'} → ${after || '未填'}`
        )}
      </p>
      {zeroReport && (
        <p className={styles.zero}>
          零报告，由{zeroReport.by}确认：{zeroReport.statement}
        </p>
      )}
      {onRestore && (
        <Button size="small" className={styles.restore ?? ''} onClick={onRestore}>
          恢复为这一版
        </Button>
      )}
    </li>
  );
}
