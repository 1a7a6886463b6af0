import { FINDING_LEVELS, isFormatId, isTableId, METADATA_LABELS } from '@nianbao/report-formats';
import { z } from 'zod';
import { line, prose } from './fields.ts';

/** The content model of `@nianbao/report-formats` as it crosses the wire; a test holds the two equal. */

const MAX_TEXT = 20_000;
const blockId = z.string().regex(/^[\w-]{1,64}$/u, '段落编号不符合要求');

export const block = z.discriminatedUnion('kind', [
  z.strictObject({
    id: blockId,
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    text: prose(500),
  }),
  z.strictObject({ id: blockId, kind: z.literal('paragraph'), text: prose(MAX_TEXT) }),
  z.strictObject({
    id: blockId,
    kind: z.literal('table'),
    rows: z.array(z.array(prose(2000)).max(50)).max(500),
  }),
  z.strictObject({ id: blockId, kind: z.literal('image'), attachmentId: z.uuid(), caption: line(500) }),
]);

export const cellValue = z.union([z.number(), z.null(), z.literal('n/a')]);
export const tableContent = z.record(z.string(), cellValue);

export const metadata = z.strictObject(
  Object.fromEntries(Object.keys(METADATA_LABELS).map((key) => [key, line(500).optional()])) as Record<
    keyof typeof METADATA_LABELS,
    z.ZodOptional<z.ZodString>
  >,
);

/** A format of the catalogue: a new one is known here as soon as its data is there. */
export const formatId = z.string().refine(isFormatId, '没有这种年报格式');
export const tableId = z.string().refine(isTableId, '没有这张表');

export const reportContent = z.object({
  formatId,
  year: z.int(),
  organisation: z.string(),
  title: z.string(),
  metadata,
  sections: z.array(
    z.object({ id: z.string(), number: z.string(), title: z.string(), blocks: z.array(block) }),
  ),
  tables: z.record(tableId, tableContent),
});

export const finding = z.object({
  rule: z.string(),
  level: z.enum(FINDING_LEVELS),
  addresses: z.array(z.string()),
  quote: z.string(),
  message: z.string(),
  expected: z.string().optional(),
  actual: z.string().optional(),
  basis: z.string(),
  /** 读作：what the checks made of the words, so that a person sees where the reading is at fault. */
  read: z.string().optional(),
});

/** A finding with the explanation that lets it stand, if somebody gave one. */
export const findingView = finding.extend({
  fingerprint: z.string(),
  waiver: z.object({ id: z.uuid(), reason: z.string(), by: z.string(), at: z.string() }).nullable(),
  /** How the same finding at the same place was explained last year, to be offered again. */
  suggestion: z.string().nullable(),
});
export type FindingView = z.infer<typeof findingView>;

export const contentChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cell'), address: z.string(), before: cellValue, after: cellValue }),
  z.object({
    kind: z.literal('block'),
    address: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
]);
