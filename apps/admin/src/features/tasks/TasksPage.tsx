import type { PartTask, TasksView } from '@nianbao/contracts';
import { Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { PartReview } from '../../shared/review/PartReview.tsx';
import { PartRow } from './PartRow.tsx';
import { useTasks } from '../../server/tasks.ts';
import { ReportRow } from './ReportRow.tsx';
import { type Horizon, horizonsOf, waitingOf } from './task-groups.ts';
import styles from './TasksPage.module.css';
import { WaitingRow } from './WaitingRow.tsx';

/** What waits for the person signed in: today, this week, later; then what waits for others. */
export function TasksPage() {
  const tasks = useTasks();
  return <Loaded query={tasks}>{(view) => <Tasks view={view} />}</Loaded>;
}

function Tasks({ view }: { view: TasksView }) {
  const [opened, setOpened] = useState<PartTask['part'] | null>(null);
  const horizons = horizonsOf(view);
  const waiting = waitingOf(view);
  const mine = horizons.reduce((sum, { count }) => sum + count, 0);
  const theirs = waiting.parts.length + waiting.others.length;
  return (
    <Page
      title="待我处理"
      subtitle={`${formatDay(view.today, true)} ${formatWeekday(view.today)} · ${mine === 0 ? '现在没有要您处理的事' : `共 ${mine} 件`}`}
    >
      {mine + theirs === 0 && (
        <Card>
          <Empty title="现在没有要您处理的事。有新的任务时，这里和右上角的消息会提醒您。">
            <Link to="/cycles">查看各年度</Link>
          </Empty>
        </Card>
      )}
      {horizons.map((horizon) => (
        <HorizonCard key={horizon.key} horizon={horizon} anything={mine > 0} onReview={setOpened} />
      ))}
      {theirs > 0 && (
        <Card title={<Counted title="等待他人" count={theirs} />} label="等待他人" flush>
          <ul>
            {waiting.parts.map(({ task, item }) => (
              <PartRow key={task.part.id} task={task} waiting={item} onReview={setOpened} />
            ))}
            {waiting.others.map((item) => (
              <WaitingRow key={`${item.reportId} ${item.partId} ${item.step}`} item={item} />
            ))}
          </ul>
        </Card>
      )}
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

/** That nothing is due today is worth a line; that nothing is due later is not. */
function HorizonCard({
  horizon: { key, title, groups, count, late },
  anything,
  onReview,
}: {
  horizon: Horizon;
  anything: boolean;
  onReview: (part: PartTask['part']) => void;
}) {
  if (count === 0 && (key !== 'today' || !anything)) return null;
  return (
    <Card title={<Counted title={title} count={count} late={late} />} label={title} flush>
      {count === 0 && <p className={styles.nothing}>今天没有到期的事项。</p>}
      {groups.map((group) => (
        <section key={group.title} aria-label={`${title}${group.title}`} className={styles.kind}>
          <h3 className={styles.kindTitle}>{group.title}</h3>
          <ul>
            {group.reports.map((task) => (
              <ReportRow key={task.reportId + task.kind} task={task} />
            ))}
            {group.parts.map((task) => (
              <PartRow key={task.part.id + task.kind} task={task} onReview={onReview} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}

const Counted = ({ title, count, late = 0 }: { title: string; count: number; late?: number }): ReactNode => (
  <>
    {title} <span className={styles.count}>{count}</span>
    {late > 0 && <span className={styles.late}>▲ 其中 {late} 件已逾期</span>}
  </>
);
