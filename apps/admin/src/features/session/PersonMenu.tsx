import { UserOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ROLE_LABELS } from '../../lib/labels.ts';
import { sentenceOf } from '../../ui/ProblemAlert.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { useSignedIn, useSignOut } from './queries.ts';

/** Who is signed in with which roles; password and sign-out. */
export function PersonMenu() {
  const { user, roles } = useSignedIn();
  const [password, setPassword] = useState(false);
  const leave = useSignOut();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const held = roles.map(({ role, departmentName }) =>
    departmentName && role !== 'office' ? `${departmentName} ${ROLE_LABELS[role]}` : ROLE_LABELS[role],
  );
  const acts: Record<string, () => void> = {
    password: () => setPassword(true),
    leave: () =>
      leave.mutate(undefined, {
        onSuccess: () => void navigate('/login', { replace: true }),
        onError: (error) => void message.error(sentenceOf(error)),
      }),
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            {
              key: 'roles',
              type: 'group',
              label: (
                <span>
                  {user.name}（{user.account}）<br />
                  {[...new Set(held)].join('、')}
                </span>
              ),
            },
            { type: 'divider' },
            { key: 'password', label: '修改密码' },
            { key: 'leave', label: '退出登录' },
          ],
          onClick: ({ key }) => acts[key]?.(),
        }}
      >
        <Button
          type="text"
          icon={<UserOutlined />}
          aria-label={`${user.name}，个人菜单`}
          loading={leave.isPending}
        >
          {user.name}
        </Button>
      </Dropdown>
      {password && <PasswordDialog onClose={() => setPassword(false)} />}
    </>
  );
}
