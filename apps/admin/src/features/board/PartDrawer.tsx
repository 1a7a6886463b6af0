import type { PartSummary } from '@nianbao/contracts';
import { Alert, Button, Drawer } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { LoadingSkeleton } from '../../ui/Loading.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RecordLink } from '../../shared/RecordLink.tsx';
import { useNudgePart } from '../../server/parts.ts';
import styles from './PartDrawer.module.css';
import { ReassignDialog } from './ReassignDialog.tsx';
import { useRefreshReport } from '../../server/reports.ts';
import { ReviewersDialog } from './ReviewersDialog.tsx';

const PartReview = lazy(async () => ({
  default: (await import('../../shared/review/PartReview.tsx')).PartReview,
}));

/** A part over the board: its content and what may be done with it, without losing one's place. */
export function PartDrawer({ part, onClose }: { part: PartSummary; onClose: () => void }) {
  const [reassigning, setReassigning] = useState(false);
  const [naming, setNaming] = useState(false);
  const nudge = useNudgePart(part.id);
  const refresh = useRefreshReport(part.reportId);
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(860px, 100vw)"
      classNames={{ header: styles.header ?? '' }}
      title={
        <>
          {part.sectionTitle} · {part.label}
        </>
      }
      extra={
        <span className={styles.acts}>
          {part.mayNudge && (
            <Button loading={nudge.isPending} onClick={() => nudge.mutate()}>
              催办
            </Button>
          )}
          {part.maySetReviewers && <Button onClick={() => setNaming(true)}>审核人</Button>}
          {part.allowedActions.includes('reassign') && (
            <Button onClick={() => setReassigning(true)}>转办</Button>
          )}
          <RecordLink partId={part.id} />
          <Link to={`/parts/${part.id}`}>
            <Button type="text">整页打开</Button>
          </Link>
        </span>
      }
    >
      {/* It stays where it was pressed: who was reminded today is not reminded again, and that must not fly past. */}
      <div className={styles.nudged} aria-live="polite">
        {nudge.isSuccess && (
          <Alert type="success" showIcon title={`已提醒${part.departmentName ?? ''}，今天不再重复提醒`} />
        )}
        <ProblemAlert error={nudge.error} onClose={nudge.reset} />
      </div>
      <Suspense fallback={<LoadingSkeleton />}>
        <PartReview
          partId={part.id}
          onDone={() => {
            void refresh();
            onClose();
          }}
        />
      </Suspense>
      {naming && <ReviewersDialog part={part} onClose={() => setNaming(false)} />}
      {reassigning && <ReassignDialog part={part} onClose={() => setReassigning(false)} onDone={onClose} />}
    </Drawer>
  );
}
