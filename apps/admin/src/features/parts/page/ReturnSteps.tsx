import type { RemarkView } from '@nianbao/contracts';
import { Button, Space } from 'antd';
import { formatInstant } from '../../../lib/dates.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import styles from './PartPage.module.css';
import { useResolveRemark } from '../../../server/parts.ts';

/** The returned places one after another, each with its reason; each is marked as done by hand. */
export function ReturnSteps({
  partId,
  returns,
  index,
  nameOf,
  onStep,
}: {
  partId: string;
  returns: readonly RemarkView[];
  index: number;
  nameOf: (address: string) => string;
  onStep: (index: number) => void;
}) {
  const resolve = useResolveRemark(partId);
  const at = index % Math.max(1, returns.length);
  const current = returns[at];
  if (!current) return null;
  return (
    <section className={styles.returns} aria-label="退回的地方">
      <div>
        <p className={styles.returnsHead}>
          ↩ 退回 {returns.length} 处 · 第 {at + 1} 处：{nameOf(current.now.address)}
        </p>
        <p className={styles.reason}>{current.text}</p>
        <p className={styles.by}>
          {current.author} {formatInstant(current.at)}
        </p>
        <ProblemAlert error={resolve.error} />
      </div>
      <Space wrap>
        <Button onClick={() => onStep(at)}>到这一处</Button>
        {returns.length > 1 && <Button onClick={() => onStep((at + 1) % returns.length)}>下一处 F8</Button>}
        <Button
          type="primary"
          ghost
          loading={resolve.isPending}
          onClick={() => resolve.mutate({ id: current.id, resolved: true }, { onSuccess: () => onStep(at) })}
        >
          标记为已处理
        </Button>
      </Space>
    </section>
  );
}
