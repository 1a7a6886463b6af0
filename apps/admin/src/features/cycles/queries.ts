import { listCycles, openCycle, proposeStages, type SentBody, updateCycle } from '@nianbao/contracts';
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

export function useOpenCycle() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof openCycle>) => call(openCycle, { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: cycleKeys.all }),
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
