import { getReportDocument, type ReportDocument, waiveFinding, withdrawWaiver } from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { reportKeys } from './keys.ts';
import { readAgain, stale } from './stale.ts';

export const useReportDocument = (id: string) =>
  useQuery({
    queryKey: reportKeys.document(id),
    queryFn: ({ signal }) => call(getReportDocument, { params: { id }, signal }),
  });

/** Findings change with each explanation; the text does not. */
function useKeepFindings(id: string) {
  const cache = useQueryClient();
  return ({ findings }: Pick<ReportDocument, 'findings'>) => {
    cache.setQueryData<ReportDocument>(reportKeys.document(id), (old) => old && { ...old, findings });
    void readAgain(cache, stale.findingExplained(id));
  };
}

export function useWaive(reportId: string) {
  const onSuccess = useKeepFindings(reportId);
  return useMutation({
    mutationFn: (body: { fingerprint: string; reason: string }) =>
      call(waiveFinding, { params: { id: reportId }, body }),
    onSuccess,
  });
}

export function useWithdrawWaiver(reportId: string) {
  const onSuccess = useKeepFindings(reportId);
  return useMutation({
    mutationFn: (waiverId: string) => call(withdrawWaiver, { params: { id: waiverId } }),
    onSuccess,
  });
}
