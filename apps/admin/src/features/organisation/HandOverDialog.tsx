import type { PersonView, ProblemDetail } from '@nianbao/contracts';
import { Form, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { ROLE_LABELS } from '../../lib/labels.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import styles from './HandOverDialog.module.css';
import { usePeople } from '../../server/organisation.ts';

/** Everything that would wait for nobody, and who takes it over: asked before a person is disabled or loses a role. */
export function HandOverDialog({
  person,
  tasks,
  error,
  pending,
  onHandOver,
  onClose,
}: {
  person: PersonView;
  tasks: readonly ProblemDetail[];
  /** Why handing over was refused. */
  error: unknown;
  pending: boolean;
  onHandOver: (toId: string) => void;
  onClose: () => void;
}) {
  const [form] = Form.useForm<{ toId: string }>();
  const people = usePeople();
  const others = (people.data ?? []).filter(
    ({ id, disabled, memberships }) => id !== person.id && !disabled && memberships.length > 0,
  );
  return (
    <Modal
      open
      title={`${person.name}还有 ${tasks.length} 项没有办结`}
      okText="移交并保存"
      width={560}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={pending}
    >
      <ul className={styles.tasks} aria-label="没有办结的事项">
        {tasks.map(({ field, message }) => (
          <li key={`${field}${message}`}>{message}</li>
        ))}
      </ul>
      <Form
        form={form}
        name="hand-over"
        layout="vertical"
        requiredMark={false}
        onFinish={({ toId }) => onHandOver(toId)}
      >
        <Form.Item
          name="toId"
          label="全部移交给"
          extra="接手人同时得到办理这些事项所需的角色，并收到消息。"
          rules={[{ required: true, message: '请选择接手人' }]}
        >
          <Select
            placeholder="本单位人员"
            loading={people.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={others.map(({ id, name, memberships }) => ({
              value: id,
              label: name,
              roles: [...new Set(memberships.map(({ role }) => ROLE_LABELS[role]))].join('、'),
            }))}
            optionRender={renderPerson}
          />
        </Form.Item>
        <ProblemAlert error={error} />
      </Form>
    </Modal>
  );
}

/** The name, and what the person does already. */
const renderPerson = ({ label, data }: { label?: ReactNode; data: { roles: string } }): ReactNode => (
  <span className={styles.option}>
    {label} <span className={styles.roles}>{data.roles}</span>
  </span>
);
