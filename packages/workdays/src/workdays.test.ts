import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarWith } from './calendar.ts';
import {
  addWorkdays,
  estimatedYears,
  firstWorkdayOnOrAfter,
  isWorkday,
  lastWorkdayOnOrBefore,
  workdaysBetween,
} from './count.ts';
import { addDays, daysBetween, fromNumber, todayInShanghai, toNumber } from './dates.ts';
import { deadlineLight } from './light.ts';
import {
  correctionNoticeDueOn,
  extendedReplyDueOn,
  replyDueOn,
  thirdPartyOpinionDueOn,
} from './statutory.ts';

const day = fc.integer({ min: toNumber('2005-01-01'), max: toNumber('2034-12-31') }).map(fromNumber);
const workday = day.map((one) => lastWorkdayOnOrBefore(one));
const count = fc.integer({ min: -60, max: 60 });
/** Days that a body entered itself, by their distance from a day: worked or off. */
const ownDays = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.boolean()), {
    selector: ([distance]) => distance,
    maxLength: 30,
  })
  .map((pairs) => new Map(pairs));
/** Another day less than a year away. */
const away = fc.integer({ min: -360, max: 360 });

describe('counting', () => {
  it('adding and then subtracting working days returns', () => {
    fc.assert(
      fc.property(workday, count, (start, n) => {
        expect(addWorkdays(addWorkdays(start, n), -n)).toBe(start);
      }),
    );
  });

  it('does so too by the calendar of a body, whatever days it entered', () => {
    fc.assert(
      fc.property(day, ownDays, count, (near, entered, n) => {
        const own = calendarWith(
          [...entered].map(([distance, working]) => ({ day: addDays(near, distance), working, source: '' })),
        );
        const start = lastWorkdayOnOrBefore(near, own);
        const end = addWorkdays(start, n, own);

        expect(isWorkday(end, own)).toBe(true);
        expect(workdaysBetween(start, end, own)).toBe(n);
        expect(addWorkdays(end, -n, own)).toBe(start);
      }),
    );
  });

  it('counts as many working days as were added, and ends on one', () => {
    fc.assert(
      fc.property(workday, count, (start, n) => {
        const end = addWorkdays(start, n);

        expect(workdaysBetween(start, end)).toBe(n);
        expect(isWorkday(end)).toBe(true);
      }),
    );
  });

  it('adds up over any day in between', () => {
    fc.assert(
      fc.property(day, away, away, (a, toB, toC) => {
        const [b, c] = [addDays(a, toB), addDays(a, toC)];

        expect(workdaysBetween(a, b) + workdaysBetween(b, c)).toBe(workdaysBetween(a, c));
      }),
    );
  });

  it('finds the last working day before a day off, with none in between', () => {
    fc.assert(
      fc.property(day, (one) => {
        const found = lastWorkdayOnOrBefore(one);

        expect(isWorkday(found)).toBe(true);
        expect(workdaysBetween(found, one)).toBe(0);
        expect(daysBetween(found, one)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('finds the first working day after a day off, with none in between', () => {
    fc.assert(
      fc.property(day, (one) => {
        const found = firstWorkdayOnOrAfter(one);

        expect(isWorkday(found)).toBe(true);
        expect(workdaysBetween(one, found)).toBe(found === one ? 0 : 1);
        expect(daysBetween(one, found)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each([
    ['over the Spring Festival of 2026', '2026-02-13', 3, '2026-02-25'],
    ['over that of 2025', '2025-01-27', 5, '2025-02-10'],
    ['over the National Day of 2023', '2023-09-28', 2, '2023-10-08'],
    ['back over the New Year of 2026', '2026-01-05', -2, '2025-12-31'],
  ])('counts %s', (_, start, n, end) => {
    expect(addWorkdays(start, n)).toBe(end);
  });

  it('follows a day that the body entered itself', () => {
    const calendar = calendarWith([
      { day: '2026-01-30', working: false, source: '市政府办公室通知〔2026〕1号' },
      { day: '2026-01-31', working: true, source: '市政府办公室通知〔2026〕1号' },
    ]);

    expect(addWorkdays('2026-01-29', 1, calendar)).toBe('2026-01-31');
    expect(addWorkdays('2026-01-29', 1)).toBe('2026-01-30');
  });

  it.each(['2026-02-30', '2026-1-5', '', '2026-01-31T00:00:00Z', '明天'])('refuses “%s” as a day', (text) => {
    expect(() => isWorkday(text)).toThrow('不是有效日期');
    expect(() => addWorkdays(text, 1)).toThrow('不是有效日期');
  });

  it('refuses half a working day', () => {
    expect(() => addWorkdays('2026-01-05', 0.5)).toThrow('应为整数');
  });
});

describe('a year that a body entered itself', () => {
  const own = [{ day: '2031-01-23', working: false, source: '国办发明电〔2030〕8号' }];

  it('is announced, and nothing in it is estimated any more', () => {
    const entered = calendarWith(own, [2031]);

    expect(entered.status(2031)).toBe('announced');
    expect([entered.isWorkday('2031-01-23'), entered.isWorkday('2031-01-24')]).toEqual([false, true]);
    expect([entered.isWorkday('2031-02-01'), entered.isWorkday('2032-05-03')]).toEqual([false, false]);
  });

  it('is still an estimate while single days are entered', () => {
    const begun = calendarWith(own);

    expect(begun.status(2031)).toBe('estimated');
    expect(begun.isWorkday('2031-01-24')).toBe(false);
  });

  it('leaves a year of the State Council as it is', () => {
    expect(calendarWith([], [2026]).isWorkday('2026-02-17')).toBe(false);
    expect(estimatedYears(['2026-01-01', '2031-01-01', '2031-05-01', '2030-01-01'])).toEqual([2030, 2031]);
  });
});

describe('today', () => {
  it.each([
    ['2026-01-31T15:59:59Z', '2026-01-31'],
    ['2026-01-31T16:00:00Z', '2026-02-01'],
    ['2025-12-31T16:00:00Z', '2026-01-01'],
  ])('is at %s in Shanghai %s', (instant, expected) => {
    expect(todayInShanghai(new Date(instant))).toBe(expected);
  });
});

describe('the light of a deadline', () => {
  it.each([
    ['2026-01-05', undefined, 'green', '● 正常'],
    ['2026-01-08', undefined, 'yellow', '◐ 临近（剩 2 个工作日）'],
    ['2026-01-12', undefined, 'yellow', '◐ 临近（今日到期）'],
    ['2026-01-15', undefined, 'red', '▲ 已逾期 3 个工作日'],
    ['2026-01-20', '2026-01-12', 'done', '✓ 按时完成'],
    ['2026-01-20', '2026-01-13', 'done', '✓ 迟 1 日完成'],
  ] as const)('on %s, done on %s, is %s: %s', (today, doneOn, light, words) => {
    expect(deadlineLight({ dueOn: '2026-01-12', today, nearWorkdays: 2, doneOn })).toEqual({ light, words });
  });

  it('is red on the weekend after a Friday, before a working day is lost', () => {
    const friday = { dueOn: '2026-01-09', today: '2026-01-10', nearWorkdays: 2 };

    expect(deadlineLight(friday)).toEqual({ light: 'red', words: '▲ 已逾期' });
  });
});

describe('periods of the 条例', () => {
  // An application received on Monday 9 February 2026, with the Spring Festival and its worked weekends ahead.
  it.each([
    ['第三十条 7', correctionNoticeDueOn('2026-02-09'), '2026-02-25'],
    ['第三十二条 15', thirdPartyOpinionDueOn('2026-02-09'), '2026-03-06'],
    ['第三十三条 20', replyDueOn('2026-02-09'), '2026-03-13'],
    ['第三十三条 20, with 3 days of consulting', replyDueOn('2026-02-09', 3), '2026-03-18'],
    ['第三十三条 extension by 20', extendedReplyDueOn('2026-03-13'), '2026-04-13'],
  ])('%s', (_, dueOn, expected) => {
    expect(dueOn).toBe(expected);
  });
});
