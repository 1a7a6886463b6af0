import type { DeadlineView } from '@nianbao/contracts';
import { formatDay } from '../../lib/dates.ts';
import { LEVEL_LABELS } from './deadline-labels.ts';
import styles from './Deadlines.module.css';

/** `已于1月14日报科室负责人（…），1月15日报办公室（…）`; nothing where nobody above was told. */
export function Escalations({ deadline: { escalations } }: { deadline: DeadlineView }) {
  if (escalations.length === 0) return null;
  return (
    <span className={styles.upwards}>
      已于
      {escalations
        .map(({ to, on, people }) => `${formatDay(on)}报${LEVEL_LABELS[to]}（${people.join('、')}）`)
        .join('，')}
    </span>
  );
}
