import { createDelegation, listDelegations, revokeDelegation, type SentBody } from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { delegationsKey } from './keys.ts';
import { readAgain, stale } from './stale.ts';

export const useDelegations = ({ enabled = true } = {}) =>
  useQuery({
    queryKey: delegationsKey,
    queryFn: ({ signal }) => call(listDelegations, { signal }),
    enabled,
  });

export function useDelegate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof createDelegation>) => call(createDelegation, { body }),
    onSettled: () => readAgain(cache, stale.delegationsChanged()),
  });
}

export function useRevokeDelegation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(revokeDelegation, { params: { id } }),
    // Somebody else may have ended it, or it ended by itself: show how it stands.
    onSettled: () => readAgain(cache, stale.delegationsChanged()),
  });
}
