import type { ReportTask, TasksView } from '@nianbao/contracts';
import { Button } from 'antd';
import { Link } from 'react-router';
import { formatDay } from '../../lib/dates.ts';
import { DeadlineLight } from '../../ui/DeadlineLight.tsx';
import { ReportStatusTag } from '../../ui/StatusTag.tsx';
import { REPORT_TASKS, reportTaskLink } from './task-groups.ts';
import styles from './TasksPage.module.css';

/** One report in the list, and the one next step. */
export function ReportRow({
  task,
  view,
}: {
  task: ReportTask;
  view: Pick<TasksView, 'today' | 'nearWorkdays'>;
}) {
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <Link className={styles.title} to={reportTaskLink(task)}>
          {task.title}
        </Link>
        <p className={styles.facts}>
          <span>{formatDay(task.dueOn)}前</span>
          <DeadlineLight
            dueOn={task.dueOn}
            doneOn={null}
            nearWorkdays={view.nearWorkdays}
            today={view.today}
          />
          <ReportStatusTag status={task.status} />
        </p>
      </div>
      <Link to={reportTaskLink(task)}>
        <Button type="primary" tabIndex={-1}>
          {REPORT_TASKS[task.kind].verb}
        </Button>
      </Link>
    </li>
  );
}
