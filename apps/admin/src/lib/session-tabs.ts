/** Who has the session that all tabs of the browser share; `null`: nobody. */
export type SessionOwner = { personId: string; organisationId: string } | null;

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('nianbao-session');

/** Signing in and out, or changing the body, in one tab changes it for all of them. */
export const tellOtherTabs = (owner: SessionOwner): void => {
  channel?.postMessage(owner);
};

export function onOtherTab(listener: (owner: SessionOwner) => void): () => void {
  const hear = ({ data }: MessageEvent<SessionOwner>) => listener(data);
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
}
