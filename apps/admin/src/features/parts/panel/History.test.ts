import { expect, it } from 'vitest';
import { restored } from './History.tsx';

const paragraph = (text: string) =>
  ({ kind: 'block', position: 'a0', block: { id: 'b1', kind: 'paragraph', text } }) as const;

it('puts an earlier figure back as typed, an invalid or empty one too', () => {
  expect(restored({ kind: 'cell', raw: '5' }, '12a')).toEqual({ kind: 'cell', raw: '12a' });
  expect(restored({ kind: 'cell', raw: '5' }, null)).toEqual({ kind: 'cell', raw: '' });
});

it('puts earlier words into the paragraph where it stands now', () => {
  expect(restored(paragraph('新的'), '旧的')).toEqual(paragraph('旧的'));
});

it('has nothing to restore where it stands already, or where there is no plain text', () => {
  expect(restored({ kind: 'cell', raw: '5' }, '5')).toBeNull();
  expect(restored({ kind: 'removed' }, '旧的')).toBeNull();
  expect(
    restored({ kind: 'block', position: 'a0', block: { id: 't', kind: 'table', rows: [['一']] } }, '二'),
  ).toBeNull();
});
