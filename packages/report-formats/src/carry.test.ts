import {
  array,
  assert,
  constantFrom,
  integer,
  nat,
  property,
  record,
  shuffledSubarray,
  string,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, carry, carryRange, type HeldBlock } from './carry.ts';
import { keptCharacters } from './kept-characters.ts';

const TEXT = '全年受理申请128件，均按期办结。其中予以公开96件。';
const rangeOf = (text: string, quote: string) => {
  const from = text.indexOf(quote);
  return { from, to: from + quote.length };
};
const carried = (after: string, quote: string, before = TEXT) => {
  const range = carryRange(before, after, rangeOf(before, quote));
  return range && after.slice(range.from, range.to);
};

/** Few different characters, so that words repeat. */
const words = string({ unit: constantFrom('公', '开', '件', '1', '，'), maxLength: 30 });

describe('keptCharacters', () => {
  it('gives each character that stayed its place, in order, and only equal ones', () => {
    assert(
      property(words, words, (before, after) => {
        const pairs = [...keptCharacters(before, after)].flatMap((at, i) =>
          at < 0 ? [] : [[i, at] as const],
        );
        for (const [i, at] of pairs) expect(after[at]).toBe(before[i]);
        expect(pairs.every(([, at], i) => at > (pairs[i - 1]?.[1] ?? -1))).toBe(true);
      }),
    );
  });

  it('is done in no time with two long texts that have nothing in common', () => {
    const started = performance.now();
    keptCharacters('甲'.repeat(20_000), '乙'.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a range of characters', () => {
  it.each([
    ['text before it grows', `经统计，${TEXT}`, '128件'],
    ['a sentence is put in before it', TEXT.replace('其中', '同比增长5%。其中'), '予以公开96件'],
    ['the sentence after it goes', TEXT.replace('其中予以公开96件。', ''), '均按期办结'],
    ['the paragraph is turned round', '其中予以公开96件。全年受理申请128件，均按期办结。', '受理申请128件'],
  ])('follows its words when %s', (_, after, quote) => {
    expect(carried(after, quote)).toBe(quote);
  });

  it('holds what was changed inside it', () => {
    expect(carried(TEXT.replace('128件', '130件'), '受理申请128件')).toBe('受理申请130件');
    expect(carried(TEXT.replace('均按期', '均依法按期'), '均按期办结')).toBe('均依法按期办结');
  });

  it('stays on its own one of two equal words', () => {
    const before = '公开5件。公开5件。';
    expect(carryRange(before, `共${before}`, { from: 5, to: 9 })).toEqual({ from: 6, to: 10 });
  });

  it.each([
    ['removed', TEXT.replace('均按期办结', '')],
    ['replaced', TEXT.replace('均按期办结', '尚在处理之中')],
    ['gone with all the text', '本年度无此项。'],
    ['gone with nothing left', ''],
  ])('is gone when its words are %s', (_, after) => {
    expect(carried(after, '均按期办结')).toBeNull();
  });

  it('never cuts a character in two', () => {
    const text = '字𠮷字𠮷。';
    assert(
      property(words, words, (a, b) => {
        const after = `${a}字𠮷${b}`;
        const range = carryRange(text, after, { from: 0, to: 3 });
        expect(range === null || !/\p{Surrogate}/u.test(after.slice(range.from, range.to))).toBe(true);
      }),
    );
  });

  it('covers its words exactly, whatever is written around them', () => {
    assert(
      property(words, words, words, words, (a, b, c, d) => {
        const quote = '予以公开';
        const [before, after] = [a + quote + b, c + quote + d];

        const range = carryRange(before, after, { from: a.length, to: a.length + quote.length });

        expect(range).toEqual({ from: c.length, to: c.length + quote.length });
      }),
    );
  });

  it('always lies within the text, and is not empty', () => {
    assert(
      property(words, words, nat(30), integer({ min: 1, max: 30 }), (before, after, start, length) => {
        const from = Math.min(start, Math.max(0, before.length - 1));
        const to = Math.min(before.length, from + length);
        if (to === from) return;

        const range = carryRange(before, after, { from, to });

        if (!range) return;
        expect(range.from).toBeGreaterThanOrEqual(0);
        expect(range.to).toBeGreaterThan(range.from);
        expect(range.to).toBeLessThanOrEqual(after.length);
      }),
    );
  });

  it('is where it was when the old wording comes back', () => {
    assert(
      property(words, nat(30), integer({ min: 1, max: 30 }), (text, from, length) => {
        const range = { from, to: from + length };
        expect(carryRange(text, text, range)).toEqual(range);
      }),
    );
  });
});

describe('a remark', () => {
  const at = (id: string) => `sections/s1/blocks/${id}`;
  const held = (id: string, text: string | null = id): HeldBlock => ({
    address: at(id),
    block: text === null ? null : { id, kind: 'paragraph', text },
  });
  const on = (id: string, quote = '', text = TEXT): Anchor => ({
    address: at(id),
    range: quote === '' ? null : rangeOf(text, quote),
    text,
  });

  it('keeps its paragraph wherever it is moved and whatever else is there', () => {
    const others = array(record({ id: string({ minLength: 1, maxLength: 4 }), text: words }), {
      maxLength: 8,
    });
    assert(
      property(
        others.chain((all) => shuffledSubarray(all)),
        nat(8),
        (all, place) => {
          const blocks = all.map(({ id, text }) => held(`x${id}`, text));
          const now = [...blocks.slice(0, place), held('own', TEXT), ...blocks.slice(place)];

          expect(carry(on('own', '均按期办结'), now)).toEqual({
            address: at('own'),
            range: rangeOf(TEXT, '均按期办结'),
            fate: 'kept',
          });
        },
      ),
    );
  });

  it('goes to what stood before its paragraph when that is removed, else to what stood after it', () => {
    expect(carry(on('b'), [held('a'), held('b', null), held('c')])).toEqual({
      address: at('a'),
      range: null,
      fate: 'block_gone',
    });
    expect(carry(on('b'), [held('a', null), held('b', null), held('c')]).address).toBe(at('c'));
    expect(carry(on('b', '均按期办结'), [held('b', null)])).toEqual({
      address: '',
      range: null,
      fate: 'block_gone',
    });
  });

  it('never points to a paragraph that is not there', () => {
    const some = array(record({ id: constantFrom('a', 'b', 'c', 'd'), text: words, gone: nat(1) }), {
      maxLength: 6,
    });
    assert(
      property(some, words, (all, text) => {
        const blocks = all.map(({ id, text: now, gone }, i) => held(`${id}${i}`, gone ? null : now));
        const known = new Set(blocks.flatMap(({ address, block }) => (block ? [address] : [])));
        for (const { address } of blocks) {
          const range = text === '' ? null : { from: 0, to: text.length };
          const now = carry({ address, range, text }, blocks);
          expect(now.address === '' || known.has(now.address)).toBe(true);
          expect(now.address === '').toBe(known.size === 0);
        }
      }),
    );
  });

  it('shows on the paragraph when its words are gone', () => {
    expect(carry(on('b', '均按期办结'), [held('b', '无。')])).toEqual({
      address: at('b'),
      range: null,
      fate: 'quote_gone',
    });
  });

  it('goes with its words into the half that was split off, and into the paragraph that it was joined to', () => {
    const cut = TEXT.indexOf('其中');
    const split = [held('b', TEXT.slice(0, cut)), held('new', TEXT.slice(cut))];
    expect(carry(on('b', '公开96件'), split)).toEqual({
      address: at('new'),
      range: rangeOf(TEXT.slice(cut), '公开96件'),
      fate: 'kept',
    });

    const joined = [held('a', `开头。${TEXT}`), held('b', null)];
    expect(carry(on('b', '予以公开96件'), joined)).toMatchObject({ address: at('a'), fate: 'kept' });
  });

  it('does not run after a word that another paragraph happens to have', () => {
    const now = [held('a', '继续做好主动公开工作。'), held('b', '无。')];
    expect(carry(on('b', '公开'), now)).toMatchObject({ address: at('b'), fate: 'quote_gone' });
  });

  it('stays at its figure, its row and the whole part', () => {
    for (const address of ['tables/art20/art20_1/rules/issued', 'tables/art20/art20_1/rules', ''])
      expect(carry({ address, range: null, text: '5' }, [])).toEqual({ address, range: null, fate: 'kept' });
  });
});
