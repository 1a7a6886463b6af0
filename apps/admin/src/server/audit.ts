import {
  exportEntries,
  listAnchors,
  listAudit,
  type Response,
  type SentQuery,
  takeAnchor,
  verifyAudit,
} from '@nianbao/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { auditChainKey } from './keys.ts';
import { readAgain, stale } from './stale.ts';

export type AuditFilter = Omit<NonNullable<SentQuery<typeof listAudit>>, 'limit'>;

export const AUDIT_PAGE = 50;
const EXPORT_PAGE = 200;

/** One page of the record; the last one stays while the next is fetched. */
export const useAudit = (filter: AuditFilter) =>
  useQuery({
    queryKey: ['audit', filter],
    queryFn: ({ signal }) => call(listAudit, { query: { ...filter, limit: AUDIT_PAGE }, signal }),
    placeholderData: keepPreviousData,
  });

/** Every entry that fits the filter, the latest first, page by page; that they are taken away is put on record first. `onProgress` tells how many are there. */
export async function fetchAllEntries(
  filter: Omit<AuditFilter, 'before'>,
  onProgress: (count: number) => void,
) {
  await call(exportEntries, { body: filter });
  const first = await call(listAudit, { query: { ...filter, limit: EXPORT_PAGE } });
  const entries = [...first.entries];
  for (let last = entries.at(-1); last && entries.length < first.total; last = entries.at(-1)) {
    onProgress(entries.length);
    const next = await call(listAudit, { query: { ...filter, before: last.sequence, limit: EXPORT_PAGE } });
    if (next.entries.length === 0) break;
    entries.push(...next.entries);
  }
  return entries;
}

export type Chain = Response<typeof verifyAudit>;

/** Whether the record is as it was written; `useVerifyWhole` has all of it recomputed. */
export const useChain = () =>
  useQuery({
    queryKey: auditChainKey,
    queryFn: ({ signal }) => call(verifyAudit, { query: {}, signal }),
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });

export function useVerifyWhole() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(verifyAudit, { query: { whole: 'true' } }),
    onSuccess: (chain) => client.setQueryData(auditChainKey, chain),
  });
}

export function useTakeAnchor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(takeAnchor),
    onSuccess: () => readAgain(client, stale.anchorTaken()),
  });
}

export const fetchAnchors = () => call(listAnchors);
