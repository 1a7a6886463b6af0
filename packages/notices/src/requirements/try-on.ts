import type { Finding, ReportContent } from '@nianbao/report-formats';
import { evaluate, type RuleFacts } from './evaluate.ts';
import { findFigures, findText } from './places.ts';
import type { RequirementRule } from './rule.ts';
import { ruleInWords } from './words.ts';

/** What a rule would have said of a report that is finished, before it applies to the next. */
export interface Trial {
  rule: string;
  /** `nowhere`: that report has no such place, so the trial shows nothing. */
  outcome: 'holds' | 'breaks' | 'nowhere';
  findings: Finding[];
  words: string;
}

/** Each rule tried on last year's report. */
export const tryOn = (
  rules: readonly RequirementRule[],
  lastYear: ReportContent,
  facts: RuleFacts = {},
): Trial[] => rules.map((rule) => trialOf(rule, lastYear, facts));

function trialOf(rule: RequirementRule, lastYear: ReportContent, facts: RuleFacts): Trial {
  const findings = evaluate([rule], lastYear, facts);
  const outcome = isThere(rule, lastYear, facts) ? (findings.length > 0 ? 'breaks' : 'holds') : 'nowhere';
  return {
    rule: rule.id,
    outcome,
    findings,
    words: `${ruleInWords(rule)}：${tellOutcome(outcome, lastYear, findings)}`,
  };
}

function tellOutcome(
  outcome: Trial['outcome'],
  { year }: ReportContent,
  findings: readonly Finding[],
): string {
  switch (outcome) {
    case 'holds':
      return `${year}年报告符合`;
    case 'breaks':
      return `${year}年报告有 ${findings.length} 处不符合`;
    case 'nowhere':
      return `${year}年报告没有这一处，无法试用`;
  }
}

function isThere(rule: RequirementRule, content: ReportContent, { previous }: RuleFacts): boolean {
  if (rule.kind === 'filled' || rule.kind === 'confirmed') return findFigures(content, rule.where).length > 0;
  if (rule.kind !== 'relation') return findText(content, rule.where) !== null;
  return [...rule.left, ...rule.right].every(({ table, path, year }) => {
    const source = year === 'this' ? content : previous;
    return source?.tables[table]?.[path] !== undefined;
  });
}
