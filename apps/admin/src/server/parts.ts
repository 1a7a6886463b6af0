import {
  addRemark,
  getHistory,
  getPart,
  listRevisions,
  nudgePart,
  type PartView,
  type RemarkView,
  resolveRemark,
  saveChanges,
  type SentBody,
} from '@nianbao/contracts';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { useAskEvery } from './live-state.ts';
import { partKey, revisionsKey } from './keys.ts';
import { readAgain, stale } from './stale.ts';

export function usePart(id: string) {
  const refetchInterval = useAskEvery(20_000);
  return useQuery({
    queryKey: partKey(id),
    queryFn: ({ signal }) => call(getPart, { params: { id }, signal }),
    refetchInterval,
  });
}

export function useNudgePart(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(nudgePart, { params: { id }, body: {} }),
    onSettled: () => void readAgain(cache, stale.partNudged(id)),
  });
}

/** Saves typed places. A reading of the part that is under way would be older than what is being saved. */
export async function savePlaces(cache: QueryClient, id: string, body: SentBody<typeof saveChanges>) {
  const forget = () => cache.cancelQueries({ queryKey: partKey(id), exact: true });
  await forget();
  const answer = await call(saveChanges, { params: { id }, body });
  await forget();
  const before = cache.getQueryData<PartView>(partKey(id));
  if (before?.status !== answer.status) void readAgain(cache, stale.partStatusSaved(id));
  return answer;
}

function useRemarkChange<T>(partId: string, change: (input: T) => Promise<RemarkView>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (remark) => {
      cache.setQueryData<PartView>(partKey(partId), (part) => part && withRemark(part, remark));
      void readAgain(cache, stale.remarkChanged(partId));
    },
  });
}

function withRemark(part: PartView, remark: RemarkView): PartView {
  const known = part.remarks.some(({ id }) => id === remark.id);
  const remarks = known
    ? part.remarks.map((one) => (one.id === remark.id ? remark : one))
    : [...part.remarks, remark];
  const openReturns = remarks.filter(({ kind, resolvedAt }) => kind === 'return' && !resolvedAt).length;
  return { ...part, remarks, openReturns };
}

export const useAddRemark = (partId: string) =>
  useRemarkChange(partId, (body: SentBody<typeof addRemark>) =>
    call(addRemark, { params: { id: partId }, body }),
  );

export const useResolveRemark = (partId: string) =>
  useRemarkChange(partId, ({ id, resolved }: { id: string; resolved: boolean }) =>
    call(resolveRemark, { params: { id }, body: { resolved } }),
  );

export const useRevisions = (partId: string) =>
  useQuery({
    queryKey: revisionsKey(partId),
    queryFn: ({ signal }) => call(listRevisions, { params: { id: partId }, signal }),
  });

/** History of one place; the key changes with its version, so that it is read again after a save. */
export const usePlaceHistory = (partId: string, address: string, version: number) =>
  useQuery({
    queryKey: [...partKey(partId), 'history', address, version],
    queryFn: ({ signal }) => call(getHistory, { params: { id: partId }, query: { address }, signal }),
  });

/** The latest changes of the whole part, of what was removed as well; `savedAt` changes with every save from here. */
export const useRecentChanges = (partId: string, savedAt: string | null) =>
  useQuery({
    queryKey: [...partKey(partId), 'recent', savedAt],
    queryFn: ({ signal }) => call(getHistory, { params: { id: partId }, signal }),
    placeholderData: (before) => before,
  });

/** The part as it is now, whatever is kept of it. */
export const readPart = (cache: QueryClient, id: string): Promise<PartView> =>
  cache.fetchQuery({
    queryKey: partKey(id),
    queryFn: ({ signal }) => call(getPart, { params: { id }, signal }),
    staleTime: 0,
  });
