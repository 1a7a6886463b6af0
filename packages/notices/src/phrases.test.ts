import { expect, it } from 'vitest';
import { readSentence } from './reading/read-sentence.ts';
import { sentencesOf } from './text/sentences.ts';

const GROUND = { issuedOn: '2025-12-20', issuedIn: 2025, year: 2025 };

/** What a sentence of a notice of 20 December 2025 about the year 2025 says: `!` marks it as not understood. */
function told(text: string, ground: Parameters<typeof readSentence>[1] = GROUND): string {
  const read = sentencesOf([{ line: 1, text }]).map((sentence) => readSentence(sentence, ground));
  const dates = read.flatMap((one) => one.dates);
  const marks = [
    read.some(({ rhythms }) => rhythms.length > 0) ? '~' : '',
    read.some(({ unread }) => unread.length > 0) ? '!' : '',
  ];
  return [
    ...dates.map(({ purpose, date, audience }) =>
      [purpose, date ?? '?', ...(audience === null ? [] : [audience])].join(' '),
    ),
    ...marks.filter((mark) => mark !== ''),
  ].join(' | ');
}

it.each([
  // Ways to write a day.
  ['请于2026年1月20日前报送至市政府办公室。', 'deliver 2026-01-20'],
  ['请于二〇二六年一月二十日前报送。', 'deliver 2026-01-20'],
  ['请于2026 年 1 月 20 日前报送。', 'deliver 2026-01-20'],
  ['请于２０２６年１月２０日前报送。', 'deliver 2026-01-20'],
  ['请于26年1月15日前报送。', 'deliver 2026-01-15'],
  ['请于2026.1.15前报送。', 'deliver 2026-01-15'],
  ['请于2026-01-15前报送。', 'deliver 2026-01-15'],
  ['请于2026/1/15前报送。', 'deliver 2026-01-15'],
  ['请于元月十五日前报送。', 'deliver 2026-01-15'],
  ['请于元月底前报送。', 'deliver 2026-01-31'],
  ['请于2026年2月底前报送。', 'deliver 2026-02-28'],
  ['请于次年3月31日前公开。', 'publish 2026-03-31'],
  ['请于翌年1月底前公开。', 'publish 2026-01-31'],
  ['请于明年1月20日前公开。', 'publish 2026-01-20'],
  ['请于今年12月25日前报送初稿。', 'draft 2025-12-25'],
  [
    '本月25日前报初稿，下月10日前报正式稿，下月底公开。',
    'draft 2025-12-25 | deliver 2026-01-10 | publish 2026-01-31',
  ],
  ['请于月底前报送。', 'deliver 2025-12-31'],
  ['请于年底前报送。', 'deliver 2025-12-31'],
  ['请于1月20日（周二）下午17:30前报送。', 'deliver 2026-01-20'],
  ['2026年1月31日（含）前公开。', 'publish 2026-01-31'],
  // A stretch: its last day.
  ['请于2026.1.15—2026.1.20报送。', 'deliver 2026-01-20'],
  ['报送时间：2026年1月5日至10日。', 'deliver 2026-01-10'],
  ['各部门应于2026年1月10日至1月20日期间报送。', 'deliver 2026-01-20 各部门'],
  // Limits before the date, purposes on either side.
  ['报送截止日期：2026年1月20日。', 'deliver 2026-01-20'],
  ['年报公布时间不得晚于2026年1月31日。', 'publish 2026-01-31'],
  [
    '各单位报送时间为2026年1月15日，公开时间为2026年1月31日。',
    'deliver 2026-01-15 各单位 | publish 2026-01-31 各单位',
  ],
  ['1月31日前报送并于2月底前公开。', 'deliver 2026-01-31 | publish 2026-02-28'],
  ['请于1月31日前报送并向社会公布。', 'deliver 2026-01-31 | publish 2026-01-31'],
  ['请于1月15日、1月20日前分别报送初稿和定稿。', 'draft 2026-01-15 | deliver 2026-01-20'],
  ['请于1月31日前完成年度报告的公开发布工作。', 'publish 2026-01-31'],
  [
    '县直部门1月15日前，乡镇1月20日前，将年度报告报送县政府办。',
    'deliver 2026-01-15 县直部门 | deliver 2026-01-20 乡镇',
  ],
  ['纸质版请于1月15日前报送，电子版请于1月12日前发送至邮箱。', 'deliver 2026-01-15 | deliver 2026-01-12'],
  ['请于2026年1月16日前将年度报告报县政府办备案。', 'file 2026-01-16'],
  ['尚未报送的单位请于2月5日前补报。', 'overdue 2026-02-05 尚未报送的单位'],
  ['截至2026年2月10日仍未报送的单位，将予以通报。', 'overdue 2026-02-10'],
  ['定于2026年1月8日召开培训会。', 'other 2026-01-08'],
  ['于2026年1月底前公开，2月10日前将公开情况报送市政府办公室。', 'publish 2026-01-31 | other 2026-02-10'],
  [
    '各科室于12月26日前将数据报办公室，办公室于12月30日前汇总。',
    'deliver 2025-12-26 各科室 | other 2025-12-30',
  ],
  [
    '2026年1月9日前，各单位将初稿报市政府办公室；1月16日前，市政府办公室反馈修改意见；1月23日前，各单位报送定稿。',
    'draft 2026-01-09 各单位 | other 2026-01-16 | deliver 2026-01-23 各单位',
  ],
  ['请于1月8日前报局领导审定，1月15日前报送市政府办公室。', 'other 2026-01-08 | deliver 2026-01-15'],
  ['请未发布的单位务必于1月31日（周六）18:00前完成发布。', 'overdue 2026-01-31 未发布的单位'],
  // What no longer holds.
  ['报送期限由2026年1月20日调整为2026年1月25日。', 'deliver 2026-01-25'],
  ['原定1月15日前报送的，延期至1月25日报送。', 'deliver 2026-01-25'],
  // No dates of one year.
  ['每年1月31日前应公开。', '~'],
  ['各单位于每季度首月8日前报送统计表。', '~'],
  ['于每年1、4、7、10月8日之前报送上季度数据。', '~'],
  ['有关情况请于每月25日前报送。', '~'],
  // Told, not set.
  ['2025年12月18日，市政府办公室印发了通知。', ''],
  ['数据统计截至2025年12月31日。', ''],
  ['统计期限为2025年1月1日至2025年12月31日。', ''],
  ['条例自2019年5月15日起施行。', ''],
  ['2025年1月31日前，42家单位公开了年度报告。', ''],
  ['截至2025年12月5日，仍有3家单位没有报送。', ''],
  // The text does not decide.
  ['请于2026年1月中旬前报送。', 'deliver ? | !'],
  ['请在春节前公开。', 'publish ? | !'],
  ['请于明年一季度公开。', 'publish ? | !'],
  ['请于本周五前报送。', 'deliver ? | !'],
  ['请各单位自接到通知之日起5日内报送。', 'deliver ? 各单位 | !'],
  ['请于20日前报送。', 'deliver ? | !'],
  ['请于2026年2月29日前报送。', 'deliver ? | !'],
  ['邮寄的以2026年1月20日邮戳为准。', '!'],
])('%s', (text, expected) => {
  expect(told(text)).toBe(expected);
});

it.each([
  ['no ground at all', { issuedOn: null, issuedIn: null, year: null }, 'deliver ? | !'],
  ['the year reported on', { issuedOn: null, issuedIn: null, year: 2024 }, 'deliver 2025-01-20'],
  ['the day of the notice', { issuedOn: '2027-01-04', issuedIn: 2027, year: null }, 'deliver 2027-01-20'],
  ['both, one past the other', { issuedOn: '2026-02-05', issuedIn: 2026, year: 2025 }, 'deliver 2026-01-20'],
  [
    'both, and they exclude each other',
    { issuedOn: '2026-01-04', issuedIn: 2026, year: 2021 },
    'deliver ? | !',
  ],
])('finds the year of 1月20日 from %s', (_, ground, expected) => {
  expect(told('请于1月20日前报送。', ground)).toBe(expected);
});

it('does not conclude a year that the weekday contradicts', () => {
  const [sentence] = sentencesOf([{ line: 1, text: '请于1月20日（星期五）前报送。' }]);

  const read = sentence && readSentence(sentence, GROUND);

  expect(read?.dates).toMatchObject([{ date: null }]);
  expect(read?.contradictions).toMatchObject([{ words: '2026-01-20是星期二，通知写的是星期五' }]);
});
