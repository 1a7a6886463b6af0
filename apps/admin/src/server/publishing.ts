import {
  addSignedCopy,
  cancelPublicationPlan,
  enterFiling,
  getPublicationFragment,
  getPublishing,
  issueNumber,
  listSignedCopies,
  planPublication,
  provePublication,
  setDelivery,
  type SentBody,
  updateReport,
} from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, uploadAttachment } from '../lib/call.ts';
import { reportKeys } from './keys.ts';
import { readAgain, stale } from './stale.ts';

export const usePublishing = (id: string) =>
  useQuery({
    queryKey: reportKeys.publishing(id),
    queryFn: ({ signal }) => call(getPublishing, { params: { id }, signal }),
  });

/** Whatever is done here changes the report as the board shows it, too. */
function useRefresh(id: string) {
  const cache = useQueryClient();
  return () => readAgain(cache, stale.publishingChanged(id));
}

export function useIssueNumber(id: string) {
  const onSuccess = useRefresh(id);
  return useMutation({
    mutationFn: (body: SentBody<typeof issueNumber>) => call(issueNumber, { params: { id }, body }),
    onSuccess,
  });
}

export function useFillMetadata(id: string) {
  const onSuccess = useRefresh(id);
  return useMutation({
    mutationFn: (body: SentBody<typeof updateReport>) => call(updateReport, { params: { id }, body }),
    onSuccess,
  });
}

export function usePlanPublication(id: string) {
  const onSuccess = useRefresh(id);
  return useMutation({
    mutationFn: (body: SentBody<typeof planPublication> | null) =>
      body === null
        ? call(cancelPublicationPlan, { params: { id } })
        : call(planPublication, { params: { id }, body }),
    onSuccess,
  });
}

export function useEnterFiling(id: string) {
  const onSuccess = useRefresh(id);
  return useMutation({
    mutationFn: (body: SentBody<typeof enterFiling>) => call(enterFiling, { params: { id }, body }),
    onSuccess,
  });
}

export function useSetDelivery(id: string) {
  const onSuccess = useRefresh(id);
  return useMutation({
    mutationFn: (body: SentBody<typeof setDelivery>) => call(setDelivery, { params: { id }, body }),
    onSuccess,
  });
}

export function useProve(id: string) {
  const onSuccess = useRefresh(id);
  return useMutation({ mutationFn: () => call(provePublication, { params: { id } }), onSuccess });
}

export const useSignedCopies = (id: string) =>
  useQuery({
    queryKey: reportKeys.signedCopies(id),
    queryFn: ({ signal }) => call(listSignedCopies, { params: { id }, signal }),
  });

export function useAddSignedCopy(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof addSignedCopy>) => call(addSignedCopy, { params: { id }, body }),
    onSuccess: () => readAgain(cache, stale.signedCopyAdded(id)),
  });
}

/** Asked for at a press: nobody needs it on every visit. */
export const useFragment = () =>
  useMutation({ mutationFn: (id: string) => call(getPublicationFragment, { params: { id } }) });

/** A template with something wrong in it is not sent; the server looks through it again when it is saved. */
export const useUploadTemplate = () =>
  useMutation({
    mutationFn: async (file: File) => {
      const { checkTemplate } = await import('@nianbao/documents/docx');
      const problems = checkTemplate(new Uint8Array(await file.arrayBuffer()));
      if (problems.length > 0) return { problems, template: null };
      const { id, name } = await uploadAttachment(file);
      return { problems, template: { attachmentId: id, name } };
    },
  });
