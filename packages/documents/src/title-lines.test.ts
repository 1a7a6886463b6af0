import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TITLE_CHARACTERS, widthOf } from './docx/measures.ts';
import { titleLines } from './title-lines.ts';

const REST = '2024年政府信息公开工作年度报告';

describe('a title', () => {
  it.each([
    ['某局', ['某局2024年政府信息公开工作年度报告']],
    ['云溪市营商环境建设局', ['云溪市营商环境建设局', REST]],
    ['云溪市文化广播电视和旅游体育局（市文物局）', ['云溪市文化广播电视', '和旅游体育局（市文物局）', REST]],
    ['新疆维吾尔自治区云溪市人力资源社会保障局', ['新疆维吾尔自治区云溪市人力资源社会保障局', REST]],
    [
      '云溪高新技术产业开发区管理委员会综合行政执法局',
      ['云溪高新技术产业开发区', '管理委员会综合行政执法局', REST],
    ],
  ])('of %s turns over where its words end', (organisation, lines) => {
    expect(titleLines(organisation + REST, organisation)).toEqual(lines);
  });

  it('that does not begin with the name of the body turns over too', () => {
    expect(titleLines('关于云溪市教育局2024年度政府信息公开工作年度报告的公告', '市教育局')).toEqual([
      '关于云溪市教育局2024年度',
      '政府信息公开工作年度报告的公告',
    ]);
  });

  it('keeps every character, and no line is longer than the page is wide', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[省市县区和（）、局委员会甲乙]{0,90}$/u), (organisation) => {
        const lines = titleLines(organisation + REST, organisation);

        expect(lines.join('')).toBe(organisation + REST);
        expect(lines.filter((line) => widthOf(line) > TITLE_CHARACTERS)).toEqual([]);
      }),
    );
  });
});
