import type { ChangedFigure, FigureExplanation, ProblemDetail } from '@nianbao/contracts';
import { printCell } from '@nianbao/report-formats';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import styles from './ExplainFigures.module.css';

/** Figures that are no longer what a leader signed: each with the old and the new, and why. Sent only when each has a reason. */
export function ExplainFigures({
  asked,
  figures,
  okText,
  error,
  pending,
  onSend,
  onClose,
}: {
  /** What the API asks to be explained. */
  asked: readonly ProblemDetail[];
  /** The same figures as numbers, as far as they are known here. */
  figures: readonly ChangedFigure[];
  /** The step that waits for the explanations. */
  okText: string;
  error: unknown;
  pending: boolean;
  onSend: (explanations: FigureExplanation[]) => void;
  onClose: () => void;
}) {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const explained = asked.map(({ field }) => ({ address: field, reason: (reasons[field] ?? '').trim() }));
  const ready = explained.every(({ reason }) => reason !== '');
  const first = explained[0]?.reason ?? '';
  return (
    <Modal
      open
      title={`签发之后有 ${asked.length} 个数据改动，请逐项说明`}
      okText={okText}
      width={620}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={pending}
      onOk={() => onSend(explained)}
      onCancel={onClose}
    >
      <p className={styles.hint}>说明将附在数据旁，供领导重新签发时首先查看。</p>
      <ul className={styles.figures}>
        {asked.map(({ field, message }) => {
          const known = figures.find(({ address }) => address === field);
          const label = known?.label ?? message;
          return (
            <li key={field}>
              <div className={styles.head}>
                <span>{label}</span>
                {known && (
                  <span className={styles.change}>
                    {printCell(known.before) || '未填'} → <strong>{printCell(known.after) || '未填'}</strong>
                  </span>
                )}
              </div>
              <Input.TextArea
                aria-label={`改动原因：${label}`}
                placeholder="为什么改（必填）"
                autoSize={{ minRows: 1, maxRows: 4 }}
                maxLength={1000}
                value={reasons[field] ?? ''}
                onChange={({ target }) => setReasons({ ...reasons, [field]: target.value })}
              />
            </li>
          );
        })}
      </ul>
      {asked.length > 1 && first !== '' && !ready && (
        <button
          type="button"
          className={styles.same}
          onClick={() =>
            setReasons(Object.fromEntries(explained.map(({ address, reason }) => [address, reason || first])))
          }
        >
          其余各项原因相同
        </button>
      )}
      <ProblemAlert error={error} />
    </Modal>
  );
}
