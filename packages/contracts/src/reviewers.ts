import { REVIEW_MODES } from '@nianbao/workflow';
import { z } from 'zod';
import { personRef } from './fields.ts';

/** One of several reviewers of a part, with the approval that stands on the content as it is now. */
export const partReviewer = personRef.extend({
  /** It is this person's turn. */
  asked: z.boolean(),
  /** `by` shows both names where somebody acted for the reviewer: 张三（代李四）. Null once the content has changed. */
  approval: z.object({ by: z.string(), at: z.string(), comment: z.string() }).nullable(),
});
export type PartReviewer = z.infer<typeof partReviewer>;

/** Who endorses the part in place of the head: 依次 (in_order), 会签 (all) or 或签 (any). */
export const partReviewers = z.object({ mode: z.enum(REVIEW_MODES), people: z.array(partReviewer) });
export type PartReviewers = z.infer<typeof partReviewers>;
