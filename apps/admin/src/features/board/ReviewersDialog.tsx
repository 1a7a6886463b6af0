import type { PartSummary } from '@nianbao/contracts';
import { REVIEW_MODES, type ReviewMode, type Role } from '@nianbao/workflow';
import { App, Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { usePeople } from '../../server/organisation.ts';
import { PeopleInOrder } from './PeopleInOrder.tsx';
import { useSetReviewers } from '../../server/reports.ts';
import { REVIEW_MODE_LABELS } from '../../pieces/ReviewProgress.tsx';
import styles from './ReviewersDialog.module.css';

/** Who may judge a part in the place of its head. */
const REVIEW_ROLES: readonly Role[] = ['department_head', 'leader', 'office'];

const EFFECTS: Record<ReviewMode, string> = {
  in_order: '按次序一人审完再转下一人',
  all: '同时审核，全部通过才算通过',
  any: '同时审核，一人通过即可',
};

/** Several reviewers of one part in the place of its head: 依次, 会签 or 或签. None: the head again. */
export function ReviewersDialog({ part, onClose }: { part: PartSummary; onClose: () => void }) {
  const before = part.reviewers ?? null;
  const [mode, setMode] = useState<ReviewMode>(before?.mode ?? 'in_order');
  const [ids, setIds] = useState<string[]>(before?.people.map(({ id }) => id) ?? []);
  const people = usePeople();
  const name = useSetReviewers(part.reportId, part.id);
  const { message } = App.useApp();
  const candidates = (people.data ?? []).filter(
    ({ disabled, memberships }) => !disabled && memberships.some(({ role }) => REVIEW_ROLES.includes(role)),
  );
  const send = (personIds: string[]) =>
    name.mutate(
      { version: part.version, mode, personIds },
      {
        onSuccess: () => {
          void message.success(personIds.length > 0 ? '审核人已指定' : '已改由科室负责人审核');
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={`审核人：${part.sectionTitle} · ${part.label}`}
      okText="保存"
      width={560}
      okButtonProps={{ disabled: ids.length === 0 }}
      confirmLoading={name.isPending}
      onOk={() => send(ids)}
      onCancel={onClose}
    >
      <p className={styles.hint}>指定后，由下列人员代替科室负责人审核；已作的审核在内容不变时继续有效。</p>
      <Radio.Group
        aria-label="审核方式"
        className={styles.modes ?? ''}
        value={mode}
        onChange={({ target }) => setMode(target.value)}
        options={REVIEW_MODES.map((value) => ({
          value,
          label: `${REVIEW_MODE_LABELS[value]}：${EFFECTS[value]}`,
        }))}
      />
      <PeopleInOrder
        ids={ids}
        candidates={candidates}
        known={before?.people ?? []}
        addLabel="增加审核人"
        onChange={setIds}
      />
      {before && (
        <Button type="link" className={styles.none ?? ''} disabled={name.isPending} onClick={() => send([])}>
          不再指定，由科室负责人审核
        </Button>
      )}
      <ProblemAlert error={name.error ?? people.error} />
    </Modal>
  );
}
