import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { isProblem } from '../../../lib/call.ts';
import { onSessionResumed } from '../../../lib/session-events.ts';
import { ownerOf, useSignedIn } from '../../../server/session.ts';
import type { KeptDraft, Owner } from '../outbox/journal.ts';
import { holdStore, leftByPart, livingUnsaved, storeOf, takeUp, watchLiving } from '../outbox/living.ts';
import { takeUpPictures } from '../outbox/left-pictures.ts';
import type { KeptPicture } from '../outbox/picture-journal.ts';
import { leftBehindKey } from '../../../server/keys.ts';
import { readPart } from '../../../server/parts.ts';

export interface LeftPart {
  partId: string;
  title: string;
  /** Why it can no longer be saved; `null` where it can be. */
  reason: string | null;
  drafts: readonly KeptDraft[];
  pictures: readonly KeptPicture[];
}

const AGAIN_AFTER = 30_000;

/** Sends what pages that are closed now have left, once after signing in and whenever the server is back. */
export function useLeftBehind(shown: string | null): { parts: LeftPart[]; again: () => void } {
  const cache = useQueryClient();
  const { message } = App.useApp();
  const { personId, organisationId } = ownerOf(useSignedIn());
  const [, redraw] = useState(0);
  useEffect(() => watchLiving(() => redraw((now) => now + 1)), []);
  const { data = [], refetch } = useQuery({
    queryKey: leftBehindKey({ personId, organisationId }, shown),
    queryFn: () =>
      bringBack(cache, { personId, organisationId }, shown, (reason) => void message.error(reason, 8)),
    // It is also asked where the browser says that there is no network: what waits is named then.
    networkMode: 'always',
    refetchInterval: ({ state }) => (state.data?.some(({ reason }) => reason === null) ? AGAIN_AFTER : false),
  });
  const again = () => void refetch();
  const resumed = useEffectEvent(again);
  useEffect(() => onSessionResumed(() => resumed()), []);
  const living = livingUnsaved().map(({ partId, title }) => ({
    partId,
    title,
    reason: null,
    drafts: [],
    pictures: [],
  }));
  const known = new Set(living.map(({ partId }) => partId));
  return {
    parts: [...living, ...data.filter(({ partId }) => !known.has(partId) && partId !== shown)],
    again,
  };
}

const CLOSED = '填报项已经提交，图片没有来得及上传。填报项退回或撤回以后会自动补上。';

/** Answers with what could not be taken up now; what was, is sent by its store. */
async function bringBack(
  cache: QueryClient,
  owner: Owner,
  shown: string | null,
  onRefused: (reason: string) => void,
): Promise<LeftPart[]> {
  const stuck: LeftPart[] = [];
  for (const { partId, title, drafts, pictures } of await leftByPart(owner)) {
    // The page of the part takes it up itself.
    if (partId === shown) continue;
    try {
      const part = await readPart(cache, partId);
      const store = storeOf(cache, owner, part);
      const release = holdStore(part, store);
      try {
        await takeUp(store, drafts);
        if (part.mayFill) await takeUpPictures(store, part.sectionId, pictures, { onRefused });
        else if (pictures.length > 0) stuck.push({ partId, title, drafts: [], pictures, reason: CLOSED });
      } finally {
        release();
      }
    } catch (error) {
      const gone = isProblem(error, 'not-found', 'role-not-allowed');
      stuck.push({ partId, title, drafts, pictures, reason: gone ? error.message : null });
    }
  }
  return stuck;
}
