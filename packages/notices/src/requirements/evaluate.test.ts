import { cellAddress } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { aReport, zeros } from '../../test/a-report.ts';
import { evaluate, type RuleFacts } from './evaluate.ts';
import type { RequirementRule } from './rule.ts';
import { ruleInWords } from './words.ts';

type Body<R> = R extends RequirementRule ? Omit<R, 'id' | 'level' | 'clause' | 'reason'> : never;
const rule = (body: Body<RequirementRule>, more: Partial<RequirementRule> = {}): RequirementRule =>
  ({ id: 'r', level: 'error', clause: '通知第二条', reason: '', ...body, ...more }) as RequirementRule;

const messages = (one: RequirementRule, content = aReport(), facts: RuleFacts = {}): string[] =>
  evaluate([one], content, facts).map(({ addresses, message }) => `${addresses[0]} ${message}`);

const overview = { kind: 'section', title: '总体情况' } as const;

describe('length', () => {
  const most = rule({ kind: 'max_length', where: overview, chars: 10 });
  const least = rule({ kind: 'min_length', where: overview, chars: 10 });

  it.each([
    ['ten characters, blanks not counted', ['一二三四五 六七八九十'], [], []],
    [
      'eleven',
      ['一二三四五', '六七八九十一'],
      ['sections/s1 “总体情况”部分不超过 10 字，现为 11 字，超出 1 字'],
      [],
    ],
    ['none', [], [], ['sections/s1 “总体情况”部分不少于 10 字，现为 0 字，还差 10 字']],
  ])('of %s', (_, texts, over, under) => {
    const content = aReport({ s1: texts });

    expect(messages(most, content)).toEqual(over);
    expect(messages(least, content)).toEqual(under);
  });

  it('counts the whole report', () => {
    const whole = rule({ kind: 'max_length', where: { kind: 'report' }, chars: 5 });

    expect(messages(whole, aReport({ s1: ['一二三'], s5: ['四五六'] }))).toEqual([
      'sections/s1 全文不超过 5 字，现为 6 字，超出 1 字',
    ]);
  });
});

describe('a place is found by its meaning', () => {
  const asks = (title: string, section: string | null = null) =>
    rule({ kind: 'must_mention', where: { kind: 'heading', section, title }, words: ['专区'], every: true });

  it.each([
    ['a heading', ['#（四）政府信息公开平台建设情况', '建成专区3个。', '#（五）监督保障', '培训2次。']],
    ['the head of a paragraph', ['（四）平台建设。建成专区3个。']],
    ['a nested heading', ['#四、平台建设', '建成专区3个。']],
  ])('from %s', (_, texts) => {
    expect(messages(asks('平台建设'), aReport({ s1: texts }))).toEqual([]);
  });

  it('does not read on into the next sub-heading', () => {
    const content = aReport({ s1: ['#（四）平台建设', '升级栏目。', '#（五）监督保障', '专区已检查。'] });

    expect(messages(asks('平台建设', '总体情况'), content)).toEqual([
      'sections/s1/blocks/b1 “总体情况”部分“平台建设”一节应当写到“专区”，没有写到“专区”',
    ]);
  });

  it('takes a title that the form knows as another spelling', () => {
    const spelt = rule({
      kind: 'must_mention',
      where: { kind: 'section', title: '存在问题及改进情况' },
      words: ['不足'],
      every: true,
    });

    expect(messages(spelt, aReport({ s5: ['还有不足。'] }))).toEqual([]);
  });

  it('says what is not there, and asks nothing of it where it only limits', () => {
    const where = { kind: 'section', title: '要点落实情况' } as const;

    expect(messages(rule({ kind: 'min_length', where, chars: 10 }))).toEqual([
      'sections/s6 没有找到“要点落实情况”部分：“要点落实情况”部分不少于 10 字',
    ]);
    expect(messages(rule({ kind: 'max_length', where, chars: 10 }))).toEqual([]);
    expect(messages(rule({ kind: 'must_not_mention', where, words: ['今年'] }))).toEqual([]);
  });
});

describe('words', () => {
  it('must all be there, or one of them', () => {
    const words = ['信息处理费', '收费'];
    const content = aReport({ s6: ['本年度未收费。'] });
    const where = { kind: 'section', title: '其他需要报告的事项' } as const;

    expect(messages(rule({ kind: 'must_mention', where, words, every: false }), content)).toEqual([]);
    expect(messages(rule({ kind: 'must_mention', where, words, every: true }), content)).toEqual([
      'sections/s6 “其他需要报告的事项”部分应当写到“信息处理费”、“收费”，没有写到“信息处理费”',
    ]);
  });

  it('must not be there: each place is shown with what stands around', () => {
    const content = aReport({ s1: ['截至目前，公开30条。', '全年培训两次。'], s5: ['目前仍有不足。'] });

    const findings = evaluate(
      [rule({ kind: 'must_not_mention', where: { kind: 'report' }, words: ['目前'] })],
      content,
    );

    expect(findings.map(({ addresses, quote }) => [addresses[0], quote])).toEqual([
      ['sections/s1/blocks/b1', '截至目前，公开30条。'],
      ['sections/s5/blocks/b1', '目前仍有不足。'],
    ]);
  });
});

describe('figures', () => {
  it('must be filled: 0 and 不适用 are, blanks are counted', () => {
    const where = { kind: 'cells', table: 'art20', paths: ['art20_6/*/*'] } as const;
    const filled = aReport(
      {},
      { art20: { 'art20_6/penalty/decisions': 0, 'art20_6/compulsion/decisions': 'n/a' } },
    );

    expect(messages(rule({ kind: 'filled', where: { ...where, paths: [...where.paths] } }), filled)).toEqual(
      [],
    );
    expect(messages(rule({ kind: 'filled', where: { ...where, paths: [...where.paths] } }))).toEqual([
      'tables/art20/art20_6/penalty/decisions 第二十条第（六）项“行政处罚”、第二十条第（六）项“行政强制”有 2 处未填，第一处是第二十条第（六）项“行政处罚”本年处理决定数量；没有的填 0',
    ]);
  });

  const total = (path: string, year: 'this' | 'last' = 'this') =>
    ({ table: 'applications', path: `${path}/total`, year, sign: 1 }) as const;
  const carry = rule({
    kind: 'relation',
    left: [total('carried_in')],
    op: '=',
    right: [total('carried_out', 'last')],
  });
  const lastYear = aReport({}, { applications: { 'carried_out/total': 4 } }, 2024);

  it('must stand in their relation, to those of last year too', () => {
    const content = aReport({}, { applications: { 'carried_in/total': 3 } });

    expect(messages(carry, content, { previous: lastYear })).toEqual([
      'tables/applications/carried_in/total “二上年结转政府信息公开申请数量”行“总计”列应当等于上年“四结转下年度继续办理”行“总计”列；现为 3 与 4，差 -1',
    ]);
  });

  it.each([
    ['without last year', aReport({}, { applications: { 'carried_in/total': 3 } }), {}],
    ['with a blank', aReport(), { previous: lastYear }],
  ])('proves nothing %s', (_, content, facts) => {
    expect(messages(carry, content, facts)).toEqual([]);
  });

  it('are added exactly, to the sixth decimal', () => {
    const fee = (sign: 1 | -1) =>
      ({ table: 'art20', path: 'art20_8/admin_fee/fee_amount', year: 'this', sign }) as const;
    const sum = rule({
      kind: 'relation',
      left: [fee(1), fee(1), fee(1)],
      op: '=',
      right: [{ ...fee(1), path: 'art20_5/licence/decisions' }],
    });
    const content = aReport(
      {},
      { art20: { 'art20_8/admin_fee/fee_amount': 0.1, 'art20_5/licence/decisions': 0.3 } },
    );

    expect(messages(sum, content)).toEqual([]);
  });

  it('are confirmed as they stood: a change asks again', () => {
    const where = { kind: 'cells' as const, table: 'art20' as const, paths: ['art20_1/rules/in_force'] };
    const confirmed = rule({ kind: 'confirmed', where, with: '司法行政部门' });
    const address = cellAddress('art20', 'art20_1/rules/in_force');
    const content = aReport({}, { art20: { 'art20_1/rules/in_force': 2 } });

    const of = (value: number) => ({ confirmations: [{ rule: 'r', values: { [address]: value } }] });

    expect(messages(confirmed, content, of(2))).toEqual([]);
    expect(messages(confirmed, content)[0]).toContain('尚未确认');
    expect(messages(confirmed, content, of(1))[0]).toContain('尚未确认，核对之后数据有改动');
  });
});

it('signs each finding with its rule, level, clause and reason', () => {
  const filled = rule(
    { kind: 'filled', where: { kind: 'table', table: 'review_litigation' } },
    { level: 'warning', reason: '上年有单位漏填' },
  );

  const [finding] = evaluate([filled], aReport());

  expect(finding).toMatchObject({
    rule: 'requirement.r',
    level: 'warning',
    basis: '通知第二条；上年有单位漏填',
  });
  expect(finding?.addresses).toHaveLength(15);
  expect(evaluate([filled], aReport({}, { review_litigation: zeros('review_litigation') }))).toEqual([]);
  expect(ruleInWords(filled)).toBe('“政府信息公开行政复议、行政诉讼情况”表不得空白，没有的填 0');
});
