import { createDepartment, type DepartmentView } from '@nianbao/contracts';
import { Form, Input, Modal, Switch } from 'antd';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useSaveDepartment } from '../../server/organisation.ts';
import { fieldRules } from '../../lib/form-rules.ts';

const NAME = fieldRules(createDepartment.body.shape.name, '请填写科室名称');

interface Fields {
  name: string;
  isOffice: boolean;
  enabled: boolean;
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
  const save = useSaveDepartment();
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
        onFinish={({ name, isOffice, enabled = true }) =>
          save.mutate(
            { id: department?.id ?? null, name, isOffice, disabled: !enabled },
            { onSuccess: onClose },
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
        <ProblemAlert error={save.error} />
      </Form>
    </Modal>
  );
}
