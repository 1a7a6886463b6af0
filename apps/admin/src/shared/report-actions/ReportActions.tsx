import type { ReportView } from '@nianbao/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { REPORT_ACTION_LABELS } from '../../lib/labels.ts';
import { ActionDialog } from './ActionDialog.tsx';
import styles from './ReportActions.module.css';
import { type BoardAction, FORWARD, isBoardAction } from './report-acts.ts';

/** What the server says this person may do with the report now; what is still missing is counted on the button. */
export function ReportActions({ report }: { report: ReportView }) {
  const [acting, setActing] = useState<BoardAction | null>(null);
  return (
    <>
      {report.allowedActions.map((action) => {
        if (isBoardAction(action)) {
          const missing = report.obstacles[action]?.length ?? 0;
          return (
            <Button
              key={action}
              type={FORWARD.includes(action) && missing === 0 ? 'primary' : 'default'}
              danger={action === 'take_down'}
              onClick={() => setActing(action)}
            >
              {REPORT_ACTION_LABELS[action]}
              {missing > 0 && <span className={styles.missing}>差 {missing} 项</span>}
            </Button>
          );
        }
        if (action === 'sign')
          return (
            <Link key={action} to={`/reports/${report.id}/sign`}>
              <Button type="primary" tabIndex={-1}>
                签发或退回
              </Button>
            </Link>
          );
        if (action === 'pass_secrecy_review')
          return (
            <Link key={action} to={`/reports/${report.id}/document?secrecy=1`}>
              <Button tabIndex={-1}>保密审查</Button>
            </Link>
          );
        return null;
      })}
      {acting && <ActionDialog report={report} action={acting} onClose={() => setActing(null)} />}
    </>
  );
}
