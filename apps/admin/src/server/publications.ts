import { listPublications, type SentBody, storeArchive } from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, uploadAttachment } from '../lib/call.ts';
import { publicationsKey } from './keys.ts';
import { readAgain, stale } from './stale.ts';

export const usePublications = () =>
  useQuery({ queryKey: publicationsKey, queryFn: ({ signal }) => call(listPublications, { signal }) });

/** Sends the source, then the report read from it: what is stored always has the file it came from. */
export function useStoreArchive() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, ...body }: Omit<SentBody<typeof storeArchive>, 'source'> & { file: File }) => {
      const { id } = await uploadAttachment(file);
      return call(storeArchive, { body: { ...body, source: { name: file.name, attachmentId: id } } });
    },
    onSuccess: () => readAgain(cache, stale.archiveStored()),
  });
}
