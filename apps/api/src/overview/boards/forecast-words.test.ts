import type { BurnDownView } from '@nianbao/contracts';
import { addDays, official } from '@nianbao/workdays';
import { expect, it } from 'vitest';
import { forecastOf } from './burn-down-forecast.ts';
import { forecastWords } from './forecast-words.ts';

// Sunday 4 January is a working day, as is Saturday 14 February; 15 to 23 February is a holiday.
// Review by Monday 19 January 2026, 公开 nine working days later, the legal date is Saturday the 31st.
const DATES = { reviewDue: '2026-01-19', publishDue: '2026-01-30', legalDate: '2026-01-31' };

/** What was left at the end of each day from `start` on, the last of them today. */
function forecast(start: string, left: readonly number[], dates = DATES) {
  const points = left.map((now, at) => ({
    day: addDays(start, at),
    left: now,
    accepted: Math.max(0, (left[at - 1] ?? now) - now),
  })) satisfies BurnDownView['points'];
  const today = points.at(-1)?.day ?? start;
  const { forecast: found, grounds } = forecastOf(points, dates, today, official);
  const words = forecastWords(found, grounds, { ...dates, today, left: left.at(-1) ?? 0 });
  return { found, words };
}

it.each([
  [
    'in time, by how much',
    '2026-01-05',
    [12, 12, 10, 8, 6],
    '近 5 个工作日净审核通过 6 项，还剩 6 项：照此进度，预计 1月16日（周五）全部审核通过。按计划，审核之后到公开还需 9 个工作日，预计 1月29日（周四）公开，早于法定期限 1月31日（周六） 1 个工作日。',
  ],
  [
    'on the last working day before it',
    '2026-01-13',
    [6, 4, 2],
    '近 3 个工作日净审核通过 4 项，还剩 2 项：照此进度，预计 1月19日（周一）全部审核通过。按计划，审核之后到公开还需 9 个工作日，预计 1月30日（周五）公开，不晚于法定期限 1月31日（周六）。',
  ],
  [
    'late, and what would be in time',
    '2026-01-05',
    [12, 12, 12, 11, 10],
    '近 5 个工作日净审核通过 2 项，还剩 10 项：照此进度，预计 2月13日（周五）全部审核通过。按计划，审核之后到公开还需 9 个工作日，预计 3月4日（周三）公开，晚于法定期限 1月31日（周六） 19 个工作日。为在法定期限 1月31日（周六）前公开，须在 1月19日（周一）前全部审核通过，平均每个工作日 1.7 项。',
  ],
  [
    'nothing accepted yet, though for days',
    '2026-01-05',
    [12, 12, 12],
    '近 3 个工作日没有新的审核通过，还剩 12 项，暂不能推算完成日期。为在法定期限 1月31日（周六）前公开，须在 1月19日（周一）前全部审核通过，平均每个工作日 1.5 项。',
  ],
  [
    'the last day on which it may still be done',
    '2026-01-17',
    [12, 12, 12],
    '近 1 个工作日没有新的审核通过，还剩 12 项，暂不能推算完成日期。为在法定期限 1月31日（周六）前公开，须在 1月19日（周一）前全部审核通过，平均每个工作日 12 项。',
  ],
  [
    'too late for the stages of the plan',
    '2026-01-20',
    [12, 12, 12],
    '近 3 个工作日没有新的审核通过，还剩 12 项，暂不能推算完成日期。距法定期限 1月31日（周六）还有 6 个工作日，少于审核之后到公开所需的 9 个，须压缩后续环节。',
  ],
  [
    'the legal date is past',
    '2026-02-02',
    [12, 12, 12],
    '近 3 个工作日没有新的审核通过，还剩 12 项，暂不能推算完成日期。法定期限 1月31日（周六）已过 3 个工作日。',
  ],
  [
    'everything accepted: the stages after it are still to come',
    '2026-01-13',
    [2, 0],
    '全部填报项已审核通过。按计划，审核之后到公开还需 9 个工作日，预计 1月27日（周二）公开，早于法定期限 1月31日（周六） 3 个工作日。',
  ],
])('says: %s', (_, start, left, words) => {
  expect(forecast(start, left).words).toBe(words);
});

it('is on the legal date where that is the day of publication', () => {
  const { found, words } = forecast('2026-01-16', [2, 0], {
    reviewDue: '2026-01-16',
    publishDue: '2026-01-29',
    legalDate: '2026-01-29',
  });

  expect(found).toMatchObject({ kind: 'done', publishedOn: '2026-01-29', late: false, lateWorkdays: 0 });
  expect(words).toContain('预计 1月29日（周四）公开，不晚于法定期限 1月29日（周四）。');
});

it('says that it reckons with days off that are not announced', () => {
  const dates = { reviewDue: '2026-12-10', publishDue: '2026-12-23', legalDate: '2027-01-31' };

  const { words } = forecast('2026-11-23', [2, 2, 0], dates);

  expect(words).toMatch(/其中有的年份节假日安排尚未公布，日期按推算。$/u);
  expect(forecast('2026-01-05', [6, 4, 2]).words).not.toContain('推算。');
});

it('never names a day of publication earlier than that of the last acceptance', () => {
  const upsideDown = { ...DATES, reviewDue: '2026-01-30', publishDue: '2026-01-19' };

  expect(forecast('2026-01-05', [6, 4, 2], upsideDown).found).toMatchObject({
    acceptedOn: '2026-01-09',
    publishedOn: '2026-01-09',
  });
});
