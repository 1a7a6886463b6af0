import type { Change, Place } from '@nianbao/contracts';
import { describe, expect, it } from 'vitest';
import { type Draft, draftChanges, putBack } from './drafts.ts';
import { openOutbox, type Outbox, refuse, settle, takeBatch, type } from './outbox.ts';

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
const words = (raw: string) => ({ kind: 'cell', raw }) as const;
const draft = (address: string, raw: string, base = 0, sent: Change | null = null): Draft => ({
  address,
  value: words(raw),
  base,
  sent,
});
const change = (address: string, raw: string, base = 0, id = 'c1'): Change => ({
  id,
  address,
  base,
  value: words(raw),
});
const batch = (outbox: Outbox) => {
  const taken = takeBatch(outbox, () => 'c1');
  if (!taken) throw new Error('nothing to send');
  return taken;
};

describe('what is kept', () => {
  it('keeps a value as it is typed, before it is sent', () => {
    const before = openOutbox([place(A)]);

    expect(draftChanges(before, type(before, A, words('12a')))).toEqual({
      put: [draft(A, '12a')],
      remove: [],
    });
  });

  it('keeps the id of a change on its way together with what was typed on since', () => {
    const { outbox } = batch(type(openOutbox([place(A)]), A, words('1')));

    expect(draftChanges(outbox, type(outbox, A, words('12'))).put).toEqual([
      draft(A, '12', 0, change(A, '1')),
    ]);
  });

  it('forgets a value when the server has it, and not before', () => {
    const { outbox } = batch(type(openOutbox([place(A), place(B)]), A, words('1')));
    const saved = { id: 'c1', address: A, outcome: 'saved', place: place(A, '1', 1) } as const;

    expect(draftChanges(outbox, settle(outbox, [saved], 'now'))).toEqual({ put: [], remove: [A] });
    expect(draftChanges(outbox, refuse(outbox, '不行'))).toEqual({ put: [draft(A, '1')], remove: [] });
  });

  it('forgets a value that was typed back to what is saved', () => {
    const typed = type(openOutbox([place(A, '5', 2)]), A, words('6'));

    expect(draftChanges(typed, type(typed, A, words('5'))).remove).toEqual([A]);
  });
});

describe('what comes back', () => {
  it('is unsaved again and sent on the version it was typed on', () => {
    const { outbox } = putBack(openOutbox([place(A, '5', 2)]), [draft(A, '6', 2)]);

    expect(batch(outbox).changes).toEqual([change(A, '6', 2)]);
  });

  it('goes under the same id when it was on its way, and what was typed on goes after it', () => {
    const sent = change(A, '1', 0, 'earlier');
    const { outbox } = putBack(openOutbox([place(A, '1', 1)]), [draft(A, '12', 0, sent)]);

    const first = batch(outbox);
    expect(first.changes).toEqual([sent]);
    const settled = settle(
      first.outbox,
      [{ id: 'earlier', address: A, outcome: 'saved', place: place(A, '1', 1) }],
      'now',
    );
    expect(batch(settled).changes).toEqual([change(A, '12', 1)]);
  });

  it('is a conflict at once where somebody else has written meanwhile', () => {
    const { outbox } = putBack(openOutbox([place(A, '7', 3)]), [draft(A, '6', 2)]);

    expect(outbox.places.get(A)).toMatchObject({ typed: words('6'), theirs: { raw: '7', version: 3 } });
    expect(takeBatch(outbox, () => 'c1')).toBeNull();
  });

  it('is nothing where the server has the same', () => {
    const { outbox, taken } = putBack(openOutbox([place(A, '6', 3)]), [draft(A, '6', 2)]);

    expect(takeBatch(outbox, () => 'c1')).toBeNull();
    expect(taken).toHaveLength(1);
  });

  it('leaves alone what was typed here before it came', () => {
    const typing = type(openOutbox([place(A)]), A, words('9'));
    const { outbox, taken, left } = putBack(typing, [draft(A, '6'), draft(B, '1')]);

    expect(outbox.places.get(A)?.typed).toEqual(words('9'));
    expect([taken, left].map((some) => some.map(({ address }) => address))).toEqual([[B], [A]]);
  });

  it('is kept visible at a place that the part no longer has', () => {
    const { outbox } = putBack(openOutbox([]), [draft(B, '1', 4)]);

    expect(batch(outbox).changes).toEqual([change(B, '1', 4)]);
  });
});
