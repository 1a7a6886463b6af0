import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkdays, isWorkday } from './count.ts';
import { addDays, type Day } from './dates.ts';
import { forecastCompletion, type Remaining } from './forecast.ts';

/** `left` at the end of each day from `start` on, one figure a day. */
const history = (start: Day, ...left: number[]): Remaining[] =>
  left.map((one, i) => ({ day: addDays(start, i), left: one }));

describe('a forecast', () => {
  it.each([
    ['nothing known', []],
    ['only the first day', history('2026-01-05', 12)],
    ['much on the first day, but a single day', history('2026-01-05', 3)],
    ['nothing finished in a week', history('2026-01-05', 12, 12, 12, 12, 12)],
    ['one finished', history('2026-01-05', 12, 12, 11, 11, 11)],
    ['as much taken back as finished', history('2026-01-05', 12, 9, 9, 11, 12)],
    ['finished long ago, nothing lately', history('2026-01-05', 12, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6)],
  ])('names no day: %s', (_, days) => {
    expect(forecastCompletion(days).kind).toBe('no_pace');
  });

  it('goes on at the pace of the last five working days, over the days off', () => {
    const days = history('2026-01-05', 12, 12, 12, 10, 8, 8, 8, 6);

    // From Monday the 5th to Monday the 12th six were finished in five working days; six are left.
    expect(forecastCompletion(days)).toEqual({
      kind: 'expected',
      day: '2026-01-19',
      finished: 6,
      workdays: 5,
    });
  });

  it('takes five working days on a day off as well', () => {
    const days = history('2026-01-12', 12, 12, 11, 10, 9, 8, 8);

    // From Monday the 12th to Friday the 16th, seen on Sunday.
    expect(forecastCompletion(days)).toMatchObject({ day: '2026-01-28', finished: 4, workdays: 4 });
    expect(forecastCompletion([{ day: '2026-01-11', left: 14 }, ...days])).toMatchObject({
      day: '2026-01-27',
      finished: 6,
      workdays: 5,
    });
  });

  it('counts a working Sunday, and leaves out the holiday of the Spring Festival', () => {
    const days = history('2026-02-11', 10, 8, 6, 4);

    // The 14th is a working Saturday; after it the next working day is the 24th.
    expect(forecastCompletion(days)).toMatchObject({ day: '2026-02-25', finished: 6, workdays: 3 });
  });

  it('says that a crawl leads nowhere instead of naming a day next year', () => {
    const days = history('2026-01-05', 82, 82, 82, 82, 82, 82, 82, 80);

    expect(forecastCompletion(days).kind).toBe('beyond');
  });

  it('is done where nothing is left, however it came to that', () => {
    expect(forecastCompletion(history('2026-01-05', 0))).toEqual({ kind: 'done' });
  });

  it('never names a day that is past, off, or earlier than for less work', () => {
    const lefts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 });

    fc.assert(
      fc.property(lefts, fc.integer({ min: 0, max: 700 }), (left, offset) => {
        const days = history(addDays('2025-01-01', offset), ...left);
        const last = days.at(-1)?.day ?? '';
        const found = forecastCompletion(days);
        const doubled = forecastCompletion(days.map(({ day, left: one }) => ({ day, left: one + 5 })));
        if (found.kind !== 'expected') return;

        expect(found.day > last && isWorkday(found.day)).toBe(true);
        expect(found.day <= addWorkdays(last, 60)).toBe(true);
        expect(doubled.kind !== 'expected' || doubled.day >= found.day).toBe(true);
      }),
    );
  });
});
