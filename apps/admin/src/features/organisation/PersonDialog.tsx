import {
  createPerson,
  type DepartmentView,
  MIN_PASSWORD,
  type PersonView,
  type ProblemDetail,
} from '@nianbao/contracts';
import { App, Form, Input, Modal, Switch } from 'antd';
import { useState } from 'react';
import { isProblem } from '../../lib/call.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { MembershipsField } from './MembershipsField.tsx';
import { useCreatePerson, useUpdatePerson } from '../../server/organisation.ts';
import { fieldRules } from '../../lib/form-rules.ts';

const NAME = fieldRules(createPerson.body.shape.name, '请填写姓名');
const ACCOUNT = fieldRules(createPerson.body.shape.account, '请填写账号');
const PASSWORD = fieldRules(createPerson.body.shape.password, `密码至少 ${MIN_PASSWORD} 个字符`);

type Membership = PersonView['memberships'][number];

interface Fields {
  name: string;
  account: string;
  password: string;
  enabled: boolean;
  memberships: Partial<Membership>[];
}

/** A person with every role held in this body. */
export function PersonDialog({
  person,
  departments,
  onClose,
}: {
  /** Null: a new one. */
  person: PersonView | null;
  departments: readonly DepartmentView[];
  onClose: () => void;
}) {
  const [form] = Form.useForm<Fields>();
  const create = useCreatePerson();
  const update = useUpdatePerson();
  const { message } = App.useApp();
  const [left, setLeft] = useState<readonly ProblemDetail[] | null>(null);
  const save = (fields: Fields, handOverTo?: string) => {
    const { name, account, password, enabled, memberships: rows } = fields;
    const memberships = rows.flatMap(({ role, departmentId = null }): Membership[] =>
      role ? [{ role, departmentId }] : [],
    );
    if (!person) return create.mutate({ name, account, password, memberships }, { onSuccess: onClose });
    const sent = { id: person.id, name, disabled: !enabled, memberships };
    update.mutate(handOverTo ? { ...sent, handOverTo } : sent, {
      onSuccess: () => {
        if (left && handOverTo) void message.success(`已保存，${left.length} 项已移交`);
        onClose();
      },
      // Somebody may have been given more meanwhile: the list is always that of the last answer.
      onError: (error) => isProblem(error, 'tasks-open') && setLeft(error.details),
    });
  };
  const handOver = (toId: string) => save(form.getFieldsValue(true), toId);
  const error = create.error ?? update.error;
  return (
    <Modal
      open
      width={640}
      title={person ? `修改：${person.name}` : '新建人员'}
      okText="保存"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={create.isPending || update.isPending}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        initialValues={{
          name: person?.name,
          enabled: !person?.disabled,
          memberships: person?.memberships ?? [{}],
        }}
        onFinish={(fields) => save(fields)}
      >
        <Form.Item name="name" label="姓名" rules={NAME.rules}>
          <Input maxLength={NAME.maxLength} />
        </Form.Item>
        {!person && (
          <>
            <Form.Item
              name="account"
              label="账号"
              extra="小写字母、数字和 . _ -，2 到 40 个。已在其他单位使用的账号，加上本单位角色即可，密码不变。"
              rules={ACCOUNT.rules}
            >
              <Input autoCapitalize="none" spellCheck={false} autoComplete="off" />
            </Form.Item>
            <Form.Item
              name="password"
              label="初始密码"
              extra={`至少 ${MIN_PASSWORD} 个字符，请本人登录后修改`}
              rules={PASSWORD.rules}
            >
              <Input.Password autoComplete="new-password" />
            </Form.Item>
          </>
        )}
        <MembershipsField departments={departments} />
        {person && (
          <Form.Item
            name="enabled"
            label="状态"
            valuePropName="checked"
            extra="停用后不能登录本单位，经办的记录保留"
          >
            <Switch checkedChildren="启用" unCheckedChildren="停用" />
          </Form.Item>
        )}
        {left === null && <ProblemAlert error={error} />}
      </Form>
      {person && left && (
        <HandOverDialog
          person={person}
          tasks={left}
          error={isProblem(error, 'tasks-open') ? null : error}
          pending={update.isPending}
          onHandOver={handOver}
          onClose={() => {
            update.reset();
            setLeft(null);
          }}
        />
      )}
    </Modal>
  );
}
