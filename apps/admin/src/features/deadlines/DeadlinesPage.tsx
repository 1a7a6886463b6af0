import type { CycleView } from '@nianbao/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Loaded } from '../../ui/Loading.tsx';
import { NotFound } from '../../ui/NotFound.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { useCycles } from '../../server/cycles.ts';
import { rolesOf, useSignedIn } from '../../server/session.ts';
import { AskExtensionDialog } from '../../shared/extensions/AskExtensionDialog.tsx';
import { DeadlineList } from './DeadlineList.tsx';
import { ExtensionList } from './ExtensionList.tsx';
import { useDeadlines, useExtensions, usePlanPreview } from '../../server/deadlines.ts';
import { ReplanDialog } from './ReplanDialog.tsx';
import { datesAhead } from '../../pieces/dates/stage-columns.ts';
import { StageDates } from './StageDates.tsx';

/** All dates of a year: the plan, who asked for more time, and what everybody owes. */
export function DeadlinesPage() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useCycles()}>
      {(cycles) => {
        const cycle = cycles.find(({ reportId }) => reportId === id);
        return cycle ? <Dates cycle={cycle} /> : <NotFound />;
      }}
    </Loaded>
  );
}

const SETTLED = new Set<CycleView['reportStatus']>(['published', 'taken_down']);

function Dates({ cycle }: { cycle: CycleView }) {
  const { reportId } = cycle;
  const [open, setOpen] = useState<'replan' | 'ask' | null>(null);
  const office = rolesOf(useSignedIn()).has('office');
  const proposed = usePlanPreview({ year: cycle.year, wishes: {} }, !cycle.plan).data;
  const usual = cycle.plan?.basis ?? proposed?.basis;
  const ahead = datesAhead(cycle);
  const close = () => setOpen(null);
  return (
    <Page
      title={`${cycle.year} 年度期限`}
      back={{ to: `/reports/${reportId}`, label: '年度任务' }}
      extra={
        office && (
          <>
            {Object.keys(ahead).length > 0 && <Button onClick={() => setOpen('ask')}>申请全单位延期…</Button>}
            {!SETTLED.has(cycle.reportStatus) && (
              <Button type="primary" disabled={!usual} onClick={() => setOpen('replan')}>
                重新倒排…
              </Button>
            )}
          </>
        )
      }
    >
      <Card title="计划">
        <StageDates cycle={cycle} />
      </Card>
      <Card title="延期申请" flush>
        <Loaded query={useExtensions(reportId)}>
          {(extensions) => <ExtensionList extensions={extensions} />}
        </Loaded>
      </Card>
      <Card title="各项期限" flush>
        <Loaded query={useDeadlines(reportId)}>
          {({ deadlines }) => <DeadlineList deadlines={deadlines} />}
        </Loaded>
      </Card>
      {open === 'ask' && (
        <AskExtensionDialog reportId={reportId} asked={{ of: 'body', dates: ahead }} onClose={close} />
      )}
      {open === 'replan' && usual && <ReplanDialog cycle={cycle} usual={usual} onClose={close} />}
    </Page>
  );
}
