import type { AuditFilter } from '../../server/audit.ts';

const KEYS = [
  'actorId',
  'reportId',
  'partId',
  'action',
  'address',
  'search',
  'from',
  'to',
  'before',
] as const;
type Key = (typeof KEYS)[number];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const FITS: Record<Key, RegExp> = {
  actorId: UUID,
  reportId: UUID,
  partId: UUID,
  action: /^[a-z_]+\.[a-z_]+$/u,
  address: /^(tables|sections)\/.{1,190}$/u,
  search: /^.{1,50}$/u,
  from: DAY,
  to: DAY,
  before: /^[1-9]\d{0,14}$/u,
};

/** The filter that the address of the page names; what is malformed in it does not count. */
export function filterOf(search: URLSearchParams): AuditFilter {
  const named = KEYS.flatMap((key) => {
    const value = search.get(key);
    return value && FITS[key].test(value) ? [[key, value] as const] : [];
  });
  return Object.fromEntries(named);
}

/** The address with one criterion (or the way of looking) changed, back on the first page unless it is to stay there. */
export function withCriterion(
  search: URLSearchParams,
  key: Key | 'view',
  value: string | null | undefined,
  page: 'first' | 'stay' = 'first',
): URLSearchParams {
  const next = new URLSearchParams(search);
  if (key !== 'before' && page === 'first') next.delete('before');
  if (value) next.set(key, value);
  else next.delete(key);
  return next;
}
