import type { PartSummary } from '@nianbao/contracts';
import { App, Button, Select, Space } from 'antd';
import { useState } from 'react';
import { PART_ACTION_LABELS } from '../../lib/labels.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { usePeople } from '../../server/organisation.ts';
import { useActOnPart } from '../../server/act-on-part.ts';

/** Names who of the department fills the part. */
export function Delegate({ part, onDone }: { part: PartSummary; onDone?: () => void }) {
  const { message } = App.useApp();
  const people = usePeople();
  const act = useActOnPart(part.id);
  const [chosen, setChosen] = useState(part.assignees.map(({ id }) => id));
  const fillers = (people.data ?? []).filter(
    ({ disabled, memberships }) =>
      !disabled &&
      memberships.some(
        ({ role, departmentId }) => role === 'contributor' && departmentId === part.departmentId,
      ),
  );
  const before = part.assignees.map(({ id }) => id);
  const same = before.length === chosen.length && before.every((id) => chosen.includes(id));
  const send = () =>
    act.mutate(
      { action: 'delegate', version: part.version, assigneeIds: chosen },
      {
        onSuccess: ({ assignees }) => {
          void message.success(`已交给 ${assignees.map(({ name }) => name).join('、')}`);
          onDone?.();
        },
      },
    );
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <Space wrap>
        <Select
          mode="multiple"
          style={{ minWidth: 220, maxWidth: '100%' }}
          placeholder="选择填报人"
          aria-label={`${PART_ACTION_LABELS.delegate}：${part.sectionTitle} ${part.label}`}
          loading={people.isPending}
          value={chosen}
          onChange={setChosen}
          options={fillers.map(({ id, name }) => ({ value: id, label: name }))}
          notFoundContent="本科室还没有填报人，请联系系统管理员添加"
        />
        <Button disabled={chosen.length === 0 || same} loading={act.isPending} onClick={send}>
          {PART_ACTION_LABELS.delegate}
        </Button>
      </Space>
      <ProblemAlert error={act.error ?? people.error} />
    </div>
  );
}
