import type { PartSummary } from '@nianbao/contracts';
import { PART_STATUSES, type PartStatus } from '@nianbao/workflow';
import { PART_STATUS_LABELS } from '../../lib/labels.ts';
import styles from './ProgressStrip.module.css';

/** Nearest to done first. */
const ORDER: readonly PartStatus[] = PART_STATUSES.toSorted((a, b) => rank(a) - rank(b));
function rank(status: PartStatus): number {
  const ranks: Record<PartStatus, number> = {
    accepted: 0,
    endorsed: 1,
    submitted: 2,
    drafting: 3,
    returned: 4,
    assigned: 5,
    unassigned: 6,
  };
  return ranks[status];
}

/** How many parts stand where; a press shows only those on the board. */
export function ProgressStrip({
  parts,
  shown,
  onShow,
}: {
  parts: readonly PartSummary[];
  /** The one state that is shown, or all. */
  shown: PartStatus | null;
  onShow: (status: PartStatus | null) => void;
}) {
  const counts = ORDER.map((status) => ({
    status,
    count: parts.filter((part) => part.status === status).length,
  })).filter(({ count }) => count > 0);
  if (parts.length === 0) return null;
  return (
    <section className={styles.strip} aria-label="进度">
      <div className={styles.bar} aria-hidden="true">
        {counts.map(({ status, count }) => (
          <span key={status} className={styles[status]} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={styles.legend}>
        <li className={styles.all}>
          共 <strong>{parts.length}</strong> 项
        </li>
        {counts.map(({ status, count }) => (
          <li key={status}>
            <button
              type="button"
              className={styles.key}
              aria-pressed={shown === status}
              onClick={() => onShow(shown === status ? null : status)}
            >
              <span className={`${styles.dot} ${styles[status]}`} aria-hidden="true" />
              {PART_STATUS_LABELS[status]} <strong>{count}</strong>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
