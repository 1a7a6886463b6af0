import { expect, it } from 'vitest';
import { chineseNumber } from './chinese-number.ts';

it.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [45, '四十五'],
  [100, '100'],
])('numbers %i as %s', (n, words) => {
  expect(chineseNumber(n)).toBe(words);
});
