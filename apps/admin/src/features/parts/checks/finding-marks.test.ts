import type { Finding } from '@nianbao/report-formats';
import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { expect, it } from 'vitest';
import { docOfBlocks } from '../text/blocks-doc.ts';
import { blockExtensions } from '../text/schema.ts';
import { decorationsOf, markedWords } from './finding-marks.ts';

const doc = Node.fromJSON(
  getSchema(blockExtensions()),
  docOfBlocks([
    { id: 'b1', kind: 'paragraph', text: '第一段。' },
    { id: 'b2', kind: 'paragraph', text: '上一行\n共10条，其中4条。' },
  ]),
);
const aFinding = (address: string, quote: string): Finding => ({
  rule: 'x',
  level: 'error',
  addresses: [address],
  quote,
  message: '',
  basis: '',
});
const wordsAt = (quote: string, id = 'b2') =>
  markedWords(doc, 's1', [aFinding(`sections/s1/blocks/${id}`, quote)]);

it('finds the words of a finding in their paragraph, behind a line end too', () => {
  const [words] = wordsAt('共10条');

  expect(words).toMatchObject({ whole: false, index: 0, level: 'error' });
  expect(doc.textBetween(words?.from ?? 0, words?.to ?? 0)).toBe('共10条');
});

it('marks the whole paragraph where the words are not one piece', () => {
  expect(wordsAt('别的话')[0]).toMatchObject({ whole: true });
  expect(wordsAt('')[0]).toMatchObject({ whole: true });
});

it('leaves out a paragraph that is gone', () => {
  expect(wordsAt('共10条', 'b9')).toEqual([]);
});

it('keeps two findings at the same words apart', () => {
  const at = 'sections/s1/blocks/b2';
  const words = markedWords(doc, 's1', [aFinding(at, '共10条'), aFinding(at, '10条')]);

  expect(words.map(({ index }) => index)).toEqual([0, 1]);
  expect(decorationsOf(doc, words).find()).toHaveLength(2);
});
