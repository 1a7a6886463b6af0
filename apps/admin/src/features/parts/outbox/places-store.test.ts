import type { Change, Place, SaveResult } from '@nianbao/contracts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../../lib/call.ts';
import { saveState } from './outbox.ts';
import { PlacesStore } from './places-store.ts';
import { type SaveAnswer } from '../../../server/with-answer.ts';

const A = 'tables/art20/art20_1/rules/issued';
const B = 'tables/art20/art20_1/rules/repealed';
const place = (address: string, raw = '', version = 0): Place => ({
  kind: 'cell',
  address,
  version,
  raw,
  value: null,
  problem: null,
  changedBy: null,
  changedAt: null,
});
const answerTo = (changes: readonly Change[]): SaveAnswer => ({
  results: changes.map((change): SaveResult => ({
    id: change.id,
    address: change.address,
    outcome: 'saved',
    place: place(change.address, change.value.kind === 'cell' ? change.value.raw : '', change.base + 1),
  })),
  status: 'drafting',
  version: 2,
  findings: [],
});
const problem = (code: 'offline' | 'not-signed-in' | 'invalid-input') =>
  new ApiProblem({ code, message: '不行' });
const put = (store: PlacesStore, address: string, raw: string) =>
  store.type([{ address, value: { kind: 'cell', raw } }]);

/** A store whose server answers by `respond`; what was sent is kept. */
function aStore(respond: (changes: readonly Change[], turn: number) => Promise<SaveAnswer> | SaveAnswer) {
  const sent: (readonly Change[])[] = [];
  const store = new PlacesStore([place(A), place(B)], {
    save: async ({ changes }) => {
      sent.push(changes);
      return respond(changes, sent.length);
    },
    onSaved: () => undefined,
  });
  return { store, sent };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('waits for a pause in typing, and no longer than a second', async () => {
  const { store, sent } = aStore(answerTo);

  put(store, A, '1');
  await vi.advanceTimersByTimeAsync(400);
  put(store, A, '12');
  await vi.advanceTimersByTimeAsync(400);
  expect(sent).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(600);

  expect(sent).toMatchObject([[{ value: { raw: '12' } }]]);
  expect(saveState(store.read())).toBe('saved');
});

it('has one request on its way at a time', async () => {
  let finish = (): void => undefined;
  const { store, sent } = aStore((changes, turn) =>
    turn > 1
      ? answerTo(changes)
      : new Promise((resolve) => {
          finish = () => resolve(answerTo(changes));
        }),
  );
  put(store, A, '1');
  await vi.advanceTimersByTimeAsync(1000);
  put(store, B, '2');
  await vi.advanceTimersByTimeAsync(5000);
  expect(sent).toHaveLength(1);

  finish();
  await vi.advanceTimersByTimeAsync(1000);

  expect(sent[1]).toMatchObject([{ address: B, value: { raw: '2' } }]);
});

it('keeps all and sends it again with the same ids when the server is back', async () => {
  const { store, sent } = aStore((changes, turn) => {
    if (turn < 3) throw problem('offline');
    return answerTo(changes);
  });

  put(store, A, '1');
  await vi.advanceTimersByTimeAsync(1000);
  expect(saveState(store.read())).toBe('offline');
  expect(store.unsaved).toBe(true);
  await vi.advanceTimersByTimeAsync(10_000);

  expect(sent).toHaveLength(3);
  expect(new Set(sent.map(([change]) => change?.id)).size).toBe(1);
  expect(store.unsaved).toBe(false);
});

it('sends nothing after the session has ended until it is told to go on', async () => {
  const { store, sent } = aStore((changes, turn) => {
    if (turn < 2) throw problem('not-signed-in');
    return answerTo(changes);
  });
  put(store, A, '1');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);

  await store.resume();

  expect(sent[1]).toEqual(sent[0]);
  expect(store.unsaved).toBe(false);
});

it('does not hammer the server with what it refuses, and saves the rest', async () => {
  const { store, sent } = aStore((changes) => {
    if (changes.some(({ address }) => address === A)) throw problem('invalid-input');
    return answerTo(changes);
  });

  store.type([
    { address: A, value: { kind: 'cell', raw: '坏' } },
    { address: B, value: { kind: 'cell', raw: '2' } },
  ]);
  await vi.advanceTimersByTimeAsync(60_000);

  expect(sent.map((changes) => changes.length)).toEqual([2, 1, 1]);
  expect(saveState(store.read())).toBe('refused');
  expect(store.read().places.get(A)?.refusal).toBe('不行');
  expect(store.read().places.get(B)?.typed).toBeNull();
});

it('has sent everything when a flush resolves', async () => {
  const { store, sent } = aStore(answerTo);
  put(store, A, '1');

  await store.flush();

  expect(sent).toHaveLength(1);
  expect(store.unsaved).toBe(false);
});

it('has kept what it sends before it sends it', async () => {
  const order: string[] = [];
  const store = new PlacesStore([place(A)], {
    save: async ({ changes }) => {
      order.push('sent');
      return answerTo(changes);
    },
    onSaved: () => undefined,
    keeper: {
      keep: ({ put: drafts, remove }) =>
        order.push(...drafts.map(() => 'keep'), ...remove.map(() => 'forget')),
      kept: async () => void order.push('kept'),
    },
  });

  put(store, A, '1');
  await store.flush();

  // Kept as typed, again with the id it is sent under, and forgotten only when the server has it.
  expect(order).toEqual(['keep', 'keep', 'kept', 'sent', 'forget']);
});

it('sends nothing any more once it is stopped', async () => {
  const { store, sent } = aStore(answerTo);

  put(store, A, '1');
  store.stop();
  await store.flush();
  await vi.advanceTimersByTimeAsync(5000);

  expect(sent).toEqual([]);
  expect(store.unsaved).toBe(false);
});

it('tries again what was refused when it is told to, or gives it up', async () => {
  const state = { refuse: true };
  const { store, sent } = aStore((changes) => {
    if (state.refuse) throw problem('invalid-input');
    return answerTo(changes);
  });
  put(store, A, '1');
  put(store, B, '2');
  await store.flush();

  store.discard(B);
  state.refuse = false;
  store.retryRefused();
  await vi.advanceTimersByTimeAsync(10);

  expect(sent.at(-1)).toMatchObject([{ address: A, value: { raw: '1' } }]);
  expect(saveState(store.read())).toBe('saved');
});
