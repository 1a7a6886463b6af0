import {
  createHook,
  deleteHook,
  type DeliveryState,
  getChannels,
  listDeliveries,
  listTemplates,
  previewTemplate,
  resendAllDead,
  resendDelivery,
  restoreTemplate,
  saveTemplate,
  type SentBody,
  tryEmail,
  tryHook,
  updateHook,
} from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { channelsKey, deliveriesKey, templatesKey } from './keys.ts';
import { readAgain, stale } from './stale.ts';

const isUnderWay = (delivery: { state: DeliveryState; attempts: number } | null) =>
  delivery?.state === 'waiting' && delivery.attempts === 0;

/** Asked again every second while a test is on its way. */
export const useChannels = () =>
  useQuery({
    queryKey: channelsKey,
    queryFn: ({ signal }) => call(getChannels, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data && [data.email.test, ...data.hooks.map(({ last }) => last)].some(isUnderWay) ? 1000 : 30_000,
  });

export const useDeliveries = (state: 'dead' | 'waiting' | 'sent' | 'skipped') =>
  useQuery({
    queryKey: [...deliveriesKey, state],
    queryFn: ({ signal }) => call(listDeliveries, { query: { state }, signal }),
    refetchInterval: 15_000,
  });

export const useTemplates = () =>
  useQuery({ queryKey: templatesKey, queryFn: ({ signal }) => call(listTemplates, { signal }) });

function useChannelsAgain() {
  const cache = useQueryClient();
  return () => readAgain(cache, stale.channelsChanged());
}

export function useSaveHook() {
  const again = useChannelsAgain();
  return useMutation({
    mutationFn: (
      sent:
        | { id: null; body: SentBody<typeof createHook> }
        | { id: string; body: SentBody<typeof updateHook> },
    ) =>
      sent.id === null
        ? call(createHook, { body: sent.body })
        : call(updateHook, { params: { id: sent.id }, body: sent.body }),
    onSuccess: again,
  });
}

export function useDeleteHook() {
  const again = useChannelsAgain();
  return useMutation({
    mutationFn: (id: string) => call(deleteHook, { params: { id } }),
    onSuccess: again,
  });
}

export function useTryHook() {
  const again = useChannelsAgain();
  return useMutation({ mutationFn: (id: string) => call(tryHook, { params: { id } }), onSuccess: again });
}

export function useTryEmail() {
  const again = useChannelsAgain();
  return useMutation({ mutationFn: () => call(tryEmail), onSuccess: again });
}

/** One of them, or all. */
export function useResend() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (id: string | null) => {
      if (id === null) return (await call(resendAllDead)).count;
      await call(resendDelivery, { params: { id } });
      return 1;
    },
    onSuccess: () => readAgain(cache, stale.deliveryResent()),
  });
}

export const usePreview = () =>
  useMutation({ mutationFn: (body: SentBody<typeof previewTemplate>) => call(previewTemplate, { body }) });

export function useSaveTemplate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof saveTemplate>) => call(saveTemplate, { body }),
    onSuccess: () => readAgain(cache, stale.templateSaved()),
  });
}

export function useRestoreTemplate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof restoreTemplate>) => call(restoreTemplate, { body }),
    onSuccess: () => readAgain(cache, stale.templateSaved()),
  });
}
