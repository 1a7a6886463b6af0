import type { CycleView, PlanBasis } from '@nianbao/contracts';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../ui/Loading.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { BasisFields } from '../../pieces/dates/BasisFields.tsx';
import styles from '../../pieces/dates/Deadlines.module.css';
import { Arithmetic, ShortfallAlert } from '../../pieces/dates/PlanWords.tsx';
import { useReplan, useReplanPreview } from '../../server/deadlines.ts';
import { movingOf, ReplanChanges } from '../../pieces/dates/ReplanChanges.tsx';
import { useSettled } from '../../lib/use-settled.ts';

/** Counts an open year back anew, shows what would move, and moves it. */
export function ReplanDialog({
  cycle,
  usual,
  onClose,
}: {
  cycle: CycleView;
  /** From what it was counted so far, or would be. */
  usual: PlanBasis;
  onClose: () => void;
}) {
  const [basis, setBasis] = useState(usual);
  const [alsoByHand, setAlsoByHand] = useState<string[]>([]);
  const settled = useSettled(basis);
  const preview = useReplanPreview(cycle.id, settled);
  const replan = useReplan(cycle.id);
  const { message } = App.useApp();
  const moving = preview.data ? movingOf(preview.data, alsoByHand) : 0;
  const waiting = settled !== basis || preview.isFetching;
  const apply = () => {
    if (!preview.data) return;
    const { fingerprint, changes } = preview.data;
    const keys = new Set(changes.map(({ key }) => key));
    replan.mutate(
      {
        version: cycle.version,
        basis: settled,
        fingerprint,
        alsoByHand: alsoByHand.filter((key) => keys.has(key)),
      },
      {
        onSuccess: (applied) => {
          void message.success(`已重新倒排，${applied.changes.length} 项期限已调整`);
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      width={760}
      title={`重新倒排：${cycle.year} 年度`}
      okText={moving > 0 ? `调整 ${moving} 项期限` : '保存倒排依据'}
      okButtonProps={{ disabled: waiting || !preview.data }}
      confirmLoading={replan.isPending}
      onOk={apply}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        <BasisFields basis={basis} onChange={setBasis} />
        <Loaded query={preview}>
          {({ plan, ...changed }) => (
            <div className={styles.stack} aria-busy={waiting}>
              <ShortfallAlert
                plan={plan}
                begun={cycle.reportStatus !== 'draft'}
                onTake={(durations) => setBasis({ ...basis, durations })}
              />
              <Arithmetic
                summary="倒排过程"
                lines={plan.arithmetic}
                estimated={plan.estimated}
                open={false}
              />
              <ReplanChanges preview={changed} alsoByHand={alsoByHand} onChoose={setAlsoByHand} />
            </div>
          )}
        </Loaded>
        <ProblemAlert error={replan.error} />
      </div>
    </Modal>
  );
}
