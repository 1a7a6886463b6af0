import { z } from 'zod';
import { idParams } from './fields.ts';
import { block, cellValue } from './content.ts';
import { endpoint } from './endpoint.ts';

const revisionNumber = z.coerce.number().int().positive().max(100_000);

/** A stretch of a text that stayed, came or went. Whole words, as a reader of Chinese divides them. */
export const textPiece = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export type TextPiece = z.infer<typeof textPiece>;

export const blockDifference = z.object({
  address: z.string(),
  change: z.enum(['added', 'removed', 'changed', 'moved']),
  /** Changed, and no longer in its former order among those that stayed. */
  moved: z.boolean(),
  /** Of a block that was moved: how the one before it begins now; empty where it is the first. */
  follows: z.string().nullable(),
  before: block.nullable(),
  after: block.nullable(),
  /** The text of both, word by word; empty where it is the same. */
  words: z.array(textPiece),
});

export const cellDifference = z.object({
  address: z.string(),
  before: cellValue,
  after: cellValue,
  /** What was typed where it is no figure (`12a`): the value is then `null`, and yet it is not 未填. */
  beforeTyped: z.string().nullable(),
  afterTyped: z.string().nullable(),
});
export type CellDifference = z.infer<typeof cellDifference>;

export const comparedSide = z.object({
  kind: z.enum(['revision', 'current', 'seen', 'last_year']),
  /** Of a revision. */
  number: z.int().nullable(),
  /** Of last year's report. */
  year: z.int().nullable(),
  at: z.string().nullable(),
  by: z.string().nullable(),
});

export const comparisonView = z
  .object({
    /** `null`: there is nothing to compare with; the person looks for the first time, or there was no report last year. */
    from: comparedSide.nullable(),
    to: comparedSide,
    cells: z.array(cellDifference),
    /** In the order of the later text; what was removed stands where it was. */
    blocks: z.array(blockDifference),
  })
  .meta({ id: 'Comparison' });
export type ComparisonView = z.infer<typeof comparisonView>;

/** `seen`: what the person had before them when they last had the part open, before this time. */
export const comparePart = endpoint({
  method: 'GET',
  path: '/parts/:id/comparison',
  summary: '比较填报项的两版：某一版、上次查看、上年与另一版或现在',
  params: idParams,
  query: z.object({
    from: z.union([z.enum(['seen', 'last_year']), revisionNumber]).default('seen'),
    to: z.union([z.literal('current'), revisionNumber]).default('current'),
  }),
  response: comparisonView,
});
