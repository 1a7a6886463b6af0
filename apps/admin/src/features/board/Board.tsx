import type { PartSummary, ReportView } from '@nianbao/contracts';
import type { PartStatus } from '@nianbao/workflow';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Empty } from '../../ui/Empty.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { CycleDialog } from '../../shared/cycle-dialog/CycleDialog.tsx';
import { BurnDownPanel } from '../../shared/BurnDownPanel.tsx';
import { useCycles } from '../../server/cycles.ts';
import { deadlineOf } from '../../pieces/dates/part-deadline.ts';
import { useDeadlines } from '../../server/deadlines.ts';
import { useWaitingCount } from '../../server/notifications.ts';
import { useDepartments } from '../../server/organisation.ts';
import { AssignBar } from './AssignBar.tsx';
import styles from './Board.module.css';
import { BoardHeader } from './BoardHeader.tsx';
import { ActivityPanel, StandingPanel } from './BoardPanels.tsx';
import { DivideDialog } from './DivideDialog.tsx';
import { Matrix } from './Matrix.tsx';
import { PartDrawer } from './PartDrawer.tsx';
import { placeLinks } from '../../pieces/place-link.ts';
import { ProgressStrip } from './ProgressStrip.tsx';
import { ReassignDialog } from './ReassignDialog.tsx';
import { ReportSettings } from './ReportSettings.tsx';
import { StageTrack } from './StageTrack.tsx';
import { useAssignment } from './use-assignment.ts';

/** The office's page: the whole year of one body at a glance, and every next step from it. */
export function Board({ report }: { report: ReportView }) {
  const [search, setSearch] = useSearchParams();
  const [shown, setShown] = useState<PartStatus | null>(null);
  const [dividing, setDividing] = useState<string | null>(null);
  const [noticeOpen, setNoticeOpen] = useState(false);
  const departments = useDepartments();
  const deadlines = useDeadlines(report.id).data?.deadlines ?? [];
  const waiting = useWaitingCount();
  const cycle = useCycles().data?.find(({ id }) => id === report.cycleId);
  const assignment = useAssignment(report);

  const parts = report.sections.flatMap((section) => section.parts);
  const find = (id: string | null): PartSummary | undefined => parts.find((part) => part.id === id);
  const opened = find(search.get('part'));
  const open = (id: string | null) => setSearch(id ? { part: id } : {}, { replace: id === null });
  const columns = (departments.data ?? []).filter(
    ({ id, disabled }) => !disabled || parts.some(({ departmentId }) => departmentId === id),
  );
  const visible = shown ? onlyStatus(report, shown) : report;
  const dividedSection = report.sections.find(({ id }) => id === dividing);

  return (
    <Page
      wide
      tabTitle={`${report.year} 年度任务`}
      header={
        <BoardHeader
          report={report}
          cycle={cycle}
          onSettings={() => setSearch({ settings: '1' })}
          onNotice={() => setNoticeOpen(true)}
        />
      }
    >
      <StageTrack report={report} lights={cycle?.lights} />
      <div className={styles.tools}>
        <ProgressStrip parts={parts} shown={shown} onShow={setShown} />
        {assignment.proposed.size > 0 && (
          <Button type="primary" ghost loading={assignment.pending} onClick={assignment.takeAllProposed}>
            按上年分工分派 {assignment.proposed.size} 项
          </Button>
        )}
      </div>
      <ProblemAlert error={assignment.error} linkOf={placeLinks(report.id)} onClose={assignment.forget} />
      {columns.length === 0 && departments.data ? (
        <Empty title="还没有科室，请系统管理员先建立科室" />
      ) : (
        <Matrix
          report={visible}
          state={{
            departments: columns,
            lightOf: (id) => deadlineOf(deadlines, id),
            selected: assignment.selected,
            proposed: assignment.proposed,
            showsUnassigned: parts.some(({ departmentId }) => !departmentId),
          }}
          acts={{
            onOpen: ({ id }) => open(id),
            onToggle: assignment.toggle,
            onDivide: setDividing,
            onAssign: assignment.drop,
          }}
        />
      )}
      <AssignBar
        count={assignment.selected.size}
        departments={columns.filter(({ disabled }) => !disabled)}
        defaultDue={report.stages.inputDue}
        pending={assignment.pending}
        onAssign={assignment.assignSelected}
        onClear={assignment.clear}
      />
      <BurnDownPanel report={report} />
      <div className={styles.panels}>
        <StandingPanel report={report} waiting={waiting} />
        <ActivityPanel reportId={report.id} />
      </div>
      {opened && <PartDrawer part={opened} onClose={() => open(null)} />}
      {dividedSection && (
        <DivideDialog report={report} section={dividedSection} onClose={() => setDividing(null)} />
      )}
      {assignment.moving && (
        <ReassignDialog
          part={assignment.moving.part}
          to={assignment.moving.departmentId}
          onClose={assignment.stopMoving}
          onDone={assignment.stopMoving}
        />
      )}
      {search.has('settings') && report.mayPlan && (
        <ReportSettings report={report} onClose={() => open(null)} />
      )}
      {noticeOpen && cycle && <CycleDialog cycle={cycle} onClose={() => setNoticeOpen(false)} />}
    </Page>
  );
}

const onlyStatus = (report: ReportView, status: PartStatus): ReportView => ({
  ...report,
  sections: report.sections
    .map((section) => ({ ...section, parts: section.parts.filter((part) => part.status === status) }))
    .filter(({ parts }) => parts.length > 0),
});
