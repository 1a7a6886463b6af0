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
import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '../lib/call.ts';

/** Not below `reports`: lists are read again while others type, dates only when something happened. */
export const deadlineKeys = {
  all: ['deadlines'] as const,
  ofReport: (id: string) => ['deadlines', id] as const,
  extensions: (id: string) => ['deadlines', id, 'extensions'] as const,
  plan: (wishes: object) => ['deadlines', 'plan', wishes] as const,
  /** Of its own: once it is granted, nobody asks any more what granting would move. */
  granting: (id: string, granting: object | null) => ['granting', id, granting] as const,
  replan: (cycleId: string, basis: PlanBasis) => ['deadlines', 'replan', cycleId, basis] as const,
};

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

const AREAS: ReadonlySet<unknown> = new Set(['deadlines', 'cycles', 'reports', 'parts', 'tasks']);

/** Dates stand on boards, lists and parts alike. */
export const readDatesAgain = (cache: QueryClient) =>
  cache.invalidateQueries({ predicate: ({ queryKey: [area] }) => AREAS.has(area) });

export function useReplan(cycleId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof replanCycle>) => call(replanCycle, { params: { id: cycleId }, body }),
    // Refused as stale: the preview must be read again just as after it was done.
    onSettled: () => readDatesAgain(cache),
  });
}

export function useAskExtension(reportId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof askExtension>) =>
      call(askExtension, { params: { id: reportId }, body }),
    onSuccess: () => readDatesAgain(cache),
  });
}

export function useDecideExtension(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof decideExtension>) => call(decideExtension, { params: { id }, body }),
    onSuccess: () => readDatesAgain(cache),
  });
}
