import { createDepartment, type DepartmentView, type ProblemDetail } from '@nianbao/contracts';
import { Form, Input, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { isProblem } from '../../lib/call.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDepartments, useSaveDepartment } from '../../server/organisation.ts';
import { fieldRules } from '../../lib/form-rules.ts';

const NAME = fieldRules(createDepartment.body.shape.name, '请填写科室名称');

interface Fields {
  name: string;
  isOffice: boolean;
  enabled: boolean;
  handOverTo?: string;
}

export function DepartmentDialog({
  department,
  onClose,
}: {
  /** Null: a new one. */
  department: DepartmentView | null;
  onClose: () => void;
}) {
  const [form] = Form.useForm<Fields>();
  const enabled = Form.useWatch('enabled', form);
  const save = useSaveDepartment();
  const [left, setLeft] = useState<readonly ProblemDetail[] | null>(null);
  return (
    <Modal
      open
      title={department ? '修改科室' : '新建科室'}
      okText="保存"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={save.isPending}
      width={460}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: department?.name,
          isOffice: department?.isOffice ?? false,
          enabled: !department?.disabled,
        }}
        onFinish={({ name, isOffice, enabled: used = true, handOverTo }) =>
          save.mutate(
            {
              id: department?.id ?? null,
              name,
              isOffice,
              disabled: !used,
              ...(!used && handOverTo ? { handOverTo } : {}),
            },
            {
              onSuccess: onClose,
              // It may have been given more meanwhile: the list is always that of the last answer.
              onError: (error) => isProblem(error, 'tasks-open') && setLeft(error.details),
            },
          )
        }
      >
        <Form.Item name="name" label="名称" rules={NAME.rules}>
          <Input maxLength={NAME.maxLength} autoFocus />
        </Form.Item>
        <Form.Item
          name="isOffice"
          label="牵头年报编制的办公室"
          valuePropName="checked"
          extra="办公室分派、审核各科室的填报项"
        >
          <Switch checkedChildren="是" unCheckedChildren="否" />
        </Form.Item>
        {department && (
          <Form.Item
            name="enabled"
            label="状态"
            valuePropName="checked"
            extra="停用后不能再向它分派，已有的内容和记录保留"
          >
            <Switch checkedChildren="启用" unCheckedChildren="停用" />
          </Form.Item>
        )}
        {department && left && enabled === false && <Successor of={department} left={left} />}
        {!isProblem(save.error, 'tasks-open') && <ProblemAlert error={save.error} />}
      </Form>
    </Modal>
  );
}

/** What the 科室 has not done, and which other one takes it over. */
function Successor({ of, left }: { of: DepartmentView; left: readonly ProblemDetail[] }) {
  const { data = [], isPending } = useDepartments();
  return (
    <>
      <p>{`${of.name}还有 ${left.length} 项没有办结：`}</p>
      <ul aria-label="没有办结的事项">
        {left.map(({ field, message }) => (
          <li key={field}>{message}</li>
        ))}
      </ul>
      <Form.Item
        name="handOverTo"
        label="全部转办给"
        extra="接手科室重新填报，并收到消息；已填的内容保留。"
        rules={[{ required: true, message: '请选择接手科室' }]}
      >
        <Select
          placeholder="本单位科室"
          loading={isPending}
          options={data
            .filter(({ id, disabled }) => id !== of.id && !disabled)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </>
  );
}
