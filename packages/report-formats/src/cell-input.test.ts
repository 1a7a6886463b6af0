import { expect, it } from 'vitest';
import { printCell, readCell } from './cell-input.ts';

const count = { unit: '件', decimals: false, signed: false };
const amount = { unit: '万元', decimals: true, signed: false };
const change = { unit: '项', decimals: false, signed: true };

it.each([
  ['12', count, 12],
  ['１２', count, 12],
  ['3,000件', count, 3000],
  [' 0 ', count, 0],
  ['', count, null],
  ['/', count, 'n/a'],
  ['不适用', count, 'n/a'],
  ['-4', change, -4],
  ['1.25', amount, 1.25],
  ['0.000001', amount, 0.000001],
] as const)('reads %j', (raw, cell, value) => {
  expect(readCell(raw, cell)).toEqual({ value, problem: null });
});

it.each([
  ['12a', count, '“12a”不是数字'],
  ['-4', count, '“-4”是负数，此处不能小于 0'],
  ['1.5', count, '“1.5”有小数，此处只能填整数'],
  ['0.1234567', amount, '“0.1234567”小数超过 6 位'],
  ['99999999999', count, '“99999999999”过大，请核对单位'],
  ['1,2', count, '“1,2”不是数字'],
] as const)('says what is wrong with %j', (raw, cell, problem) => {
  expect(readCell(raw, cell)).toEqual({ value: null, problem });
});

it('prints small amounts in full, and tells empty from 不适用', () => {
  expect([
    printCell(0.000001),
    printCell(11517000, '元'),
    printCell(null),
    printCell('n/a'),
    printCell(0),
  ]).toEqual(['0.000001', '11517000元', '', '/', '0']);
});
