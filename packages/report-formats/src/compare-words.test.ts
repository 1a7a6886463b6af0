import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWords, joinTexts } from './compare-words.ts';

describe('compareWords', () => {
  it('marks words and figures, not single characters', () => {
    expect(compareWords('全年受理申请128件，同比增长3.5%。', '全年受理申请130件，同比下降3.5%。')).toEqual([
      { kind: 'same', text: '全年受理申请' },
      { kind: 'removed', text: '128' },
      { kind: 'added', text: '130' },
      { kind: 'same', text: '件，同比' },
      { kind: 'removed', text: '增长' },
      { kind: 'added', text: '下降' },
      { kind: 'same', text: '3.5%。' },
    ]);
  });

  it('gives back both texts from its pieces, whatever they are', () => {
    const text = string({ unit: 'grapheme', maxLength: 60 });
    assert(
      property(text, text, (before, after) => {
        const pieces = compareWords(before, after);
        const without = (kind: string) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map((piece) => piece.text)
            .join('');
        const rebuilt = before === after ? [before, after] : [without('added'), without('removed')];
        expect(rebuilt).toEqual([before, after]);
        expect(pieces.length === 0).toBe(before === after);
      }),
    );
  });

  it('joins to either text again, where much was rewritten', () => {
    const [before, after] = ['受理申请九件，均按期办结。', '共受理申请十二件，按期办结。'];
    const pieces = compareWords(before, after);
    const without = (kind: string) => pieces.flatMap((one) => (one.kind === kind ? [] : one.text)).join('');

    expect([without('added'), without('removed')]).toEqual([before, after]);
  });
});

it('joins two versions of a paragraph without doubling what they share', () => {
  expect(joinTexts('共 15 件。甲加的。均已办结。', '共 15 件。乙加的。均已办结。')).toBe(
    '共 15 件。甲加的。乙加的。均已办结。',
  );
});
