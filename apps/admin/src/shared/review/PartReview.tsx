import type { PartView } from '@nianbao/contracts';
import { App, Button, Input, Space, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { formatDay } from '../../lib/dates.ts';
import { FINDING_LEVEL_LABELS, PART_ACTION_LABELS } from '../../lib/labels.ts';
import { unsent } from '../../lib/unsent.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loading.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PartStatusTag } from '../../pieces/StatusTag.tsx';
import { ReviewProgress } from '../../pieces/ReviewProgress.tsx';
import { NudgeNote } from '../../pieces/dates/NudgeNote.tsx';
import { PartDeadline } from '../extensions/PartDeadline.tsx';
import { useActOnPart } from '../../server/act-on-part.ts';
import { Revisions } from './Revisions.tsx';
import { Remarks } from '../remarks/Remarks.tsx';
import { formOf, placeName } from '../../pieces/part-format.ts';
import { usePart } from '../../server/parts.ts';
import { ComparedVersions } from './Comparison.tsx';
import { Delegate } from './Delegate.tsx';
import styles from './Review.module.css';
import { ReturnForm } from './ReturnForm.tsx';
import { ReviewContent } from './ReviewContent.tsx';
import { type Compared, useCompared } from './use-comparison.ts';
import { useReturning } from './use-returning.ts';

/** The content of a part with its findings, history and remarks, and what may be done with it; `onDone` after an act. */
export function PartReview({ partId, onDone }: { partId: string; onDone: () => void }) {
  const part = usePart(partId);
  return <Loaded query={part}>{(view) => <Review part={view} onDone={onDone} />}</Loaded>;
}

function Review({ part, onDone }: { part: PartView; onDone: () => void }) {
  const { returning, begin } = useReturning(part.id);
  const [looked, setLooked] = useState<string | null>(null);
  const form = useMemo(() => formOf(part), [part]);
  const compared = useCompared(part);
  const act = useActOnPart(part.id);
  const blocks = part.blocks.flatMap(({ block }) => block ?? []);
  const nameOf = (address: string) => placeName(form, blocks, address);
  const mayReturn = part.allowedActions.find((action) => action === 'return' || action === 'reopen');
  const written = mayReturn ? returning : null;
  const pick = written ? written.toggle : part.allowedActions.length > 0 ? setLooked : null;

  return (
    <div className={styles.review}>
      <p className={styles.facts}>
        <PartStatusTag status={part.status} />
        {part.departmentName && <span>{part.departmentName}</span>}
        {part.assignees.length > 0 && <span>{part.assignees.map(({ name }) => name).join('、')}</span>}
        {part.dueOn && <span>{formatDay(part.dueOn)}前</span>}
        <PartDeadline part={part} />
        <NudgeNote waitsFor={part.waitsFor ?? []} />
        <span>
          已填 {part.filled}/{part.total}
        </span>
        {part.reviewers && <ReviewProgress reviewers={part.reviewers} />}
        {part.mayFill && <Link to={`/parts/${part.id}`}>去填报</Link>}
      </p>
      <ComparedVersions part={part} compared={compared} nameOf={nameOf} />
      {part.findings.length > 0 && <Findings part={part} />}
      <ReviewContent
        part={part}
        form={form}
        changed={changedNow(compared)}
        picked={new Set(written ? written.places : looked ? [looked] : [])}
        onPick={pick}
      />
      {written && mayReturn ? (
        <ReturnForm
          returning={written}
          nameOf={nameOf}
          findingsAt={(address) => part.findings.filter(({ addresses }) => addresses.includes(address))}
          error={act.error}
          pending={act.isPending}
          whole
          onSend={(named) =>
            act.mutate(
              { action: mayReturn, version: part.version, places: named },
              {
                onSuccess: () => {
                  written.stop();
                  onDone();
                },
              },
            )
          }
        />
      ) : (
        <Judgement
          part={part}
          act={act}
          onDone={onDone}
          onReturn={() => {
            act.reset();
            begin();
          }}
        />
      )}
      {part.allowedActions.includes('delegate') && <Delegate part={part} />}
      <Tabs
        size="small"
        items={[
          {
            key: 'remarks',
            label: `批注 ${part.remarks.filter(({ parentId, resolvedAt }) => !parentId && !resolvedAt).length}`,
            children: <Remarks part={part} active={looked} nameOf={nameOf} onGo={setLooked} />,
          },
          { key: 'revisions', label: '提交与审核', children: <Revisions partId={part.id} /> },
        ]}
      />
    </div>
  );
}

/** The places in what stands now that the comparison names. */
const changedNow = ({ to, query: { data } }: Compared): ReadonlySet<string> =>
  new Set(to === 'current' && data ? [...data.cells, ...data.blocks].map(({ address }) => address) : []);

function Findings({ part }: { part: PartView }) {
  return (
    <section className={styles.findings} aria-label="校验问题">
      <h3 className={styles.title}>校验问题 {part.findings.length}</h3>
      <ul>
        {part.findings.map(({ rule, level, message, addresses: [address] }) => (
          <li key={`${rule}${address}`}>
            <span className={styles.level} data-level={level}>
              ▲ {FINDING_LEVEL_LABELS[level]}
            </span>
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}

const useComment = unsent('');

/** Pass or return, as far as the server allows it now. */
function Judgement({
  part,
  act,
  onReturn,
  onDone,
}: {
  part: PartView;
  act: ReturnType<typeof useActOnPart>;
  onReturn: () => void;
  onDone: () => void;
}) {
  const { message } = App.useApp();
  const [comment, setComment] = useComment(part.id);
  const pass = part.allowedActions.find((action) => action === 'endorse' || action === 'accept');
  const returning = part.allowedActions.find((action) => action === 'return' || action === 'reopen');
  if (!pass && !returning) return part.allowedActions.length === 0 ? <Waiting part={part} /> : null;
  const send = (action: 'endorse' | 'accept') =>
    act.mutate(
      { action, version: part.version, ...(comment.trim() === '' ? {} : { comment: comment.trim() }) },
      {
        onSuccess: () => {
          setComment('');
          void message.success(`已${PART_ACTION_LABELS[action]}`);
          onDone();
        },
      },
    );
  return (
    <section className={styles.judgement} aria-label="审核">
      {pass && (
        <Input.TextArea
          aria-label="审核意见"
          placeholder="审核意见（可不填）"
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={1000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      )}
      <ProblemAlert error={act.error} />
      <Space wrap>
        {pass && (
          <Button type="primary" loading={act.isPending} onClick={() => send(pass)}>
            {PART_ACTION_LABELS[pass]}
          </Button>
        )}
        {returning && (
          <Button danger onClick={onReturn}>
            {PART_ACTION_LABELS[returning]}…
          </Button>
        )}
      </Space>
    </section>
  );
}

const Waiting = ({ part }: { part: PartView }) =>
  part.mayFill || part.status === 'accepted' ? null : <Empty title="现在不用您处理" />;
