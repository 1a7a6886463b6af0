import type { PartTask, TasksView } from '@nianbao/contracts';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { DeadlineLight } from '../../ui/DeadlineLight.tsx';
import { ReportStatusTag } from '../../ui/StatusTag.tsx';
import { PartReview } from '../review/PartReview.tsx';
import { PartRow } from './PartRow.tsx';
import { useTasks } from './queries.ts';
import { groupTasks, REPORT_TASKS, reportTaskLink } from './task-groups.ts';
import styles from './TasksPage.module.css';

/** What waits for the person signed in, soonest deadline first. */
export function TasksPage() {
  const tasks = useTasks();
  return <Loaded query={tasks}>{(view) => <Tasks view={view} />}</Loaded>;
}

function Tasks({ view }: { view: TasksView }) {
  const [opened, setOpened] = useState<PartTask['part'] | null>(null);
  const groups = groupTasks(view.parts, view.reports);
  const mine = view.reports.length + view.parts.filter(({ kind }) => kind !== 'wait').length;
  return (
    <Page
      title="待我处理"
      subtitle={`${formatDay(view.today, true)} ${formatWeekday(view.today)} · ${mine === 0 ? '现在没有要您处理的事' : `共 ${mine} 件`}`}
    >
      {groups.length === 0 && (
        <Card>
          <Empty title="现在没有要您处理的事。有新的任务时，这里和右上角的消息会提醒您。">
            <Link to="/cycles">查看各年度</Link>
          </Empty>
        </Card>
      )}
      {groups.map(({ title, parts, reports }) => (
        <Card
          key={title}
          title={
            <>
              {title} <span className={styles.count}>{parts.length + reports.length}</span>
            </>
          }
          label={title}
          flush
        >
          <ul>
            {reports.map((task) => (
              <li key={task.reportId + task.kind} className={styles.row}>
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
            ))}
            {parts.map((task) => (
              <PartRow key={task.part.id + task.kind} task={task} view={view} onReview={setOpened} />
            ))}
          </ul>
        </Card>
      ))}
      <Drawer
        open={opened !== null}
        onClose={() => setOpened(null)}
        size="min(880px, 100vw)"
        title={opened && `${opened.sectionTitle}${opened.label === '全部' ? '' : ` · ${opened.label}`}`}
        destroyOnHidden
      >
        {opened && <PartReview partId={opened.id} onDone={() => setOpened(null)} />}
      </Drawer>
    </Page>
  );
}
