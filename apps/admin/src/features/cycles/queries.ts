import {
  type CycleView,
  listCycles,
  openCycle,
  proposeStages,
  type SentBody,
  updateCycle,
} from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/call.ts';

export const cycleKeys = {
  all: ['cycles'] as const,
  proposal: (year: number) => ['cycles', 'proposal', year] as const,
};

export const useCycles = () =>
  useQuery({ queryKey: cycleKeys.all, queryFn: ({ signal }) => call(listCycles, { signal }) });

export const useStageProposal = (year: number) =>
  useQuery({
    queryKey: cycleKeys.proposal(year),
    queryFn: ({ signal }) => call(proposeStages, { query: { year }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** `onOpened` is called even when the list of years, once asked for anew, no longer shows what asked for the year. */
export function useOpenCycle(onOpened: (cycle: CycleView) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof openCycle>) => call(openCycle, { body }),
    onSuccess: (cycle) => {
      onOpened(cycle);
      return cache.invalidateQueries({ queryKey: cycleKeys.all });
    },
  });
}

export function useUpdateCycle(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof updateCycle>) => call(updateCycle, { params: { id }, body }),
    onSuccess: (cycle) =>
      Promise.all([
        cache.invalidateQueries({ queryKey: cycleKeys.all }),
        cache.invalidateQueries({ queryKey: ['reports', cycle.reportId] }),
      ]),
  });
}
