import type { CellPlace, Place, SaveResult } from '@nianbao/contracts';
import { describe, expect, it } from 'vitest';
import {
  choose,
  conflictsOf,
  currentValue,
  isUnsaved,
  openOutbox,
  type Outbox,
  placeSaveState,
  postpone,
  receive,
  refuse,
  saveState,
  settle,
  takeBatch,
  type,
} from './outbox.ts';
import { type PlaceValue } from '../../../pieces/place-value.ts';

const A = 'tables/art20/art20_1/rules/issued';
const B = 'tables/art20/art20_1/rules/repealed';
const TEXT = 'sections/s1/blocks/p1';

const cell = (address: string, raw = '', version = 0, changedBy = '甲'): CellPlace => ({
  kind: 'cell',
  address,
  version,
  raw,
  value: raw === '' ? null : Number(raw),
  problem: null,
  changedBy,
  changedAt: '2026-01-08T02:00:00.000Z',
});
const typedCell = (raw: string): PlaceValue => ({ kind: 'cell', raw });
const paragraph = (text: string, position = 'a0'): PlaceValue => ({
  kind: 'block',
  block: { id: 'p1', kind: 'paragraph', text },
  position,
});
const AT = '2026-01-08T02:32:00.000Z';

let ids = 0;
const newId = () => `change-${(ids += 1)}`;
const opened = () => openOutbox([cell(A), cell(B)]);

function take(outbox: Outbox) {
  const batch = takeBatch(outbox, newId);
  if (!batch) throw new Error('nothing to send');
  return batch;
}
const saved = (
  batch: ReturnType<typeof take>,
  outcome: SaveResult['outcome'] = 'saved',
  places: Place[] = [],
) =>
  batch.changes.map((change, i): SaveResult => ({
    id: change.id,
    address: change.address,
    outcome,
    place:
      places[i] ??
      cell(change.address, change.value.kind === 'cell' ? change.value.raw : '', change.base + 1),
  }));
const shown = (outbox: Outbox, address: string) => {
  const state = outbox.places.get(address);
  return state && currentValue(state);
};

describe('saving', () => {
  it('has nothing to send before anything was typed', () => {
    expect(takeBatch(opened(), newId)).toBeNull();
    expect(saveState(opened())).toBe('saved');
  });

  it('sends what was typed with the version it was typed on', () => {
    const batch = take(type(openOutbox([cell(A, '3', 7)]), A, typedCell('12')));

    expect(batch.changes).toMatchObject([{ address: A, base: 7, value: { raw: '12' } }]);
    expect(saveState(batch.outbox)).toBe('saving');
  });

  it('is saved once the server has answered', () => {
    const batch = take(type(opened(), A, typedCell('12')));

    const after = settle(batch.outbox, saved(batch), AT);

    expect(saveState(after)).toBe('saved');
    expect(after.savedAt).toBe(AT);
    expect(isUnsaved(after)).toBe(false);
  });

  it('keeps one request in flight; what is typed meanwhile follows on the new version', () => {
    const first = take(type(opened(), A, typedCell('1')));
    const meanwhile = type(first.outbox, A, typedCell('12'));
    expect(takeBatch(meanwhile, newId)).toBeNull();

    const second = take(settle(meanwhile, saved(first), AT));

    expect(second.changes).toMatchObject([{ base: 1, value: { raw: '12' } }]);
  });

  it('sends a value typed back to the old one while another was on its way', () => {
    const first = take(type(openOutbox([cell(A, '3', 1)]), A, typedCell('4')));
    const back = settle(type(first.outbox, A, typedCell('3')), saved(first), AT);

    expect(take(back).changes).toMatchObject([{ base: 2, value: { raw: '3' } }]);
  });

  it('has nothing to send when the old value is typed again', () => {
    const outbox = type(type(openOutbox([cell(A, '3', 1)]), A, typedCell('4')), A, typedCell('3'));

    expect(takeBatch(outbox, newId)).toBeNull();
    expect(saveState(outbox)).toBe('saved');
  });

  it('keeps an unreadable value exactly as typed', () => {
    const batch = take(type(opened(), A, typedCell('12a')));
    const place = { ...cell(A, '12a', 1), value: null, problem: '“12a”不是数字' };

    const after = settle(batch.outbox, saved(batch, 'saved', [place]), AT);

    expect(shown(after, A)).toEqual(typedCell('12a'));
  });
});

describe('failures', () => {
  it('sends the same changes with the same ids again, and later ones after them', () => {
    const first = take(type(opened(), A, typedCell('1')));
    const away = type(postpone(first.outbox), B, typedCell('2'));
    expect(saveState(away)).toBe('offline');

    const again = take(away);

    expect(again.changes).toEqual(first.changes);
    const rest = take(settle(again.outbox, saved(again), AT));
    expect(rest.changes).toMatchObject([{ address: B, value: { raw: '2' } }]);
  });

  it('tries the changes of a refused batch one by one and keeps the reason at the bad one', () => {
    const both = take(type(type(opened(), A, typedCell('1')), B, typedCell('坏')));
    const first = take(refuse(both.outbox, '不符合要求'));
    expect(first.changes).toMatchObject([{ address: A }]);
    const second = take(settle(first.outbox, saved(first), AT));

    const after = refuse(second.outbox, '不符合要求');

    expect(placeSaveState(after, A)).toBe('saved');
    expect(placeSaveState(after, B)).toBe('refused');
    expect(shown(after, B)).toEqual(typedCell('坏'));
    expect(takeBatch(after, newId)).toBeNull();
    expect(isUnsaved(after)).toBe(true);
  });

  it('tries a refused place again once it is typed anew', () => {
    const batch = take(type(opened(), A, typedCell('坏')));
    const retyped = type(refuse(batch.outbox, '不符合要求'), A, typedCell('1'));

    expect(take(retyped).changes).toMatchObject([{ value: { raw: '1' } }]);
  });
});

describe('conflicts', () => {
  const conflicting = () => {
    const batch = take(type(openOutbox([cell(A, '3', 1)]), A, typedCell('12')));
    return settle(batch.outbox, saved(batch, 'conflict', [cell(A, '15', 2, '乙')]), AT);
  };

  it('shows both values with who and when, and overwrites nothing', () => {
    const outbox = conflicting();

    const [conflict] = conflictsOf(outbox);
    expect(conflict?.[1].theirs).toMatchObject({ raw: '15', changedBy: '乙' });
    expect(shown(outbox, A)).toEqual(typedCell('12'));
    expect(saveState(outbox)).toBe('conflict');
    expect(takeBatch(outbox, newId)).toBeNull();
  });

  it('sends mine on top of theirs when mine is chosen', () => {
    const batch = take(choose(conflicting(), A, 'mine'));

    expect(batch.changes).toMatchObject([{ base: 2, value: { raw: '12' } }]);
  });

  it('lets theirs stand when theirs is chosen', () => {
    const outbox = choose(conflicting(), A, 'theirs');

    expect(shown(outbox, A)).toEqual(typedCell('15'));
    expect(saveState(outbox)).toBe('saved');
  });

  it('sends a joined value on top of theirs', () => {
    expect(take(choose(conflicting(), A, typedCell('27'))).changes).toMatchObject([
      { base: 2, value: { raw: '27' } },
    ]);
  });

  it('keeps what is typed on during a conflict, and still asks', () => {
    const outbox = type(conflicting(), A, typedCell('13'));

    expect(conflictsOf(outbox)).toHaveLength(1);
    expect(take(choose(outbox, A, 'mine')).changes).toMatchObject([{ value: { raw: '13' } }]);
  });

  it('saves other places while one waits for a choice', () => {
    const outbox = type(conflicting(), B, typedCell('2'));

    expect(take(outbox).changes).toMatchObject([{ address: B }]);
  });

  it('keeps what was typed after sending as mine', () => {
    const batch = take(type(openOutbox([cell(A, '3', 1)]), A, typedCell('12')));
    const on = type(batch.outbox, A, typedCell('123'));

    const outbox = settle(on, saved(batch, 'conflict', [cell(A, '15', 2)]), AT);

    expect(shown(outbox, A)).toEqual(typedCell('123'));
  });
});

describe('what others save', () => {
  it('takes it in where nothing was typed', () => {
    expect(shown(receive(opened(), [cell(A, '9', 1), cell(B)]), A)).toEqual(typedCell('9'));
  });

  it('leaves what is being typed, with its base, so that the server sees the conflict', () => {
    const outbox = receive(type(opened(), A, typedCell('1')), [cell(A, '9', 1), cell(B)]);

    expect(shown(outbox, A)).toEqual(typedCell('1'));
    expect(take(outbox).changes).toMatchObject([{ base: 0 }]);
  });

  it('ignores an answer older than its own save', () => {
    const batch = take(type(opened(), A, typedCell('1')));
    const outbox = receive(settle(batch.outbox, saved(batch), AT), [cell(A), cell(B)]);

    expect(shown(outbox, A)).toEqual(typedCell('1'));
  });

  it('drops a block that somebody removed, unless it was written on here', () => {
    const block: Place = {
      kind: 'block',
      address: TEXT,
      version: 1,
      changedBy: '甲',
      changedAt: AT,
      block: { id: 'p1', kind: 'paragraph', text: '旧' },
      position: 'a0',
    };
    expect(receive(openOutbox([block]), []).places.size).toBe(0);
    expect(shown(receive(type(openOutbox([block]), TEXT, paragraph('新')), []), TEXT)).toEqual(
      paragraph('新'),
    );
  });
});

describe('blocks', () => {
  it('leaves no trace of a block that came and went before it was sent', () => {
    const outbox = type(type(openOutbox([]), TEXT, paragraph('新')), TEXT, { kind: 'removed' });

    expect(outbox.places.size).toBe(0);
  });

  it('removes a block whose first save is on its way, once that has arrived', () => {
    const first = take(type(openOutbox([]), TEXT, paragraph('新')));
    const gone = type(first.outbox, TEXT, { kind: 'removed' });
    const place: Place = {
      kind: 'block',
      address: TEXT,
      version: 1,
      changedBy: '我',
      changedAt: AT,
      block: { id: 'p1', kind: 'paragraph', text: '新' },
      position: 'a0',
    };

    const second = take(settle(gone, saved(first, 'saved', [place]), AT));

    expect(second.changes).toMatchObject([{ base: 1, value: { kind: 'removed' } }]);
  });
});
