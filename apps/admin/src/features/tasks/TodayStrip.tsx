import { Link } from 'react-router';
import { useTasks } from '../../server/tasks.ts';
import { horizonsOf, waitingOf } from './task-groups.ts';
import styles from './TasksPage.module.css';

/** One line above the office's board: what of its own waits today, this week, later, and with others. */
export function TodayStrip() {
  const { data } = useTasks();
  if (!data) return null;
  const [today, week, later] = horizonsOf(data);
  const { parts, others } = waitingOf(data);
  const facts = [
    { name: '今天', count: today?.count ?? 0, late: today?.late ?? 0 },
    { name: '本周', count: week?.count ?? 0, late: 0 },
    { name: '以后', count: later?.count ?? 0, late: 0 },
    { name: '等待他人', count: parts.length + others.length, late: 0 },
  ];
  return (
    <nav className={styles.strip} aria-label="我的事项">
      {facts.map(({ name, count, late }) => (
        <Link key={name} to="/tasks">
          {name} <strong>{count}</strong>
          {late > 0 && <span className={styles.late}>▲ 逾期 {late}</span>}
        </Link>
      ))}
    </nav>
  );
}
