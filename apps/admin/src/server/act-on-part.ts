import { actOnPart, type PartView, type SentBody } from '@nianbao/contracts';
import { type QueryClient, useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { type Typed, typedInto } from './typed.ts';
import { partKey } from './keys.ts';
import { readAgain, stale } from './stale.ts';

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
      const typed = typedInto(id);
      await typed?.send();
      return step.mutateAsync(
        typed && act.action === 'submit' ? { ...act, ...seenNow(cache, id, typed) } : act,
      );
    },
    onSuccess: (part) => tellLists(cache, part),
    // Somebody was quicker: show what stands now.
    onError: () => void readAgain(cache, stale.partRefused(id)),
  });
}

/** Whether a step is with the server: what is typed meanwhile would come too late for it. */
export const useIsStepUnderWay = (id: string): boolean => useIsMutating({ mutationKey: stepKey(id) }) > 0;

/** The first save into a part is a step of its own, so that the version known before it is no longer the one. */
const seenNow = (cache: QueryClient, id: string, typed: Typed) => {
  const version = cache.getQueryData<PartView>(partKey(id))?.version;
  return { ...(version === undefined ? {} : { version }), seen: typed.seen() };
};

/** What else shows this part: lists, board, the whole report. */
function tellLists(cache: QueryClient, part: PartView): void {
  cache.setQueryData(partKey(part.id), part);
  void readAgain(cache, stale.partActed(part.id));
}
