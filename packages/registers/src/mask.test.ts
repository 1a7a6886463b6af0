import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskContact, maskName } from './mask.ts';

describe('masking', () => {
  it.each([
    ['张三', '张**'],
    ['张', '张**'],
    ['欧阳小明', '欧阳**'],
    ['欧阳', '欧**'],
    [' Anna Li', 'A**'],
    ['', ''],
  ])('of the name %s is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['13800001234', '138****1234'],
    ['１３８００００１２３４', '138****1234'],
    ['138 0000 1234', '138****1234'],
    ['+86 138-0000-1234', '861****1234'],
    ['0876-8000123', '087****0123'],
    ['8000123', '80****23'],
    ['530000199001011234', '530****1234'],
    ['53000019900101123X', '530****123X'],
    ['zhang.san@example.cn', 'z***@example.cn'],
    ['张三 13800001234 zs@example.cn', '张**** 138****1234 z***@example.cn'],
    ['云水县和平路12号3单元', '云水县****'],
    ['云水县和平路12号3单元 13800001234', '云水县**** 138****1234'],
    ['', ''],
  ])('of %s is %s', (contact, masked) => {
    expect(maskContact(contact)).toBe(masked);
  });

  it('never shows a number of seven digits or more whole', () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 20 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(digits, fc.constantFrom('', '电话', ' ', '手机：'), (number, before) => {
        expect(maskContact(`${before}${number}`)).not.toContain(number);
      }),
    );
  });
});
