import { z } from 'zod';
import { type Anchor } from './chain.ts';
import { HASH_ALGORITHMS, type RecordedEntry } from './entry.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/u);

/** The first line of an exported record. */
const recordHeader = z.object({
  record: z.literal('nianbao'),
  version: z.literal(1),
  organisation: z.object({ id: z.string(), name: z.string() }),
  algorithm: z.enum(HASH_ALGORITHMS),
  /** Number of entries that follow, and the hash of the last. */
  length: z.int().nonnegative(),
  head: hash,
  exportedAt: z.string(),
});
export type RecordHeader = z.infer<typeof recordHeader>;

const text = z.string().nullable();
const recordedEntry: z.ZodType<RecordedEntry> = z.strictObject({
  organisationId: z.string(),
  sequence: z.int().positive(),
  at: z.string(),
  actorId: text,
  actor: z.string(),
  action: z.string(),
  reportId: text,
  partId: text,
  address: text,
  before: z.unknown(),
  after: z.unknown(),
  comment: text,
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

const parsedWith =
  <T>(schema: z.ZodType<T>) =>
  (line: string): T | null => {
    try {
      return schema.safeParse(JSON.parse(line)).data ?? null;
    } catch {
      return null;
    }
  };

/** `null`: the line is not one of ours. */
export const readHeader = parsedWith(recordHeader);
export const readEntry = parsedWith(recordedEntry);
/** One anchor, or a list of them, as JSON. */
export const readAnchors = parsedWith(
  z.union([z.array(anchorSchema), anchorSchema]).transform((read) => (Array.isArray(read) ? read : [read])),
);
