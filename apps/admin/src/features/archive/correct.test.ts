import { blankReport } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { append, correct, findCorrectable } from './correct.ts';

const cell = 'tables/applications/new_received/natural_person';
const report = append(blankReport('2021', 2023, '云州市数据局'), 's1', 'p1', '原来的话。');

describe('correcting an imported report', () => {
  it('reads a figure as the editor does', () => {
    expect(correct(report, cell, '１２件')).toMatchObject({
      content: { tables: { applications: { 'new_received/natural_person': 12 } } },
    });
  });

  it('explains a figure that is none and changes nothing', () => {
    expect(correct(report, cell, '十二')).toEqual({ problem: '“十二”不是数字' });
  });

  it('replaces the words of a paragraph, and removes it when they are deleted', () => {
    expect(correct(report, 'sections/s1/blocks/p1', '改好的话。')).toMatchObject({
      content: {
        sections: [{ blocks: [{ id: 'p1', kind: 'paragraph', text: '改好的话。' }] }, {}, {}, {}, {}, {}],
      },
    });
    expect(correct(report, 'sections/s1/blocks/p1', ' ')).toMatchObject({
      content: { sections: [{ blocks: [] }, {}, {}, {}, {}, {}] },
    });
  });

  it('offers nothing to correct where nothing can be typed', () => {
    expect(findCorrectable(report, 'sections/s1')).toBeNull();
    expect(findCorrectable(report, 'tables/applications')).toBeNull();
    expect(correct(report, 'sections/s1/blocks/nowhere', 'x')).toHaveProperty('problem');
  });
});
