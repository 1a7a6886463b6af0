import { describe, expect, it } from 'vitest';
import { openOutbox, takeBatch, type } from '../outbox/outbox.ts';
import { type PlaceValue } from '../../../pieces/place-value.ts';
import { removedBy, restored } from './restore.ts';

const paragraph = (text: string, position = 'a0'): PlaceValue => ({
  kind: 'block',
  position,
  block: { id: 'b1', kind: 'paragraph', text },
});
const table = (word: string): PlaceValue => ({
  kind: 'block',
  position: 'a0',
  block: { id: 't1', kind: 'table', rows: [[word]] },
});
const image = (caption: string): PlaceValue => ({
  kind: 'block',
  position: 'a0',
  block: { id: 'i1', kind: 'image', attachmentId: '0c7e1d1e-5f1c-4d53-9c53-1a2b3c4d5e6f', caption },
});

describe('restoring', () => {
  it('puts an earlier figure back as typed, an invalid or empty one too', () => {
    expect(restored({ kind: 'cell', raw: '5' }, { kind: 'cell', raw: '12a' })).toEqual({
      kind: 'cell',
      raw: '12a',
    });
    expect(restored({ kind: 'cell', raw: '5' }, { kind: 'cell', raw: '' })).toEqual({
      kind: 'cell',
      raw: '',
    });
  });

  it('puts earlier words, tables and pictures back where the block stands now', () => {
    expect(restored(paragraph('新的', 'a5'), paragraph('旧的'))).toEqual(paragraph('旧的', 'a5'));
    expect(restored(table('新'), table('旧'))).toEqual(table('旧'));
    expect(restored(image('新图'), image('旧图'))).toEqual(image('旧图'));
  });

  it('brings back what was removed, where it stood', () => {
    expect(restored({ kind: 'removed' }, paragraph('旧的'))).toEqual(paragraph('旧的'));
    expect(restored(null, table('旧'))).toEqual(table('旧'));
  });

  it('has nothing to restore where it stands already', () => {
    expect(restored({ kind: 'cell', raw: '5' }, { kind: 'cell', raw: '5' })).toBeNull();
    expect(restored(paragraph('一'), { kind: 'removed' })).toBeNull();
  });

  it('is sent on top of the removal, so that it meets no conflict', () => {
    const address = 'sections/s1/blocks/b1';
    const entry = {
      id: '1',
      address,
      version: 4,
      by: '苏晚樵',
      at: '2026-01-08T02:00:00.000Z',
      before: '旧的',
      after: null,
      kept: true,
      value: { kind: 'removed' as const },
      zeroReport: null,
    };

    const outbox = type(openOutbox([]), address, paragraph('旧的'), removedBy(entry));

    expect(takeBatch(outbox, () => 'x')?.changes).toMatchObject([
      { address, base: 4, value: paragraph('旧的') },
    ]);
  });
});
