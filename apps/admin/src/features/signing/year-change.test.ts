import { expect, it } from 'vitest';
import { yearChange } from './year-change.ts';

it.each([
  [15, 12, '↑ 3（25%）'],
  [12, 15, '↓ 3（20%）'],
  [3, 3, '持平'],
  [0, 0, '持平'],
  [3, 0, '↑ 3'],
  [0.3, 0.1, '↑ 0.2（200%）'],
  [3, null, ''],
  ['n/a', 3, ''],
] as const)('%s after %s is “%s”', (value, lastYear, words) => {
  expect(yearChange(value, lastYear)).toBe(words);
});
