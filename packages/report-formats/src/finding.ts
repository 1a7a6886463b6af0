import type { Address } from './content.ts';

/** error: the text or table itself proves it wrong. question: a person must decide. warning: likely wrong. */
export const FINDING_LEVELS = ['error', 'warning', 'question'] as const;
export type FindingLevel = (typeof FINDING_LEVELS)[number];

/** What a check found, in words for a clerk, with the places it speaks of. */
export interface Finding {
  /** Stable id of the rule, e.g. `app.col.identity`. */
  rule: string;
  level: FindingLevel;
  /** The first is where it is shown. Never empty. */
  addresses: Address[];
  /** The words or figures complained of, exactly as they stand; empty when something is missing. */
  quote: string;
  /** Chinese, names the place and shows the arithmetic. */
  message: string;
  expected?: string;
  actual?: string;
  /** How the words complained of were read: `读作：总数 380，分项 285、116`. Where it is wrong, so is the finding. */
  read?: string;
  /** Article, document number, printed sentence, or the practice it rests on. */
  basis: string;
}
