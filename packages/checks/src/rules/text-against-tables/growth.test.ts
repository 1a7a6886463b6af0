import { describe, expect, it } from 'vitest';
import { aReport, zeros } from '../../../test/report.ts';
import { checkReport } from '../../check-report.ts';

const received = (count: number) => ({
  applications: zeros('2021', 'applications', { 'new_received/natural_person': count }),
});
const said = (text: string, previousText = '政府信息公开工作有序开展。') =>
  checkReport({
    content: aReport({ formatId: '2021', year: 2024, text: `依申请公开。${text}`, tables: received(123) }),
    previous: aReport({ formatId: '2021', year: 2023, text: previousText, tables: received(108) }),
  })
    .filter(({ rule }) => rule === 'text.growth_since_last_year' || rule === 'text.last_year_figure')
    .map(({ level, expected, actual }) => `${level} ${actual} (${expected})`);

describe('a growth without its base', () => {
  it.each([
    ['收到政府信息公开申请123件，同比增长17.29%。', ['warning 17.29% (增长 13.89%)']],
    ['收到政府信息公开申请123件，同比下降13.89%。', ['warning 13.89% (增长 13.89%)']],
    ['收到政府信息公开申请123件，比上年增加16件。', ['warning 增加 16 (增加 15)']],
    ['收到政府信息公开申请数量同比增长17.29%。', ['question 17.29% (增长 13.89%)']],
    ['收到政府信息公开申请123件，同比增长13.89%。', []],
    ['收到政府信息公开申请123件，比上年增加15件，增长13.9%。', []],
    ['收到政府信息公开申请123件，较2021年增长30%。', []],
    ['网站访问量同比增长50%，收到政府信息公开申请123件。', []],
    ['2023年收到政府信息公开申请105件。', ['question 105 (108)']],
    ['2023年收到政府信息公开申请108件。', []],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('is asked about where last year’s text tells the same thing in the same words', () => {
    const text = '门户网站公开信息220条，同比增长20%。';

    expect(said(text, '门户网站公开信息200条。')).toEqual(['question 20% (增长 10.00%)']);
    expect(said(text, '门户网站公开信息184条。')).toEqual([]);
    expect(said(text, '门户网站公开信息200条，门户网站公开信息210条。')).toEqual([]);
  });
});
