import { getHistory, type PartView, type Response, type listRevisions } from '@nianbao/contracts';
import { useQueries } from '@tanstack/react-query';
import { call } from '../../lib/call.ts';
import { partKey, useRevisions } from '../parts/queries.ts';

export interface PlaceChange {
  address: string;
  before: string;
  after: string;
  by: string;
}

type Revision = Response<typeof listRevisions>[number];

/** When the content was last judged before the submission at hand; `null` for the first submission. */
export function judgedBefore(revisions: readonly Revision[]): string | null {
  const newestFirst = revisions.toSorted((a, b) => b.number - a.number);
  const submitted = newestFirst.findIndex(({ action }) => action === 'submit');
  return newestFirst[submitted + 1]?.at ?? null;
}

const MOST = 30;

/** What was changed since the version judged before, each place from what it was to what it is. */
export function usePartChanges(part: PartView): { since: string | null; changes: PlaceChange[] } {
  const { data } = useRevisions(part.id);
  const since = data ? judgedBefore(data) : null;
  const touched = since
    ? [...part.cells, ...part.blocks]
        .filter(({ changedAt }) => changedAt !== null && changedAt > since)
        .slice(0, MOST)
    : [];
  const histories = useQueries({
    queries: touched.map(({ address, version }) => ({
      queryKey: [...partKey(part.id), 'history', address, version],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(getHistory, { params: { id: part.id }, query: { address }, signal }),
    })),
  });
  const changes = touched.flatMap(({ address }, i) => {
    const entries = (histories[i]?.data ?? [])
      .filter(({ kept, at }) => kept && since !== null && at > since)
      .toSorted((a, b) => a.version - b.version);
    const [first, last] = [entries[0], entries.at(-1)];
    if (!first || !last || first.before === last.after) return [];
    return [{ address, before: first.before ?? '', after: last.after ?? '', by: last.by }];
  });
  return { since, changes };
}
