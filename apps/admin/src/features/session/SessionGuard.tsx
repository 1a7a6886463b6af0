import type { SessionView } from '@nianbao/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { announceSessionResumed, onSessionEnded } from '../../lib/session-events.ts';
import { SignInForm } from './SignInForm.tsx';
import { sessionKey } from './queries.ts';

/**
 * When the session ends under a page that is open, lets the same person sign in again over it:
 * nothing typed is lost. Somebody else gets a fresh page, never the other's half-written one.
 */
export function SessionGuard() {
  const cache = useQueryClient();
  const [left, setLeft] = useState<SessionView | null>(null);
  useEffect(
    () =>
      onSessionEnded(() => setLeft((shown) => shown ?? cache.getQueryData<SessionView>(sessionKey) ?? null)),
    [cache],
  );
  if (!left) return null;

  const resume = (session: SessionView) => {
    if (session.user.id !== left.user.id || session.organisation.id !== left.organisation.id) {
      window.location.assign(import.meta.env.BASE_URL);
      return;
    }
    setLeft(null);
    void cache.invalidateQueries();
    announceSessionResumed();
  };
  return (
    <Modal
      open
      title="登录已失效，请重新登录"
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={420}
      zIndex={3000}
    >
      <p style={{ margin: '4px 0 16px', color: 'var(--ink-2)' }}>您填写的内容还在本页，登录后继续。</p>
      <SignInForm account={left.user.account} onSignedIn={resume} />
    </Modal>
  );
}
