import { LockOutlined } from '@ant-design/icons';
import { Button, Result } from 'antd';
import { Link } from 'react-router';
import { isProblem } from '../lib/call.ts';
import { NotFound } from './NotFound.tsx';

/** What could not be shown, why, and what can be done now. */
export function ErrorState({
  error,
  onRetry,
  retryLabel = '重试',
}: {
  error: unknown;
  onRetry?: () => void;
  retryLabel?: string;
}) {
  if (isProblem(error, 'not-found')) return <NotFound />;
  if (isProblem(error, 'role-not-allowed')) return <NoRight message={error.message} />;
  const explained = error instanceof Error && /\p{Script=Han}/u.test(error.message);
  return (
    <Result
      status="warning"
      title={<h1 style={PLAIN}>{isProblem(error, 'offline') ? '连接不上服务器' : '没有打开'}</h1>}
      subTitle={explained ? error.message : '系统出错了，请稍后重试。'}
      extra={onRetry && <Button onClick={onRetry}>{retryLabel}</Button>}
    />
  );
}

/** The page's one heading, as the rest of the result looks. */
const PLAIN = { margin: 0, font: 'inherit' } as const;

/** `who` names the role that has the right, and the people who hold it. */
export function NoRight({ message = '您的角色不能查看这一页', who }: { message?: string; who?: string }) {
  return (
    <Result
      icon={<LockOutlined style={{ color: 'var(--ink-3)' }} />}
      title={<h1 style={PLAIN}>{message}</h1>}
      subTitle={who ? `这一页由${who}使用，如确有需要请与其联系。` : '如确有需要，请联系本单位系统管理员。'}
      extra={<Link to="/">回到首页</Link>}
    />
  );
}
