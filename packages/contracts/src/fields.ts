import { z } from 'zod';

export const idParams = z.object({ id: z.uuid() });
/** A calendar day in Asia/Shanghai, near enough that counting working days up to it costs nothing. */
export const day = z.iso
  .date()
  .refine((text) => text >= '2000-01-01' && text < '2102-01-01', '日期须在 2000 年至 2101 年之间');
export const instant = z.iso.datetime({ offset: true });
export const version = z.int().positive();

/** One line of a person's own words: trimmed, no control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !/\p{Cc}/u.test(text), '不能含有控制字符');
/** Text of several lines. PostgreSQL cannot hold U+0000. */
export const prose = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text), '不能含有控制字符');
export const requiredLine = (max: number) => line(max).min(1, '请填写');
export const reason = prose(1000).refine((text) => text.trim() !== '', '请填写理由');

/** A person where only who it is matters. */
export const personRef = z.object({ id: z.uuid(), name: z.string() });
export type PersonRef = z.infer<typeof personRef>;

export const done = z.object({ done: z.literal(true) });
