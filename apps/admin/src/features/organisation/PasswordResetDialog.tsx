import { MIN_PASSWORD, type PersonView, resetPassword } from '@nianbao/contracts';
import { App, Form, Input, Modal } from 'antd';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useResetPassword } from '../../server/organisation.ts';
import { fieldRules } from '../../lib/form-rules.ts';

const PASSWORD = fieldRules(resetPassword.body.shape.password, `密码至少 ${MIN_PASSWORD} 个字符`);

export function PasswordResetDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const [form] = Form.useForm<{ password: string }>();
  const reset = useResetPassword();
  const { message } = App.useApp();
  return (
    <Modal
      open
      title={`重设密码：${person.name}（${person.account}）`}
      okText="重设密码"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={reset.isPending}
      width={460}
    >
      <p style={{ margin: '4px 0 14px', color: 'var(--ink-2)' }}>
        该人员现有的登录将全部失效，需用新密码重新登录。
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ password }) =>
          reset.mutate(
            { id: person.id, password },
            {
              onSuccess: () => {
                void message.success('密码已重设');
                onClose();
              },
            },
          )
        }
      >
        <Form.Item
          name="password"
          label="新密码"
          extra={`至少 ${MIN_PASSWORD} 个字符，请本人登录后修改`}
          rules={PASSWORD.rules}
        >
          <Input.Password autoComplete="new-password" autoFocus />
        </Form.Item>
        <ProblemAlert error={reset.error} />
      </Form>
    </Modal>
  );
}
