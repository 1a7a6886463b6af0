import type { Rule } from '../rule.ts';
import { formRules } from './form/index.ts';
import { lastYearRules } from './last-year.ts';
import { privacyRules } from './privacy.ts';
import { samenessRules } from './sameness.ts';
import { tableRules } from './tables.ts';
import { textAgainstItselfRules } from './text-against-itself/index.ts';
import { textAgainstTablesRules } from './text-against-tables/index.ts';

/** Every rule, in the order in which its findings are told at one place. */
export const RULES: readonly Rule[] = [
  ...tableRules,
  ...lastYearRules,
  ...textAgainstTablesRules,
  ...textAgainstItselfRules,
  ...formRules,
  ...samenessRules,
  ...privacyRules,
];
