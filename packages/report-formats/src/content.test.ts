import { describe, expect, it } from 'vitest';
import { blankReport } from './blank.ts';
import { canonicalJson } from './canonical.ts';
import { changesBetween } from './changes.ts';
import { parseAddress } from './address.ts';
import { type Block, type ReportContent } from './content.ts';

it.each([
  [
    'tables/applications/new_received/total',
    { kind: 'cell', table: 'applications', path: 'new_received/total' },
  ],
  ['tables/art20', { kind: 'table', table: 'art20' }],
  ['sections/s1', { kind: 'section', sectionId: 's1' }],
  ['sections/s1/blocks/b1', { kind: 'block', sectionId: 's1', blockId: 'b1' }],
  ['sections/s1/blocks', null],
  ['tables/nothing/a', null],
  ['', null],
])('reads the address %j', (address, parsed) => {
  expect(parseAddress(address)).toEqual(parsed);
});

it('writes equal contents as equal text, whatever the order of their keys', () => {
  expect(canonicalJson({ b: [1, undefined], a: { d: null, c: undefined } })).toBe(
    '{"a":{"d":null},"b":[1,null]}',
  );
});

describe('changesBetween', () => {
  const report = (blocks: Block[], figure: number | null): ReportContent => {
    const blank = blankReport('2021', 2025, '某局');
    const [first, ...rest] = blank.sections;
    return {
      ...blank,
      sections: first ? [{ ...first, blocks }, ...rest] : rest,
      tables: { ...blank.tables, art20: { ...blank.tables.art20, 'art20_5/licence/decisions': figure } },
    };
  };
  const paragraph = (id: string, text: string): Block => ({ id, kind: 'paragraph', text });

  it('names blocks changed, added and removed, and cells before and after', () => {
    const before = report([paragraph('a', '甲'), paragraph('b', '乙')], null);
    const after = report([paragraph('a', '甲二'), paragraph('c', '丙')], 3);

    expect(changesBetween(before, after)).toEqual([
      { kind: 'block', address: 'sections/s1/blocks/a', before: '甲', after: '甲二' },
      { kind: 'block', address: 'sections/s1/blocks/c', before: null, after: '丙' },
      { kind: 'block', address: 'sections/s1/blocks/b', before: '乙', after: null },
      { kind: 'cell', address: 'tables/art20/art20_5/licence/decisions', before: null, after: 3 },
    ]);
  });

  it('takes a paragraph that only moved for unchanged', () => {
    const [a, b] = [paragraph('a', '甲'), paragraph('b', '乙')];

    expect(changesBetween(report([a, b], 0), report([b, a], 0))).toEqual([]);
  });
});
