import { describe, expect, it } from 'vitest';
import { aReport } from '../test/report.ts';
import { checkReport } from './index.ts';

const SHORT = 40_000;
const LONG = 400_000;
const milliseconds = (text: string): number => {
  const content = aReport({ text });
  const started = performance.now();
  checkReport({ content });
  return performance.now() - started;
};

describe('long and hostile text', () => {
  // Ten times the text may cost ten times the time, and some more on a busy machine; a square would cost a hundred times.
  it.each([
    '其中',
    '《',
    '“',
    '12件',
    '占3%',
    '一是',
    '的',
    ' ',
    '(',
    '从1件到2件增长',
    '中 1',
    '、',
    '行政复议',
    '以为抓手,',
    '一、',
    'aA1',
    '信息公开申请',
    '，收到1件',
    '。',
    '未',
    '《a》',
    '1',
    '没有收到',
    '共',
    '“甲”',
    '2018年',
    '其中3件，',
  ])(
    'of %j over and over costs time in proportion',
    (word) => {
      const small = Math.min(
        ...[1, 2, 3].map(() => milliseconds(word.repeat(Math.ceil(SHORT / word.length)))),
      );
      const large = Math.min(...[1, 2].map(() => milliseconds(word.repeat(Math.ceil(LONG / word.length)))));

      expect(large).toBeLessThan(Math.max(small, 20) * 60);
    },
    60_000,
  );

  it('in very many paragraphs and sections costs time in proportion', () => {
    const many = (count: number) => {
      const content = aReport({ text: Array.from({ length: count }, () => '收到申请3件。') });
      const sections = Array.from({ length: count / 10 }, (_, index) => ({
        id: `t${index}`,
        number: '二、',
        title: '诉讼',
        blocks: [],
      }));
      const started = performance.now();
      checkReport({ content: { ...content, sections: [...content.sections, ...sections] } });
      return performance.now() - started;
    };
    many(2000);

    expect(many(20_000)).toBeLessThan(Math.max(many(2000), 20) * 60);
  }, 60_000);
});
