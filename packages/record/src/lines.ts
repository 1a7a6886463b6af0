import { z } from 'zod';
import { type Anchor } from './chain.ts';
import { HASH_ALGORITHMS, type RecordedEntry } from './entry.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/u);

/** The first line of an exported record. */
const recordHeader = z.strictObject({
  record: z.literal('nianbao'),
  version: z.literal(1),
  organisation: z.strictObject({ id: z.string(), name: z.string() }),
  algorithm: z.enum(HASH_ALGORITHMS),
  /** Number of entries that follow, and the hash of the last. */
  length: z.int().nonnegative(),
  head: hash,
  exportedAt: z.string(),
});
export type RecordHeader = z.infer<typeof recordHeader>;

const orNull = z.string().nullable();
const recordedEntry: z.ZodType<RecordedEntry> = z.strictObject({
  organisationId: z.string(),
  sequence: z.int().positive(),
  at: z.string(),
  actorId: orNull,
  actor: z.string(),
  action: z.string(),
  reportId: orNull,
  partId: orNull,
  address: orNull,
  before: z.unknown(),
  after: z.unknown(),
  comment: orNull,
  previousHash: hash,
  hash,
});

const anchorSchema: z.ZodType<Anchor> = z.object({
  organisationId: z.string(),
  sequence: z.int().nonnegative(),
  head: hash,
  at: z.string(),
});

export const recordLine = (value: RecordHeader | RecordedEntry): string => `${JSON.stringify(value)}\n`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A line that would be written otherwise is none of ours, though it may say the same to us: with a key given twice one
 * reader takes the first value and another the last.
 */
const lineWith =
  <T>(schema: z.ZodType<T>) =>
  (line: string): T | null => {
    const value = parsed(line);
    return JSON.stringify(value) === line.trimEnd() ? (schema.safeParse(value).data ?? null) : null;
  };

/** `null`: the line is not one of ours. */
export const readHeader = lineWith(recordHeader);
export const readEntry = lineWith(recordedEntry);

const anchors = z
  .union([z.array(anchorSchema), anchorSchema])
  .transform((read) => (Array.isArray(read) ? read : [read]));

/** One anchor, or a list of them, as JSON; `null`: neither. */
export const readAnchors = (text: string): Anchor[] | null =>
  anchors.safeParse(parsed(text.replace(/^\u{FEFF}/u, ''))).data ?? null;
