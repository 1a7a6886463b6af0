import type { Rule } from 'antd/es/form';
import { z } from 'zod';

/** What the contract says of one field of a form, in the words of antd. */
export interface FieldRules {
  rules: Rule[];
  /** Bound of the input itself; `undefined` where the contract has none. */
  maxLength: number | undefined;
}

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;
const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

/**
 * The rules of a field from its schema; `missing` says what to do about an empty one. Words and figures are checked as
 * they are; of what a picker holds (a day, a list) only that it is there, as the form puts it into the contract's shape.
 */
export function fieldRules(schema: z.ZodType, missing = '请填写'): FieldRules {
  const required = ![undefined, null, ''].some((empty) => accepts(schema, empty));
  const check = (_: unknown, value: unknown): Promise<void> => {
    // antd's own rule speaks of what is not there at all.
    if (value === undefined || value === null || value === '') return Promise.resolve();
    if (required && isBlank(value)) return Promise.reject(new Error(missing));
    if (typeof value !== 'string' && typeof value !== 'number') return Promise.resolve();
    const [issue] = schema.safeParse(value).error?.issues ?? [];
    return issue ? Promise.reject(new Error(issue.message)) : Promise.resolve();
  };
  return {
    rules: [...(required ? [{ required: true, message: missing }] : []), { validator: check }],
    maxLength: longestOf(schema),
  };
}

function longestOf(schema: unknown): number | undefined {
  if (schema instanceof z.ZodString) return schema.maxLength ?? undefined;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return longestOf(schema.unwrap());
  return undefined;
}
