import type { ReportTask } from '@nianbao/contracts';
import { Button } from 'antd';
import { Link } from 'react-router';
import { formatDay } from '../../lib/dates.ts';
import { ReportStatusTag } from '../../pieces/StatusTag.tsx';
import { LightWords } from '../../pieces/dates/LightWords.tsx';
import { REPORT_TASKS, reportTaskLink } from './task-groups.ts';
import styles from './TasksPage.module.css';

/** One report in the list, and the one next step. */
export function ReportRow({ task }: { task: ReportTask }) {
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <Link className={styles.title} to={reportTaskLink(task)}>
          {task.title}
        </Link>
        <p className={styles.facts}>
          {task.dueOn !== null && <span>{formatDay(task.dueOn)}前</span>}
          {task.light && <LightWords of={task.light} />}
          <ReportStatusTag status={task.status} />
        </p>
      </div>
      <Link to={reportTaskLink(task)} className="no-print">
        <Button type="primary" tabIndex={-1}>
          {REPORT_TASKS[task.kind].verb}
        </Button>
      </Link>
    </li>
  );
}
