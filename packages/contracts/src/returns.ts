import { z } from 'zod';
import { personRef, prose, reason } from './fields.ts';

/** A finding quoted in a return: its rule and its sentence, kept as they were then. */
export const quotedFinding = z.strictObject({ rule: z.string().min(1).max(100), message: prose(1000) });
export type QuotedFinding = z.infer<typeof quotedFinding>;

/** One place of a return. An empty address means the whole part; `reason` is free text or one of the body's phrases. */
export const returnedPlace = z.strictObject({
  address: z.string().max(200),
  reason,
  /** A finding of the report as it stands; what is not found there is refused. */
  finding: quotedFinding.optional(),
});
export type ReturnedPlace = z.infer<typeof returnedPlace>;

/** A place named in a return that is not closed yet (it is with the acceptance). */
export const openReturn = z.object({
  /** The remark that carries it; marked as done by `resolveRemark`, answered by `addRemark` under it. */
  remarkId: z.uuid(),
  address: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  finding: quotedFinding.nullable(),
  /** Marked as done. */
  done: z.boolean(),
  answers: z.array(z.object({ text: z.string(), by: personRef, at: z.string() })),
  /** What stands at the place was written since. */
  changed: z.boolean(),
  /** Done, answered or changed: `submit` asks nothing more about it. */
  touched: z.boolean(),
});
export type OpenReturn = z.infer<typeof openReturn>;

/** Why a figure is not what was signed. Asked for at each cell changed after a signature. */
export const figureExplanation = z.strictObject({ address: z.string().max(200), reason });
export type FigureExplanation = z.infer<typeof figureExplanation>;
