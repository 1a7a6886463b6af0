import type { Address, Finding, FindingLevel } from '@nianbao/report-formats';
import type { Subject } from './subject.ts';

/** How findings are grouped for a reader. */
export const AREAS = {
  tables: '表格',
  'last-year': '与上年比较',
  'text-against-tables': '文字与表格',
  'text-against-itself': '文字前后',
  form: '格式与用语',
  sameness: '雷同',
  privacy: '隐私与保密',
} as const;
export type RuleArea = keyof typeof AREAS;

/** One thing that can be wrong. Pure: the same subject always gives the same problems. */
export interface Rule {
  id: string;
  /** Chinese, for the list of rules. */
  title: string;
  area: RuleArea;
  /** Unless the problem itself says otherwise. */
  level: FindingLevel;
  /** Article, document, printed sentence, or the practice it rests on. Chinese. */
  basis: string;
  find: (subject: Subject) => Problem[];
}

/** A finding before its rule has signed it. `rule` is set where a format's own rule speaks. */
export interface Problem {
  addresses: Address[];
  quote: string;
  message: string;
  expected?: string;
  actual?: string;
  /** How the words were read, for the person to see where a reading is at fault. */
  read?: string;
  level?: FindingLevel;
  rule?: string;
  basis?: string;
}

export const findingOf = (rule: Rule, problem: Problem): Finding => ({
  rule: rule.id,
  level: rule.level,
  basis: rule.basis,
  ...problem,
});
