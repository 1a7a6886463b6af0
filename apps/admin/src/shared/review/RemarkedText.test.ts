import { expect, it } from 'vitest';
import { markedPieces } from './RemarkedText.tsx';

it('marks the words and leaves the others', () => {
  expect(markedPieces('全年受理128件。', [{ from: 4, to: 8 }])).toEqual([
    { from: 0, words: '全年受理', marked: false },
    { from: 4, words: '128件', marked: true },
    { from: 8, words: '。', marked: false },
  ]);
});

it.each([
  [
    'overlap',
    [
      { from: 2, to: 5 },
      { from: 4, to: 7 },
    ],
  ],
  [
    'lie in one another',
    [
      { from: 4, to: 5 },
      { from: 2, to: 7 },
    ],
  ],
  [
    'are the same',
    [
      { from: 2, to: 7 },
      { from: 2, to: 7 },
    ],
  ],
])('gives the text once where marks %s', (_, ranges) => {
  const pieces = markedPieces('全年受理128件。', ranges);

  expect(pieces.map(({ words }) => words).join('')).toBe('全年受理128件。');
  expect(pieces.flatMap(({ words, marked }) => (marked ? words : [])).join('')).toBe('受理128');
});
