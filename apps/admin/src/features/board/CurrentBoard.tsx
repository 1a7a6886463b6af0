import { Button } from 'antd';
import { useState } from 'react';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loading.tsx';
import { Page } from '../../ui/Page.tsx';
import { CycleDialog } from '../../shared/cycle-dialog/CycleDialog.tsx';
import { useCycles } from '../../server/cycles.ts';
import { Board } from './Board.tsx';
import { useReport } from '../../server/reports.ts';

/** The board of the latest year; before there is one, how to begin. */
export function CurrentBoard() {
  const [opening, setOpening] = useState(false);
  return (
    <Loaded query={useCycles()}>
      {([latest]) =>
        latest ? (
          <LatestBoard reportId={latest.reportId} />
        ) : (
          <Page title="年度任务">
            <Empty title="还没有年度任务。收到上级通知后，从这里打开年度，系统会按法定日期排好各阶段。">
              <Button type="primary" size="large" onClick={() => setOpening(true)}>
                打开年度
              </Button>
            </Empty>
            {opening && <CycleDialog onClose={() => setOpening(false)} />}
          </Page>
        )
      }
    </Loaded>
  );
}

const LatestBoard = ({ reportId }: { reportId: string }) => (
  <Loaded query={useReport(reportId)}>{(report) => <Board report={report} />}</Loaded>
);
