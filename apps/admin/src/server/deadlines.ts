import {
  askExtension,
  decideExtension,
  listDeadlines,
  listExtensions,
  type PlanBasis,
  previewExtension,
  previewPlan,
  previewReplan,
  replanCycle,
  type SentBody,
} from '@nianbao/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { deadlineKeys } from './keys.ts';
import { readAgain, stale } from './stale.ts';

const POLL_MS = 60_000;

export const useDeadlines = (reportId: string) =>
  useQuery({
    queryKey: deadlineKeys.ofReport(reportId),
    queryFn: ({ signal }) => call(listDeadlines, { params: { id: reportId }, signal }),
    refetchInterval: POLL_MS,
  });

export const useExtensions = (reportId: string) =>
  useQuery({
    queryKey: deadlineKeys.extensions(reportId),
    queryFn: ({ signal }) => call(listExtensions, { params: { id: reportId }, signal }),
    refetchInterval: POLL_MS,
  });

/** The plan of a year with other wishes; what stood before stays until the answer is there. */
export const usePlanPreview = (body: SentBody<typeof previewPlan>, enabled: boolean) =>
  useQuery({
    queryKey: deadlineKeys.plan(body),
    queryFn: ({ signal }) => call(previewPlan, { body, signal }),
    placeholderData: keepPreviousData,
    enabled,
  });

/** What would move; never kept, as it must be what would move now. */
export const useReplanPreview = (cycleId: string, basis: PlanBasis) =>
  useQuery({
    queryKey: deadlineKeys.replan(cycleId, basis),
    queryFn: ({ signal }) => call(previewReplan, { params: { id: cycleId }, body: { basis }, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

/** What a grant would move; nothing while there is no day for it. */
export const useExtensionPreview = (id: string, granting: SentBody<typeof previewExtension> | null) =>
  useQuery({
    queryKey: deadlineKeys.granting(id, granting),
    queryFn: ({ signal }) => granting && call(previewExtension, { params: { id }, body: granting, signal }),
    placeholderData: keepPreviousData,
    enabled: granting !== null,
    retry: false,
    gcTime: 0,
  });

export function useReplan(cycleId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof replanCycle>) => call(replanCycle, { params: { id: cycleId }, body }),
    // Refused as stale: the preview must be read again just as after it was done.
    onSettled: () => readAgain(cache, stale.datesMoved()),
  });
}

export function useAskExtension(reportId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof askExtension>) =>
      call(askExtension, { params: { id: reportId }, body }),
    onSuccess: () => readAgain(cache, stale.datesMoved()),
  });
}

export function useDecideExtension(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof decideExtension>) => call(decideExtension, { params: { id }, body }),
    onSuccess: () => readAgain(cache, stale.datesMoved()),
  });
}
