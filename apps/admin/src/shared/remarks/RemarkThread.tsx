import type { RemarkView } from '@nianbao/contracts';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { formatInstant } from '../../lib/dates.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useResolveRemark } from '../../server/parts.ts';
import { saidOf } from './mention-text.ts';
import { RemarkForm } from './RemarkForm.tsx';
import { fateWords } from './remark-places.ts';
import styles from './Remarks.module.css';

/** A remark with its answers: where it is, what it speaks of, what was said, whether it is seen to. */
export function RemarkThread({
  remark,
  answers,
  place,
  quote,
  onGo,
}: {
  remark: RemarkView;
  answers: readonly RemarkView[];
  /** The place in words. */
  place: string;
  /** What stood there, if it must be said. */
  quote: string | null;
  onGo?: ((address: string) => void) | undefined;
}) {
  const [answering, setAnswering] = useState(false);
  const resolve = useResolveRemark(remark.partId);
  const { id, now, revision, resolvedAt, resolvedBy } = remark;
  const fate = fateWords(remark);
  return (
    <article className={styles.thread} data-kind={remark.kind} data-done={resolvedAt !== null}>
      <p className={styles.place}>
        {remark.kind === 'return' ? '↩ 退回 · ' : ''}
        {onGo && now.address !== '' ? (
          <button type="button" className={styles.link} onClick={() => onGo(now.address)}>
            {place}
          </button>
        ) : (
          place
        )}
      </p>
      {fate && <p className={styles.fate}>{fate}</p>}
      {quote !== null && <blockquote className={styles.quote}>{quote}</blockquote>}
      {[remark, ...answers].map((one) => (
        <div key={one.id} className={styles.said}>
          <span className={styles.by}>
            {one.author} {formatInstant(one.at)}
            {one === remark && revision !== null && ` · 批于第 ${revision} 版`}
          </span>
          <SaidWords remark={one} />
        </div>
      ))}
      {resolvedAt && (
        <p className={styles.by}>
          ✓ {resolvedBy} 已处理 {formatInstant(resolvedAt)}
        </p>
      )}
      <ProblemAlert error={resolve.error} />
      {answering ? (
        <RemarkForm
          partId={remark.partId}
          address={remark.address}
          parentId={id}
          label="回复"
          placeholder="回复，@ 可提到他人"
          send="发送"
          autoFocus
          onSent={() => setAnswering(false)}
          onCancel={() => setAnswering(false)}
        />
      ) : (
        <Space size={4}>
          <Button type="link" size="small" onClick={() => setAnswering(true)}>
            回复
          </Button>
          <Button
            type="link"
            size="small"
            loading={resolve.isPending}
            onClick={() => resolve.mutate({ id, resolved: resolvedAt === null })}
          >
            {resolvedAt === null ? '标记为已处理' : '重新打开'}
          </Button>
        </Space>
      )}
    </article>
  );
}

const SaidWords = ({ remark: { text, mentions } }: { remark: RemarkView }) => (
  <p>
    {saidOf(
      text,
      mentions.map(({ name }) => name),
    ).map((piece, i) =>
      piece.name === null ? (
        piece.text
      ) : (
        <strong key={`${i}${piece.name}`} className={styles.name}>
          {piece.text}
        </strong>
      ),
    )}
  </p>
);
