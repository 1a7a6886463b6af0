import { changePassword, MIN_PASSWORD } from '@nianbao/contracts';
import { App, Form, Input, Modal } from 'antd';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useChangePassword } from '../../server/session.ts';
import { fieldRules } from '../../lib/form-rules.ts';

const CURRENT = fieldRules(changePassword.body.shape.current, '请填写现在的密码');
const NEXT = fieldRules(changePassword.body.shape.next, `密码至少 ${MIN_PASSWORD} 个字符`);

interface Fields {
  current: string;
  next: string;
  again: string;
}

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<Fields>();
  const change = useChangePassword();
  const { message } = App.useApp();
  const save = ({ current, next }: Fields) =>
    change.mutate(
      { current, next },
      {
        onSuccess: () => {
          void message.success('密码已修改，其他设备上的登录已失效');
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title="修改密码"
      okText="修改"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={change.isPending}
      width={440}
    >
      <Form form={form} layout="vertical" onFinish={save} requiredMark={false}>
        <Form.Item name="current" label="现在的密码" rules={CURRENT.rules}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="next" label="新密码" extra={`至少 ${MIN_PASSWORD} 个字符`} rules={NEXT.rules}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label="再输一遍新密码"
          dependencies={['next']}
          rules={[
            { required: true, message: '请再输一遍' },
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                !value || value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error('两次输入的新密码不一致')),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <ProblemAlert error={change.error} />
      </Form>
    </Modal>
  );
}
