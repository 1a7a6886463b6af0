import { type SessionView, signIn } from '@nianbao/contracts';
import { Button, Form, Input } from 'antd';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useSignIn } from '../../server/session.ts';
import { fieldRules } from '../../lib/form-rules.ts';

const ACCOUNT = fieldRules(signIn.body.shape.account, '请填写账号');
const PASSWORD = fieldRules(signIn.body.shape.password, '请填写密码');

/** Account and password; `account` is fixed when a person signs in again in place. */
export function SignInForm({
  account,
  onSignedIn,
}: {
  account?: string;
  onSignedIn: (session: SessionView) => void;
}) {
  const enter = useSignIn();
  return (
    <Form
      // May stand over another form with fields of the same names, when one signs in again in place.
      name="sign-in"
      layout="vertical"
      size="large"
      requiredMark={false}
      initialValues={{ account: account ?? '' }}
      onFinish={(values: { account: string; password: string }) =>
        enter.mutate(values, { onSuccess: onSignedIn })
      }
    >
      <Form.Item name="account" label="账号" rules={ACCOUNT.rules}>
        <Input
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={account !== undefined}
        />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={PASSWORD.rules}>
        <Input.Password autoComplete="current-password" autoFocus={account !== undefined} />
      </Form.Item>
      {enter.error && (
        <div style={{ marginBottom: 20 }}>
          <ProblemAlert error={enter.error} />
        </div>
      )}
      <Button type="primary" htmlType="submit" block loading={enter.isPending}>
        登录
      </Button>
    </Form>
  );
}
