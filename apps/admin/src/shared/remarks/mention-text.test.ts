import type { Reader } from '@nianbao/contracts';
import { expect, it } from 'vitest';
import { askedAt, mentionsIn, readersFor, saidOf, withName } from './mention-text.ts';

const reader = (id: string, name: string, department: string | null = null): Reader => ({
  id,
  name,
  department,
});
const READERS = [
  reader('1', '冯若谷', '政策法规科'),
  reader('2', '冯若', '办公室'),
  reader('3', '苏晚樵', '信息科'),
  reader('4', '苏晚樵', '财务科'),
];

it.each([
  ['请@', 2, { at: 1, query: '' }],
  ['请＠冯', 3, { at: 1, query: '冯' }],
  ['@冯若谷 请核对', 8, null],
  ['写信到 a@b', 7, null],
  ['请核对', 3, null],
  [`@${'长'.repeat(21)}`, 22, null],
])('knows whether “%s” asks for a name at %i', (text, caret, asked) => {
  expect(askedAt(text, caret)).toEqual(asked);
});

it('finds people by the beginning of the name, within it, or by their 科室', () => {
  const found = (query: string) => readersFor(READERS, query).map(({ id }) => id);

  expect([found('冯'), found('晚'), found('财务'), found('没有')]).toEqual([
    ['1', '2'],
    ['3', '4'],
    ['4'],
    [],
  ]);
});

it('puts the name where it was asked for, and nothing else away', () => {
  expect(withName('请@冯核对', 3, { at: 1, query: '冯' }, '冯若谷')).toEqual({
    text: '请@冯若谷 核对',
    caret: 6,
  });
});

it('takes the longer of two names that begin alike, and gives all words back', () => {
  const text = '请@冯若谷与＠冯若看，@无人';
  const said = saidOf(text, ['冯若', '冯若谷']);

  expect(said.flatMap(({ name }) => name ?? [])).toEqual(['冯若谷', '冯若']);
  expect(said.map((piece) => piece.text).join('')).toBe(text);
});

it('knows who is meant: by name, and of two with one name those who were picked', () => {
  expect(mentionsIn('@冯若谷 请看', READERS, new Set())).toEqual(['1']);
  expect(mentionsIn('@苏晚樵 请看', READERS, new Set())).toEqual([]);
  expect(mentionsIn('@苏晚樵 请看', READERS, new Set(['4']))).toEqual(['4']);
  expect(mentionsIn('不提人了', READERS, new Set(['4']))).toEqual([]);
});
