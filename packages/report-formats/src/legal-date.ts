import { formatOfYear } from './catalogue.ts';

/** By whom a report is owed: a department of a government at county level or above, or a government for its whole area. */
export const BODY_KINDS = ['department', 'government'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** The last day on which the law lets a report be made public. */
export interface LegalDate {
  /** `YYYY-MM-DD` */
  date: string;
  /** The article. */
  basis: string;
}

/**
 * When the report on `year` must be public: it follows from the 条例 in force, and so from the year's form. The one answer for
 * plans, boards, checks and proofs; a notice may only ask for an earlier day.
 */
export function legalDateOf(year: number, body: BodyKind): LegalDate {
  const { legalDates } = formatOfYear(year);
  return { date: `${year + 1}-${legalDates[body]}`, basis: legalDates.basis };
}
