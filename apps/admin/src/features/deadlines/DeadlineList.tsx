import type { DeadlineView } from '@nianbao/contracts';
import { Link } from 'react-router';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import { Empty } from '../../ui/Empty.tsx';
import { BASIS_LABELS } from '../../pieces/dates/deadline-labels.ts';
import styles from '../../pieces/dates/Deadlines.module.css';
import { Escalations } from '../../pieces/dates/Escalations.tsx';
import { LightWords } from '../../pieces/dates/LightWords.tsx';

/** What everybody owes, the soonest first, and below how the rest ended. */
export function DeadlineList({ deadlines }: { deadlines: readonly DeadlineView[] }) {
  if (deadlines.length === 0) return <Empty title="还没有期限。启动填报后，各科室的期限在这里。" />;
  return (
    <ul className={styles.list} aria-label="期限列表">
      {deadlines.map((one) => (
        <li key={one.id}>
          <span className={styles.line}>
            <span className={styles.name}>
              {one.partId ? <Link to={`/parts/${one.partId}`}>{one.subject}</Link> : one.subject} {one.name}
            </span>
            <span>
              {formatDay(one.dueOn)}（{formatWeekday(one.dueOn)}）
            </span>
            <LightWords of={one} />
          </span>
          <span className={styles.line}>
            <span className={styles.note}>
              {[one.departmentName, one.people.map(({ name }) => name).join('、'), BASIS_LABELS[one.basis]]
                .filter(Boolean)
                .join(' · ')}
              {one.doneOn && ` · ${formatDay(one.doneOn)}完成`}
            </span>
            <Escalations deadline={one} />
          </span>
        </li>
      ))}
    </ul>
  );
}
