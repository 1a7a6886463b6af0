import { PlusOutlined } from '@ant-design/icons';
import type { CycleView } from '@nianbao/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatDay } from '../../lib/dates.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { ReportStatusTag } from '../../pieces/StatusTag.tsx';
import { rolesOf, useSignedIn } from '../../server/session.ts';
import { CycleDialog } from '../../shared/cycle-dialog/CycleDialog.tsx';
import styles from './CyclesPage.module.css';
import { useCycles } from '../../server/cycles.ts';

/** Every year of the body, the latest first. */
export function CyclesPage() {
  const [opening, setOpening] = useState(false);
  const office = rolesOf(useSignedIn()).has('office');
  return (
    <Page
      title="各年度"
      extra={
        office && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>
            打开年度
          </Button>
        )
      }
    >
      <Loaded query={useCycles()}>
        {(cycles) => (
          <Card flush label="各年度列表">
            {cycles.length === 0 ? (
              <Empty
                title={office ? '还没有年度任务，从“打开年度”开始。' : '还没有年度任务，由办公室打开年度。'}
              />
            ) : (
              <ul>
                {cycles.map((cycle) => (
                  <CycleLine key={cycle.id} cycle={cycle} />
                ))}
              </ul>
            )}
          </Card>
        )}
      </Loaded>
      {opening && <CycleDialog onClose={() => setOpening(false)} />}
    </Page>
  );
}

const CycleLine = ({ cycle }: { cycle: CycleView }) => (
  <li className={styles.line}>
    <Link to={`/reports/${cycle.reportId}`} className={styles.year}>
      {cycle.year} 年度
    </Link>
    <ReportStatusTag status={cycle.reportStatus} />
    <span className={styles.notice}>
      {cycle.notice.title}
      {cycle.notice.documentNumber && `（${cycle.notice.documentNumber}）`}
    </span>
    <span className={styles.date}>法定公开日 {formatDay(cycle.legalDate, true)}</span>
  </li>
);
