import { FINDING_LEVELS, isTableId, type TableId } from '@nianbao/report-formats';
import * as z from 'zod';

const words = z.string().trim().min(1).max(100);
const tableId = z.custom<TableId>((id) => typeof id === 'string' && isTableId(id), '没有这张表');
/** `row/column` as the content has it; `*` stands for any row, block or column. */
const cellPattern = z.string().regex(/^[\w*]+(?:\/[\w*]+){0,2}$/u, '单元格应写作 行/列，* 代表任意行或列');

const reportPlace = z.strictObject({ kind: z.literal('report') });
const sectionPlace = z.strictObject({ kind: z.literal('section'), title: words });
const headingPlace = z.strictObject({
  kind: z.literal('heading'),
  /** The section it stands in; null where it may stand anywhere. */
  section: words.nullable(),
  title: words,
});
const tablePlace = z.strictObject({ kind: z.literal('table'), table: tableId });
const cellsPlace = z.strictObject({
  kind: z.literal('cells'),
  table: tableId,
  paths: z.array(cellPattern).min(1).max(40),
});

/** A place with words. Sections and sub-headings are found by what they mean, not by how they are numbered or spelt. */
export const textPlace = z.discriminatedUnion('kind', [reportPlace, sectionPlace, headingPlace]);
export type TextPlace = z.infer<typeof textPlace>;
export const figurePlace = z.discriminatedUnion('kind', [tablePlace, cellsPlace]);
export type FigurePlace = z.infer<typeof figurePlace>;

/** One figure of a sum, of this report or of last year's. */
export const term = z.strictObject({
  table: tableId,
  path: z.string().regex(/^\w+(?:\/\w+){0,2}$/u, '单元格应写作 行/列'),
  year: z.enum(['this', 'last']),
  sign: z.union([z.literal(1), z.literal(-1)]),
});
export type Term = z.infer<typeof term>;

const base = {
  id: z.string().regex(/^[\w.-]{1,60}$/u),
  level: z.enum(FINDING_LEVELS),
  /** What it rests on: the clause of a notice, an article. */
  clause: z.string().trim().max(500),
  /** Why it is asked, in words for the clerk; may be empty. */
  reason: z.string().trim().max(500),
};
const chars = z.int().positive().max(100_000);

/** A requirement that anybody may write by choosing a place and words; plain JSON, judged the same in browser and server. */
export const requirementRule = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('max_length'), where: textPlace, chars }),
  z.strictObject({ ...base, kind: z.literal('min_length'), where: textPlace, chars }),
  z.strictObject({
    ...base,
    kind: z.literal('must_mention'),
    where: textPlace,
    words: z.array(words).min(1).max(30),
    /** All of the words, or at least one. */
    every: z.boolean(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('must_not_mention'),
    where: textPlace,
    words: z.array(words).min(1).max(30),
  }),
  z.strictObject({ ...base, kind: z.literal('filled'), where: figurePlace }),
  z.strictObject({
    ...base,
    kind: z.literal('relation'),
    left: z.array(term).min(1).max(40),
    op: z.enum(['=', '<=', '>=']),
    right: z.array(term).min(1).max(40),
  }),
  z.strictObject({ ...base, kind: z.literal('confirmed'), where: figurePlace, with: words }),
]);
export type RequirementRule = z.infer<typeof requirementRule>;
export type RuleKind = RequirementRule['kind'];

const MOST_RULES = 200;

/** The rules of a report in one order, whatever order they were written in: equal sets give equal text, and so equal hashes. */
export const ruleSet = z
  .array(requirementRule)
  .max(MOST_RULES)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, '两条规则的编号相同')
  .transform((rules) => rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
export type RuleSet = z.infer<typeof ruleSet>;
