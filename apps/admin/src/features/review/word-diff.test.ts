import { expect, it } from 'vitest';
import { joinTexts, wordDiff } from './word-diff.ts';

it('marks the words that changed and leaves the sentence', () => {
  expect(wordDiff('全年公开政府信息120条。', '全年公开政府信息135条。')).toEqual([
    { kind: 'same', text: '全年公开政府信息' },
    { kind: 'removed', text: '120' },
    { kind: 'added', text: '135' },
    { kind: 'same', text: '条。' },
  ]);
});

it('joins to either text again', () => {
  const [before, after] = ['受理申请九件，均按期办结。', '共受理申请十二件，按期办结。'];
  const runs = wordDiff(before, after);
  const without = (kind: string) => runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('');

  expect(without('added')).toBe(before);
  expect(without('removed')).toBe(after);
});

it('joins two versions of a paragraph without doubling what they share', () => {
  expect(joinTexts('共 15 件。甲加的。均已办结。', '共 15 件。乙加的。均已办结。')).toBe(
    '共 15 件。甲加的。乙加的。均已办结。',
  );
});
