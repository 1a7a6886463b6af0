import {
  actOnPart,
  actOnReport,
  addSigner,
  assignParts,
  divideSection,
  getReport,
  listActivity,
  type PartScope,
  proposeAssignments,
  type ReportView,
  type SentBody,
  setReviewers,
  updateReport,
} from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { partKey, reportKeys } from './keys.ts';
import { readAgain, stale } from './stale.ts';

const POLL_MS = 10_000;

/** The board's data, asked for again every ten seconds while the page is in view. */
export const useReport = (id: string) =>
  useQuery({
    queryKey: reportKeys.one(id),
    queryFn: ({ signal }) => call(getReport, { params: { id }, signal }),
    refetchInterval: POLL_MS,
  });

export const useActivity = (id: string) =>
  useQuery({
    queryKey: reportKeys.activity(id),
    queryFn: ({ signal }) => call(listActivity, { params: { id }, signal }),
    refetchInterval: POLL_MS,
  });

export const useProposal = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: reportKeys.proposal(id),
    queryFn: ({ signal }) => call(proposeAssignments, { params: { id }, signal }),
    enabled,
  });

/** Puts the answered report where everybody reads it, and has what depends on it asked for anew. */
function useKeepReport(id: string) {
  const cache = useQueryClient();
  return (report: ReportView) => {
    cache.setQueryData(reportKeys.one(id), report);
    void readAgain(cache, stale.reportChanged(id));
  };
}

export function useAssignParts(id: string) {
  const onSuccess = useKeepReport(id);
  return useMutation({
    mutationFn: (body: SentBody<typeof assignParts>) => call(assignParts, { params: { id }, body }),
    onSuccess,
  });
}

export function useDivideSection(id: string) {
  const onSuccess = useKeepReport(id);
  return useMutation({
    mutationFn: ({ sectionId, ...body }: { sectionId: string; version: number; parts: PartScope[] }) =>
      call(divideSection, { params: { id, sectionId }, body }),
    onSuccess,
  });
}

export function useActOnReport(id: string) {
  const onSuccess = useKeepReport(id);
  return useMutation({
    mutationFn: (body: SentBody<typeof actOnReport>) => call(actOnReport, { params: { id }, body }),
    onSuccess,
  });
}

export function useAddSigner(id: string) {
  const onSuccess = useKeepReport(id);
  return useMutation({
    mutationFn: (body: SentBody<typeof addSigner>) => call(addSigner, { params: { id }, body }),
    onSuccess,
  });
}

export function useUpdateReport(id: string) {
  const onSuccess = useKeepReport(id);
  return useMutation({
    mutationFn: (body: SentBody<typeof updateReport>) => call(updateReport, { params: { id }, body }),
    onSuccess,
  });
}

/** A part was acted on: the board, its feed and the tasks are asked for anew. */
export function useRefreshReport(id: string) {
  const cache = useQueryClient();
  return () => readAgain(cache, stale.partAssigned(id));
}

export function useReassign(reportId: string, partId: string) {
  const refresh = useRefreshReport(reportId);
  return useMutation({
    mutationFn: (body: { version: number; departmentId: string; dueOn: string; reason: string }) =>
      call(actOnPart, { params: { id: partId }, body: { action: 'reassign', ...body } }),
    onSuccess: refresh,
  });
}

export function useSetReviewers(reportId: string, partId: string) {
  const cache = useQueryClient();
  const refresh = useRefreshReport(reportId);
  return useMutation({
    mutationFn: (body: SentBody<typeof setReviewers>) => call(setReviewers, { params: { id: partId }, body }),
    onSuccess: (part) => {
      cache.setQueryData(partKey(part.id), part);
      return refresh();
    },
  });
}
