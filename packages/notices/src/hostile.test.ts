import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readNotice } from './read-notice.ts';
import { linesOfText } from './text/lines.ts';

const PIECES = [
  '2026年1月15日前',
  '每季度首月8日前',
  '报送',
  '公开',
  '各县（市、区）人民政府',
  '《',
  '》',
  '“',
  '（',
  '）',
  '。',
  '；',
  '，',
  '：',
  '\n',
  '\t',
  ' | ',
  '附件',
  '一、',
  '（一）',
  '次年',
  '月底',
  '99月99日',
  '0月0日',
  '二〇二六年',
  '不超过',
  '字',
  '一千',
  '份',
  '\u0000',
  '\ud800',
  '某某',
  '盖章',
  '原定',
  '延长至',
  '1月1日至12月31日',
  '分别',
  '加',
  '🙂',
  '通知',
  '关于',
  '〔2025〕',
  '号',
];
const scrambled = fc.array(
  fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 })),
  { maxLength: 80 },
);

const squeeze = (text: string): string => text.replaceAll(/[\s\u200b\ufeff]/gu, '');

it('never throws, and gives no day that is none and no sentence that is not there', () => {
  fc.assert(
    fc.property(scrambled, (pieces) => {
      const text = pieces.join('');

      const { dates } = readNotice(text);

      const squeezed = squeeze(text);
      const days = dates.flatMap(({ date }) => (date === null ? [] : [date]));
      expect(dates.filter(({ sentence }) => !squeezed.includes(squeeze(sentence)))).toEqual([]);
      expect(days.filter((day) => new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)).toEqual(
        [],
      );
    }),
    { numRuns: 500 },
  );
}, 60_000);

const NOTICE = readFileSync(new URL('../test/notices/01-city-office.txt', import.meta.url), 'utf8');

it.each([
  [
    'two hundred pages',
    () =>
      NOTICE.replace(
        '四、有关要求\n',
        `${'各单位应于2026年1月20日前报送年度报告，总体情况不超过一千字，不得照抄。\n'.repeat(3200)}四、有关要求\n`,
      ),
  ],
  ['one sentence without an end', () => `${NOTICE}${'请于1月20日前报送年度报告，'.repeat(10_000)}`],
  ['a hundred thousand cells', () => `${NOTICE}${'0 | 1月 | 2日前\n'.repeat(30_000)}`],
  ['brackets that never close', () => `${NOTICE}${'（'.repeat(100_000)}\n${'《'.repeat(100_000)}`],
  ['digits and signs of dates', () => `${NOTICE}${'2026年1月'.repeat(20_000)}\n${'一'.repeat(100_000)}`],
  [
    'every heading of its own',
    () => `${NOTICE}${Array.from({ length: 5000 }, (_, at) => `一、第${at}项\n`).join('')}`,
  ],
])('stays below a second of the processor with %s', (_, compose) => {
  const lines = linesOfText(compose());
  readNotice(NOTICE);
  const before = process.cpuUsage();

  const reading = readNotice(lines);

  const { user } = process.cpuUsage(before);
  expect(user / 1000).toBeLessThan(1000);
  expect(reading.title).toContain('关于做好2025年政府信息公开工作年度报告');
});
