import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import styles from './Review.module.css';

/** Where and why: one reason for each place that was picked. Sent only when each has one. */
export function ReturnForm({
  places,
  nameOf,
  error,
  pending,
  hint = '点选要改的格或段落，逐处写明理由；没有点名的地方保持原样。',
  onWhole,
  onRemove,
  onSend,
  onCancel,
}: {
  places: readonly string[];
  nameOf: (address: string) => string;
  error: unknown;
  pending: boolean;
  hint?: string;
  /** Adds the part as a whole; left out where only places can be named. */
  onWhole?: () => void;
  onRemove: (address: string) => void;
  onSend: (places: { address: string; reason: string }[]) => void;
  onCancel: () => void;
}) {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const filled = places.map((address) => ({ address, reason: (reasons[address] ?? '').trim() }));
  const ready = filled.length > 0 && filled.every(({ reason }) => reason !== '');
  return (
    <section className={styles.returning} aria-label="退回">
      <p>{hint}</p>
      <ul className={styles.places}>
        {places.map((address) => (
          <li key={address}>
            <div className={styles.placeHead}>
              <strong>{nameOf(address)}</strong>
              <Button type="link" size="small" onClick={() => onRemove(address)}>
                取消这一处
              </Button>
            </div>
            <Input.TextArea
              aria-label={`退回理由：${nameOf(address)}`}
              placeholder="理由（必填）"
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={1000}
              value={reasons[address] ?? ''}
              onChange={(event) => setReasons({ ...reasons, [address]: event.target.value })}
            />
          </li>
        ))}
      </ul>
      <ProblemAlert error={error} />
      <Space wrap>
        <Button type="primary" danger disabled={!ready} loading={pending} onClick={() => onSend(filled)}>
          退回 {places.length > 0 && `${places.length} 处`}
        </Button>
        {onWhole && !places.includes('') && <Button onClick={onWhole}>加上“整个填报项”</Button>}
        <Button type="text" onClick={onCancel}>
          不退回了
        </Button>
      </Space>
    </section>
  );
}
