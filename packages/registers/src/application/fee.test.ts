import { describe, expect, it } from 'vitest';
import { feeByItems, feeByPages } from './fee.ts';

describe('the fee of 国办函〔2020〕109号', () => {
  it.each([
    [0, 0, 0],
    [10, 0, 0],
    [11, 0, 100],
    [30, 0, 2000],
    [31, 0, 2200],
    [40, 0, 4000],
    [41, 0, 4300],
    [50, 0, 7000],
    [1, 10, 100],
    [1, 9, 0],
    [2, 30, 400],
  ])('按件: %i applications after %i others are %i 元', (items, before, amount) => {
    expect(feeByItems(items, before).amount).toBe(amount);
  });

  it.each([
    [30, 0],
    [31, 10],
    [100, 700],
    [101, 720],
    [200, 2700],
    [201, 2740],
  ])('按量: %i pages are %i 元', (pages, amount) => {
    expect(feeByPages(pages).amount).toBe(amount);
  });

  it('shows its arithmetic', () => {
    expect(feeByPages(120).steps.map(({ words }) => words)).toEqual([
      '第 1—30 页：不收费',
      '第 31—100 页：70 × 10 元 = 700 元',
      '第 101—120 页：20 × 20 元 = 400 元',
    ]);
  });

  it.each([-1, 1.5, Number.NaN])('refuses %d pages', (pages) => {
    expect(() => feeByPages(pages)).toThrow('不是有效的页数');
  });
});
