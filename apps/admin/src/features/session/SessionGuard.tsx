import type { SessionView } from '@nianbao/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import {
  announcePersonLeft,
  announceSessionEnded,
  announceSessionResumed,
  onPersonLeft,
  onSessionEnded,
} from '../../lib/session-events.ts';
import { onOtherTab, type SessionOwner } from '../../lib/session-tabs.ts';
import { SignInForm } from './SignInForm.tsx';
import { ownerOf, useReadAllAgain } from '../../server/session.ts';
import { sessionKey } from '../../server/keys.ts';

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
  // Signing out ends the session as well, and nobody is to come back to it.
  useEffect(() => onPersonLeft(() => setLeft(null)), []);
  const readAllAgain = useReadAllAgain();
  const resume = () => {
    setLeft(null);
    readAllAgain();
    announceSessionResumed();
  };
  const changeHands = useEffectEvent((owner: SessionOwner) => {
    const shown = left ?? cache.getQueryData<SessionView>(sessionKey);
    if (!shown) return;
    if (!owner) announceSessionEnded();
    else if (!isSame(owner, ownerOf(shown))) startAfresh();
    else if (left) resume();
  });
  useEffect(() => onOtherTab((owner) => changeHands(owner)), []);
  useEffect(() => onOwnerChanged(cache, startAfresh), [cache]);
  if (!left) return null;

  const enter = (session: SessionView) =>
    isSame(ownerOf(session), ownerOf(left)) ? resume() : startAfresh();
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
      <SignInForm account={left.user.account} onSignedIn={enter} />
    </Modal>
  );
}

const isSame = (a: NonNullable<SessionOwner>, b: NonNullable<SessionOwner>): boolean =>
  a.personId === b.personId && a.organisationId === b.organisationId;

function startAfresh(): void {
  announcePersonLeft();
  window.location.assign(import.meta.env.BASE_URL);
}

/** The session under the page belongs to somebody else all of a sudden: another tab, another window. */
function onOwnerChanged(cache: QueryClient, changed: () => void): () => void {
  let known = cache.getQueryData<SessionView>(sessionKey);
  return cache.getQueryCache().subscribe(({ query, type }) => {
    if (query.queryKey[0] !== sessionKey[0]) return;
    const now = type === 'removed' ? undefined : cache.getQueryData<SessionView>(sessionKey);
    if (known && now && !isSame(ownerOf(known), ownerOf(now))) changed();
    known = now;
  });
}
