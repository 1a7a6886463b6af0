import type { PartView, Present, ProblemDetail } from '@nianbao/contracts';
import { Button, Space } from 'antd';
import { memo } from 'react';
import { Link } from 'react-router';
import { formatDay } from '../../../lib/dates.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { PartStatusTag } from '../../../pieces/StatusTag.tsx';
import { PartDeadline } from '../../../shared/extensions/PartDeadline.tsx';
import { PeopleHere } from './PeopleHere.tsx';
import { useActOnPart } from '../../../server/act-on-part.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import styles from './PartPage.module.css';
import { SaveStateText } from './SaveStateText.tsx';
import { SubmitQuestions } from '../submit/SubmitQuestions.tsx';
import { useSubmitPart } from '../submit/use-submit-part.ts';

const REVIEWS = ['endorse', 'accept', 'return', 'reopen', 'delegate', 'reassign'] as const;

/** Where one is, how the deadline stands, whether all is saved, and the steps the server allows. */
export const PartHeader = memo(function PartHeader({
  part,
  store,
  people,
  onGo,
  onReview,
}: {
  part: PartView;
  store: PlacesStore;
  /** Who else has the part open. */
  people: readonly Present[];
  onGo: (address: string) => void;
  onReview: () => void;
}) {
  const act = useActOnPart(part.id);
  const submission = useSubmitPart(part);
  const may = (action: PartView['allowedActions'][number]) => part.allowedActions.includes(action);

  const refused = submission.error ?? act.error;
  return (
    <>
      <header className={styles.header}>
        <div className={styles.names}>
          <Link to="/" className={styles.back}>
            ‹ 我的任务
          </Link>
          <h1 className={styles.title}>
            {part.sectionTitle}
            {part.label !== '全部' && <span className={styles.part}>{part.label}</span>}
          </h1>
          <p className={styles.facts}>
            {part.departmentName && <span>{part.departmentName}</span>}
            {part.assignees.length > 0 && <span>{part.assignees.map(({ name }) => name).join('、')}</span>}
            {part.dueOn && <span>{formatDay(part.dueOn)}前</span>}
            <PartDeadline part={part} />
            <PartStatusTag status={part.status} />
            <Link to={`/reports/${part.reportId}/word?part=${part.id}`}>Word 导出与带回</Link>
          </p>
        </div>
        <Space wrap className={styles.steps ?? ''}>
          <PeopleHere people={people} />
          {part.mayFill ? (
            <SaveStateText store={store} onGo={onGo} />
          ) : (
            <span className={styles.saveState}>只读</span>
          )}
          {REVIEWS.some(may) && !may('submit') && <Button onClick={onReview}>审核与转办</Button>}
          {may('withdraw') && (
            <Button
              loading={act.isPending}
              onClick={() => act.mutate({ action: 'withdraw', version: part.version })}
            >
              撤回
            </Button>
          )}
          {may('submit') && (
            <Button type="primary" loading={submission.pending} onClick={submission.submit}>
              提交
            </Button>
          )}
        </Space>
      </header>
      <SubmitQuestions part={part} submission={submission} onGo={onGo} />
      {refused && (
        <div className={styles.refusal}>
          <ProblemAlert
            error={refused}
            onGo={({ field }: ProblemDetail) => onGo(field)}
            onClose={() => {
              act.reset();
              submission.forget();
            }}
          />
        </div>
      )}
    </>
  );
});
