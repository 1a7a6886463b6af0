import { canonicalJson } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { aReport } from '../../test/a-report.ts';
import { readNotice } from '../read-notice.ts';
import { requirementRule, ruleSet } from './rule.ts';
import { tryOn } from './try-on.ts';

const rule = (id: string) => ({
  id,
  kind: 'max_length',
  level: 'error',
  clause: '',
  reason: '',
  where: { kind: 'report' },
  chars: 1000,
});

it('has one text for one set, whatever order it was written in', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 5 }), (ids) => {
      const stored = canonicalJson(ruleSet.parse(ids.map(rule)));

      expect(stored).toBe(canonicalJson(ruleSet.parse(['a', 'b', 'c', 'd', 'e'].map(rule))));
      expect(canonicalJson(ruleSet.parse(JSON.parse(stored)))).toBe(stored);
    }),
  );
});

it.each([
  ['two rules of one id', [rule('a'), rule('a')]],
  ['no characters', [{ ...rule('a'), chars: 0 }]],
  [
    'a table that is none',
    [{ ...rule('a'), kind: 'filled', where: { kind: 'table', table: 'x' }, chars: undefined }],
  ],
  ['a key that is none', [{ ...rule('a'), colour: 'red' }]],
  ['words of nothing', [{ ...rule('a'), kind: 'must_not_mention', words: ['  '], chars: undefined }]],
])('refuses %s', (_, rules) => {
  expect(ruleSet.safeParse(rules).success).toBe(false);
});

it('takes every rule that a notice gives', () => {
  const folder = new URL('../../test/notices/', import.meta.url);
  const rules = readdirSync(folder).flatMap((file) =>
    readNotice(readFileSync(new URL(file, folder), 'utf8')).requirements.flatMap((one) => one.rule ?? []),
  );

  expect(rules.length).toBeGreaterThan(15);
  expect(rules.filter((one) => !requirementRule.safeParse(one).success)).toEqual([]);
});

it('is tried on last year before it applies', () => {
  const rules = ruleSet.parse([
    { ...rule('a'), chars: 4 },
    { ...rule('b'), chars: 1000 },
    { ...rule('c'), where: { kind: 'section', title: '领导小组' } },
  ]);

  const trials = tryOn(rules, aReport({ s1: ['一二三四五'] }, {}, 2024));

  expect(trials.map(({ rule: id, outcome, words }) => [id, outcome, words])).toEqual([
    ['a', 'breaks', '全文不超过 4 字：2024年报告有 1 处不符合'],
    ['b', 'holds', '全文不超过 1000 字：2024年报告符合'],
    ['c', 'nowhere', '“领导小组”部分不超过 1000 字：2024年报告没有这一处，无法试用'],
  ]);
});
