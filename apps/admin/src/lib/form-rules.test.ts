import { createPerson, createDelegation, waiveFinding } from '@nianbao/contracts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { fieldRules } from './form-rules.ts';

/** What the last rule, the contract's, says of the value; `null` where it takes it. */
async function said(schema: z.ZodType, value: unknown): Promise<string | null> {
  const rule = fieldRules(schema, '请填写姓名').rules.at(-1);
  if (typeof rule !== 'object' || !rule.validator) throw new Error('no validator');
  try {
    await rule.validator({}, value, () => undefined);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const { name, account } = createPerson.body.shape;

it('requires what the contract requires, in the words of the field', async () => {
  expect(fieldRules(name, '请填写姓名').rules[0]).toEqual({ required: true, message: '请填写姓名' });
  expect(await said(name, '   ')).toBe('请填写姓名');
  expect(await said(name, '李某')).toBeNull();
});

it('lets be empty what the contract lets be empty', () => {
  expect(fieldRules(createDelegation.body.shape.reason).rules).toHaveLength(1);
});

it('says what the contract says of a value that it does not take', async () => {
  expect(await said(account, 'Li Mou')).toBe('只能用小写字母、数字和 . _ -，2 到 40 个');
});

it('leaves to the form what a picker holds', async () => {
  expect(await said(createDelegation.body.shape.until, new Date())).toBeNull();
});

it('bounds the input as the contract does, through a default and an option', () => {
  const bounds = [name, createDelegation.body.shape.reason, waiveFinding.body.shape.reason, z.uuid()];

  expect(bounds.map((schema) => fieldRules(schema).maxLength)).toEqual([40, 200, 1000, undefined]);
  expect(fieldRules(z.string().max(9).nullable().optional()).maxLength).toBe(9);
});
