import { blankReport } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { correct, correctFreeCell, correctHeading, findCorrectable, settle } from './correct.ts';
import { type Draft, mapBlocks, obstaclesOf } from './draft.ts';

const cell = 'tables/applications/new_received/natural_person';
const table = {
  id: 't1',
  kind: 'table' as const,
  rows: [
    ['甲', '乙'],
    ['1', '2'],
  ],
};
const draft: Draft = {
  content: mapBlocks(blankReport('2021', 2023, '云州市数据局'), (blocks, id) =>
    id === 's1' ? [{ id: 'p1', kind: 'paragraph', text: '原来的话。' }, table] : blocks,
  ),
  publishedOn: '',
  pieces: [],
  notes: [],
  lines: [],
  unsure: [],
  unreadable: {},
};
const valueOf = ({ content }: Draft) => content.tables.applications?.['new_received/natural_person'];

describe('correcting an imported report', () => {
  it('reads a figure as the editor does', () => {
    expect(valueOf(correct(draft, cell, '１２件'))).toBe(12);
  });

  it('keeps what is no figure as typed, says why, and forgets it once it is one', () => {
    const wrong = correct(draft, cell, '十二');

    expect(valueOf(wrong)).toBeNull();
    expect(wrong.unreadable).toEqual({ [cell]: { raw: '十二', problem: '“十二”不是数字' } });
    expect(correct(wrong, cell, '12')).toMatchObject({ unreadable: {} });
  });

  it('replaces the words of a paragraph, of a free table and of a heading', () => {
    const words = correct(draft, 'sections/s1/blocks/p1', '改好的话。');
    const free = correctFreeCell(words, 's1', table, { row: 1, column: 0 }, '7');
    const { content } = correctHeading(free, 's1', '概述');

    expect(content.sections[0]).toMatchObject({
      title: '概述',
      blocks: [
        { text: '改好的话。' },
        {
          rows: [
            ['甲', '乙'],
            ['7', '2'],
          ],
        },
      ],
    });
  });

  it('settles a cell that was in doubt with one of its values', () => {
    const doubt = {
      address: cell,
      value: 3,
      alternatives: [4, null],
      line: 7,
      evidence: '两种读法都合计得上',
    };
    const doubted: Draft = { ...draft, unsure: [doubt] };

    const settled = settle(doubted, cell, 4);

    expect(obstaclesOf(doubted, new Set(), '2026-12-01')).toContain('还有 1 格拿不准，请逐格确认');
    expect([valueOf(settled), settled.unsure]).toEqual([4, []]);
    expect(settle(doubted, cell, null).unsure).toEqual([]);
  });

  it('offers nothing to correct where nothing can be typed', () => {
    expect(findCorrectable(draft.content, 'sections/s1')).toBeNull();
    expect(findCorrectable(draft.content, 'tables/applications')).toBeNull();
    expect(correct(draft, 'sections/s1/blocks/nowhere', 'x')).toBe(draft);
  });
});
