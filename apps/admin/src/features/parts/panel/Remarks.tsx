import type { RemarkView } from '@nianbao/contracts';
import { Button, Checkbox, Input, Segmented, Space } from 'antd';
import { useState } from 'react';
import { formatInstant } from '../../../lib/dates.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useAddRemark, useResolveRemark } from '../queries.ts';
import styles from './Panel.module.css';

/** Threads of remarks and returns of the part, open ones first, with their places. */
export function Remarks({
  partId,
  remarks,
  active,
  nameOf,
  onGo,
}: {
  partId: string;
  remarks: readonly RemarkView[];
  /** Where the person is now: a new remark may be put there. */
  active: string | null;
  nameOf: (address: string) => string;
  onGo?: (address: string) => void;
}) {
  const [all, setAll] = useState(false);
  const tops = remarks.filter(({ parentId }) => parentId === null);
  const shown = tops.filter(({ resolvedAt }) => all || resolvedAt === null);
  const done = tops.length - tops.filter(({ resolvedAt }) => resolvedAt === null).length;
  return (
    <div className={styles.stack}>
      <NewRemark partId={partId} active={active} nameOf={nameOf} />
      {done > 0 && (
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          显示已处理的 {done} 条
        </Checkbox>
      )}
      {tops.length === 0 && <Empty title="还没有批注" />}
      <ul className={styles.stack}>
        {shown.map((remark) => (
          <li key={remark.id}>
            <Thread
              remark={remark}
              answers={remarks.filter(({ parentId }) => parentId === remark.id)}
              place={nameOf(remark.address)}
              {...(onGo ? { onGo } : {})}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function NewRemark({
  partId,
  active,
  nameOf,
}: {
  partId: string;
  active: string | null;
  nameOf: (address: string) => string;
}) {
  const [text, setText] = useState('');
  const [where, setWhere] = useState<'here' | 'part'>('here');
  const add = useAddRemark(partId);
  const address = where === 'here' && active !== null ? active : '';
  const send = () => add.mutate({ address, text }, { onSuccess: () => setText('') });
  return (
    <div className={styles.compose}>
      {active !== null && (
        <Segmented
          size="small"
          aria-label="批注写在"
          value={where}
          onChange={setWhere}
          options={[
            { value: 'here', label: '当前位置' },
            { value: 'part', label: '整个填报项' },
          ]}
        />
      )}
      <Input.TextArea
        aria-label={`写批注：${nameOf(address)}`}
        placeholder={`批注 ${nameOf(address)}`}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ProblemAlert error={add.error} />
      <Button size="small" disabled={text.trim() === ''} loading={add.isPending} onClick={send}>
        加批注
      </Button>
    </div>
  );
}

function Thread({
  remark,
  answers,
  place,
  onGo,
}: {
  remark: RemarkView;
  answers: readonly RemarkView[];
  place: string;
  onGo?: (address: string) => void;
}) {
  const [answer, setAnswer] = useState<string | null>(null);
  const add = useAddRemark(remark.partId);
  const resolve = useResolveRemark(remark.partId);
  const { id, address, resolvedAt, resolvedBy } = remark;
  const send = () =>
    add.mutate({ address, text: answer ?? '', parentId: id }, { onSuccess: () => setAnswer(null) });
  return (
    <article className={styles.thread} data-kind={remark.kind} data-done={resolvedAt !== null}>
      <p className={styles.place}>
        {remark.kind === 'return' ? '↩ 退回 · ' : ''}
        {onGo && address !== '' ? (
          <button type="button" className={styles.link} onClick={() => onGo(address)}>
            {place}
          </button>
        ) : (
          place
        )}
      </p>
      {[remark, ...answers].map((one) => (
        <div key={one.id} className={styles.said}>
          <span className={styles.by}>
            {one.author} {formatInstant(one.at)}
          </span>
          <p>{one.text}</p>
        </div>
      ))}
      {resolvedAt && (
        <p className={styles.by}>
          ✓ {resolvedBy} 已处理 {formatInstant(resolvedAt)}
        </p>
      )}
      {answer !== null && (
        <Input.TextArea
          aria-label="回复"
          autoSize={{ minRows: 1, maxRows: 5 }}
          maxLength={1000}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
      )}
      <ProblemAlert error={add.error ?? resolve.error} />
      <Space size={4}>
        {answer === null ? (
          <Button type="link" size="small" onClick={() => setAnswer('')}>
            回复
          </Button>
        ) : (
          <Button size="small" disabled={answer.trim() === ''} loading={add.isPending} onClick={send}>
            发送
          </Button>
        )}
        <Button
          type="link"
          size="small"
          loading={resolve.isPending}
          onClick={() => resolve.mutate({ id, resolved: resolvedAt === null })}
        >
          {resolvedAt === null ? '标记为已处理' : '重新打开'}
        </Button>
      </Space>
    </article>
  );
}
