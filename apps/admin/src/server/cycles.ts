import { type CycleView, listCycles, openCycle, type SentBody, updateCycle } from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { cyclesKey } from './keys.ts';
import { readAgain, stale } from './stale.ts';

export const useCycles = () =>
  useQuery({ queryKey: cyclesKey, queryFn: ({ signal }) => call(listCycles, { signal }) });

/** `onOpened` is called even when the list of years, once asked for anew, no longer shows what asked for the year. */
export function useOpenCycle(onOpened: (cycle: CycleView) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof openCycle>) => call(openCycle, { body }),
    onSuccess: (cycle) => {
      onOpened(cycle);
      return readAgain(cache, stale.cycleOpened());
    },
  });
}

export function useUpdateCycle(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof updateCycle>) => call(updateCycle, { params: { id }, body }),
    onSuccess: (cycle) => readAgain(cache, stale.cycleUpdated(cycle.reportId)),
  });
}
