import { actOnPart, type PartView, type SentBody } from '@nianbao/contracts';
import { type QueryClient, useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, call } from '../lib/call.ts';
import { livingStore } from '../features/parts/outbox/living.ts';
import { saveState, type SaveState, seenPlaces } from '../features/parts/outbox/outbox.ts';
import type { PlacesStore } from '../features/parts/outbox/places-store.ts';
import { partKey } from './parts.ts';

type Act = SentBody<typeof actOnPart>;

const stepKey = (id: string) => ['parts', id, 'step'] as const;

/**
 * Takes a step of the part once everything typed on this page has been answered by the server. A submission says what
 * the person saw, so that it cannot pass over what somebody else is just writing.
 */
export function useActOnPart(id: string) {
  const cache = useQueryClient();
  // Without a network it is refused at once: done by itself later on would be a surprise.
  const step = useMutation({
    mutationKey: stepKey(id),
    networkMode: 'always',
    mutationFn: (body: Act) => call(actOnPart, { params: { id }, body }),
  });
  return useMutation({
    networkMode: 'always',
    mutationFn: async (act: Act) => {
      const store = livingStore(id);
      if (store) await refuseUnsaved(store);
      return step.mutateAsync(
        store && act.action === 'submit' ? { ...act, ...seenNow(cache, id, store) } : act,
      );
    },
    onSuccess: (part) => tellLists(cache, part),
    // Somebody was quicker: show what stands now.
    onError: () => void cache.invalidateQueries({ queryKey: partKey(id), exact: true }),
  });
}

/** Whether a step is with the server: what is typed meanwhile would come too late for it. */
export const useIsStepUnderWay = (id: string): boolean => useIsMutating({ mutationKey: stepKey(id) }) > 0;

async function refuseUnsaved(store: PlacesStore): Promise<void> {
  await store.flush();
  if (store.settled) return;
  throw new ApiProblem({ code: 'unsaved', message: UNSAVED[saveState(store.read())] });
}

const WAITS = '还有内容没有保存到服务器，保存后才能继续。';
const UNSAVED: Record<SaveState, string> = {
  // The places are, a picture of the text is not.
  saved: '还有图片正在上传，传完后再继续。',
  unsaved: WAITS,
  saving: WAITS,
  offline: '现在连接不上服务器，有内容还没有保存。联网后会自动保存，然后再继续。',
  conflict: '有内容与他人的改动冲突，请先选择用哪一个，再继续。',
  refused: '有内容服务器没有接受，请先更正或放弃这些内容，再继续。',
};

/** The first save into a part is a step of its own, so that the version known before it is no longer the one. */
const seenNow = (cache: QueryClient, id: string, store: PlacesStore) => {
  const version = cache.getQueryData<PartView>(partKey(id))?.version;
  return { ...(version === undefined ? {} : { version }), seen: seenPlaces(store.read()) };
};

/** What else shows this part: lists, board, the whole report. */
function tellLists(cache: QueryClient, part: PartView): void {
  cache.setQueryData(partKey(part.id), part);
  void cache.invalidateQueries({ queryKey: ['parts', part.id, 'revisions'] });
  void cache.invalidateQueries({
    predicate: ({ queryKey: [area] }) => area !== 'parts' && area !== 'session',
  });
}
