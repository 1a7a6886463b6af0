import { UserOutlined } from '@ant-design/icons';
import { DELEGABLE_ROLES } from '@nianbao/contracts';
import type { Role } from '@nianbao/workflow';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { sentenceOf } from '../../ui/ProblemAlert.tsx';
import { roleWords } from '../../pieces/delegation-words.ts';
import { PasswordDialog } from './PasswordDialog.tsx';
import { useSignedIn, useSignOut } from '../../server/session.ts';

/** Those who may give a role away, and those who see all that was given. */
const SEES_DELEGATIONS: readonly Role[] = [...DELEGABLE_ROLES, 'office', 'admin', 'auditor'];

/** Who is signed in with which roles; delegations, password and sign-out. */
export function PersonMenu() {
  const { user, roles } = useSignedIn();
  const [password, setPassword] = useState(false);
  const leave = useSignOut();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const held = roles.map((one) => `${one.onBehalfOf ? `代${one.onBehalfOf}：` : ''}${roleWords(one)}`);
  const delegates = roles.some(
    ({ role, onBehalfOf }) => onBehalfOf !== undefined || SEES_DELEGATIONS.includes(role),
  );
  const acts: Record<string, () => void> = {
    delegations: () => void navigate('/delegations'),
    messages: () => void navigate('/notifications/settings'),
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
            ...(delegates ? [{ key: 'delegations', label: '委托' }] : []),
            { key: 'messages', label: '我的消息设置' },
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
