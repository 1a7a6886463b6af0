import type { AuditFilter } from './queries.ts';

const KEYS = ['actorId', 'reportId', 'partId', 'action', 'from', 'to', 'before'] as const;
type Key = (typeof KEYS)[number];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const FITS: Record<Key, RegExp> = {
  actorId: UUID,
  reportId: UUID,
  partId: UUID,
  action: /^[a-z_]+\.[a-z_]+$/u,
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

/** The address with one criterion changed, back on the first page. */
export function withCriterion(
  search: URLSearchParams,
  key: Key,
  value: string | null | undefined,
): URLSearchParams {
  const next = new URLSearchParams(search);
  if (key !== 'before') next.delete('before');
  if (value) next.set(key, value);
  else next.delete(key);
  return next;
}
