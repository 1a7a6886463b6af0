import { describe, expect, it } from 'vitest';
import { dayOfWords, formatDay, formatExact, formatInstant } from './dates.ts';

const now = new Date('2026-01-12T02:40:00Z');

describe('dates for people', () => {
  it.each([
    ['2026-01-12T02:39:40Z', '刚刚'],
    ['2026-01-12T02:32:00Z', '8 分钟前'],
    ['2026-01-11T16:05:00Z', '00:05'],
    ['2026-01-11T15:59:00Z', '昨天 23:59'],
    ['2026-01-02T01:00:00Z', '1月2日 09:00'],
    ['2025-12-31T01:00:00Z', '2025年12月31日 09:00'],
    ['2026-01-12T03:40:00Z', '11:40'],
  ])('says %s as %s in Shanghai', (instant, words) => {
    expect(formatInstant(instant, now)).toBe(words);
  });

  it('writes days and exact times', () => {
    expect(formatDay('2026-01-09')).toBe('1月9日');
    expect(formatDay('2026-01-09', true)).toBe('2026年1月9日');
    expect(formatExact('2026-01-11T16:00:05Z')).toBe('2026-01-12 00:00:05');
  });

  it.each([
    ['2021年1月20日', '2021-01-20'],
    ['2021-01-20 10:32', '2021-01-20'],
    ['2021.1.5', '2021-01-05'],
    ['近日', null],
    [undefined, null],
  ])('finds the day in %s', (words, day) => {
    expect(dayOfWords(words)).toBe(day);
  });
});
