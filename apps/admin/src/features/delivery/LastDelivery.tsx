import type { DeliveryView } from '@nianbao/contracts';
import { Tag } from 'antd';
import { formatInstant } from '../../lib/dates.ts';
import { STATE_LABELS } from './words.ts';

const COLOURS: Partial<Record<DeliveryView['state'], string>> = {
  sent: 'green',
  dead: 'red',
  waiting: 'gold',
};

/** What became of the latest message, and why it did not arrive. */
export function LastDelivery({ last }: { last: DeliveryView | null }) {
  if (!last) return <span style={{ color: 'var(--ink-3)' }}>还没有发送过</span>;
  const { state, reason, settledAt, createdAt, topic } = last;
  return (
    <span aria-live="polite">
      <Tag color={COLOURS[state] ?? 'default'}>{STATE_LABELS[state]}</Tag>
      {topic === 'test' && '测试 '}
      {formatInstant(settledAt ?? createdAt)}
      {reason && (
        <span style={{ display: 'block', color: 'var(--ink-2)', overflowWrap: 'anywhere' }}>{reason}</span>
      )}
    </span>
  );
}
