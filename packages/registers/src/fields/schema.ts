import { z } from 'zod';
import { type FieldSpec, fieldsOf, type FieldValue, type RegisterSpec } from './field.ts';

type Shape<R extends RegisterSpec> = {
  -readonly [K in keyof R['fields']]: z.ZodType<FieldValue<R['fields'][K]>>;
};

/** The wire shape of a record, derived from its fields; requirements by status are findings, not refusals. */
export function schemaOf<R extends RegisterSpec>(register: R): z.ZodObject<Shape<R>, z.core.$strict> {
  const shape = Object.fromEntries(
    fieldsOf(register).map(([id, field]) => {
      const schema = fieldSchema(field);
      return [id, (field.required === 'always' ? schema : schema.nullable()).describe(field.label)];
    }),
  );
  // The entries lose their keys' own types on the way through `Object.fromEntries`.
  return z.strictObject(shape as Shape<R>);
}

function fieldSchema(field: FieldSpec): z.ZodType {
  switch (field.type) {
    case 'line':
      return z
        .string()
        .trim()
        .min(1, `请填写${field.label}`)
        .max(field.max)
        .refine((text) => !/\p{Cc}/u.test(text), '不能含有控制字符');
    case 'prose':
      return z
        .string()
        .max(field.max)
        .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text), '不能含有控制字符');
    case 'day':
      return z.iso
        .date()
        .refine((day) => day >= '2000-01-01' && day < '2102-01-01', '日期须在 2000 年至 2101 年之间');
    case 'count':
      return z.int().min(0).max(1_000_000_000);
    case 'money':
      return z
        .number()
        .min(0)
        .max(1_000_000_000_000)
        .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-4, '金额最多两位小数');
    case 'flag':
      return z.boolean();
    case 'choice':
      return z.enum(Object.keys(field.choices));
  }
}
