import type { LiveEvent, PartView } from '@nianbao/contracts';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aPart, at, cell, PART } from '../../test/a-part.ts';
import { News } from './news.ts';
import { partKey, presenceKey } from './keys.ts';

const PATH = 'new_received/natural_person';

/** A part that somebody looks at, and how often it is read. */
function shown(part: PartView) {
  const cache = new QueryClient();
  const read = vi.fn<() => PartView>(() => part);
  cache.setQueryData(partKey(PART), aPart());
  new QueryObserver(cache, { queryKey: partKey(PART), queryFn: read, staleTime: Infinity }).subscribe(
    () => undefined,
  );
  return { cache, read, news: new News(cache) };
}

const saved = (version: number): Extract<LiveEvent, { kind: 'places' }> => ({
  kind: 'places',
  partId: PART,
  places: [{ address: at(PATH), version }],
  by: null,
});
const withCell = (version: number): PartView => {
  const part = aPart();
  const written = cell(PATH, '12', version);
  return { ...part, cells: part.cells.map((one) => (one.address === written.address ? written : one)) };
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('reads a part once for several saves of others', async () => {
  const { cache, read, news } = shown(withCell(2));

  news.tell(saved(1));
  news.tell(saved(2));
  await vi.advanceTimersByTimeAsync(2000);

  expect(read).toHaveBeenCalledOnce();
  expect(cache.getQueryData(partKey(PART))).toEqual(withCell(2));
});

it('shows at once what is sent along, and asks for the rest a little later', async () => {
  const { cache, read, news } = shown(withCell(2));
  const now = withCell(2).cells.filter(({ version }) => version === 2);

  news.tell({ ...saved(2), now });
  expect(cache.getQueryData(partKey(PART))).toEqual(withCell(2));
  expect(read).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(4000);

  expect(read).toHaveBeenCalledOnce();
});

it('lets nothing older replace what is known', () => {
  const { cache, news } = shown(withCell(3));
  cache.setQueryData(partKey(PART), withCell(3));

  news.tell({ ...saved(2), now: withCell(2).cells.filter(({ version }) => version === 2) });

  expect(cache.getQueryData(partKey(PART))).toEqual(withCell(3));
});

it('gives up on a place that is not there any more', async () => {
  const { read, news } = shown(aPart());

  news.tell(saved(5));
  await vi.advanceTimersByTimeAsync(60_000);

  expect(read.mock.calls.length).toBeLessThanOrEqual(3);
});

it('knows who is there', () => {
  const { cache, news } = shown(aPart());
  const people = [{ id: PART, name: '冯若谷', address: at(PATH) }];

  news.tell({ kind: 'presence', partId: PART, people });

  expect(cache.getQueryData(presenceKey(PART))).toEqual(people);
});
