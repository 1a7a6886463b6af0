import { describe, expect, it } from 'vitest';
import type { ApplicationEvent, Registration } from './facts.ts';
import { factsOf } from './facts.ts';
import { allowedApplicationActions } from './machine.ts';
import { APPLICATION_STATUSES } from './names.ts';
import { partsOf, replay } from './replay.ts';

const REGISTERED: Registration = {
  id: 'a1',
  number: '云公开〔2026〕1号',
  receivedOn: '2026-03-02',
  way: 'online',
  applicant: 'natural_person',
};
const ask: ApplicationEvent = { type: 'ask_correction', on: '2026-03-04', dueOn: '2026-03-20' };
const corrected: ApplicationEvent = { type: 'receive_correction', on: '2026-03-10' };
const consult: ApplicationEvent = { type: 'consult', on: '2026-03-04', of: 'agency', ref: '县财政局' };
const answer = (on: string, outcome = 'granted'): ApplicationEvent => ({ type: 'answer', on, outcome });
const extend = (on: string, more: object = {}): ApplicationEvent => ({
  type: 'extend',
  on,
  workdays: 20,
  approvedBy: '李主任',
  toldOn: on,
  ...more,
});
const charge: ApplicationEvent = { type: 'charge', on: '2026-03-09', amount: 300 };

describe('events are refused', () => {
  it.each<[string, ApplicationEvent[], string]>([
    ['an answer before the receipt', [answer('2026-03-01')], '早于收到申请之日'],
    ['a step before the one before it', [consult, answer('2026-03-03')], '早于前一步骤'],
    ['an unknown outcome', [answer('2026-03-10', '')], '请选择办理结果'],
    ['an outcome that only a step gives', [answer('2026-03-10', 'oh_no_correction')], '不能作为答复'],
    ['an outcome of the law of 2007', [answer('2026-03-10', 'c3_granted')], '适用的条例'],
    ['two 补正', [ask, corrected, { ...ask, on: '2026-03-11' }], '只能一次性告知'],
    ['逾期不补正 before its time', [ask, { type: 'lapse_correction', on: '2026-03-20' }], '尚未届满'],
    [
      '仍不明确 without a correction',
      [answer('2026-03-10', 'unable_unclear_after_correction')],
      '没有收到补正',
    ],
    ['a repeat that names no earlier one', [answer('2026-03-10', 'np_repeat')], '前一件申请的编号'],
    ['an answer while a correction is awaited', [ask, answer('2026-03-10')], '“待补正”的申请不能登记“答复”'],
    ['an answer while an agency is still asked', [consult, answer('2026-03-10')], '尚未结束'],
    [
      'silence before its time',
      [consult, { type: 'receive_opinion', on: '2026-03-10', ref: '县财政局', silent: true }],
      '尚未届满',
    ],
    [
      'an opinion of somebody not asked',
      [consult, { type: 'receive_opinion', on: '2026-03-10', ref: '县审计局' }],
      '没有正在进行',
    ],
    ['延期 after the date', [extend('2026-03-31')], '不能再延期'],
    ['a second 延期', [extend('2026-03-10'), extend('2026-03-11')], '不能再次延期'],
    ['延期 by more than 20', [extend('2026-03-10', { workdays: 21 })], '1 至 20 个工作日'],
    ['延期 without the head', [extend('2026-03-10', { approvedBy: ' ' })], '负责人同意'],
    ['延期 told too late', [extend('2026-03-30', { toldOn: '2026-03-31' })], '不能再告知申请人延期'],
    ['a payment of another amount', [charge, { type: 'pay', on: '2026-03-10', amount: 200 }], '金额不一致'],
    ['逾期未缴 before its time', [charge, { type: 'lapse_payment', on: '2026-04-08' }], '尚未届满'],
    ['a second answer', [answer('2026-03-10'), answer('2026-03-11')], '“已答复”的申请不能登记“答复”'],
    [
      '纠错 without a reason',
      [answer('2026-03-10'), { type: 'correct_answer', on: '2026-03-20', outcome: 'partial', reason: '' }],
      '理由',
    ],
    ['joining to itself', [{ type: 'merge', on: '2026-03-10', into: 'a1' }], '不能并入自身'],
    ['splitting into nothing', [{ type: 'split', on: '2026-03-10', parts: [] }], '至少拆出一件'],
  ])('%s', (_, events, reason) => {
    const { refusal } = replay(REGISTERED, events);

    expect(refusal?.reason).toContain(reason);
    expect(refusal?.index).toBe(events.length - 1);
  });
});

describe('a path', () => {
  it.each<[string, ApplicationEvent[], object]>([
    [
      '补正 and an answer',
      [ask, corrected, answer('2026-03-20', 'partial')],
      { status: 'answered', outcome: 'partial', endedOn: '2026-03-20' },
    ],
    [
      '逾期不补正',
      [ask, { type: 'lapse_correction', on: '2026-03-21' }],
      { status: 'abandoned', outcome: 'oh_no_correction' },
    ],
    ['silence of an agency, then the answer', [consult, answer('2026-03-26')], { status: 'answered' }],
    [
      '逾期未缴费',
      [charge, { type: 'lapse_payment', on: '2026-04-09' }],
      { status: 'abandoned', outcome: 'oh_no_payment' },
    ],
    [
      '撤回 and 归档',
      [
        { type: 'withdraw', on: '2026-03-05' },
        { type: 'archive', on: '2026-03-06' },
      ],
      { status: 'archived', outcome: 'oh_other', endedOn: '2026-03-05' },
    ],
    [
      '转办',
      [{ type: 'transfer', on: '2026-03-05', to: '县水务局' }],
      { status: 'transferred', transferredTo: '县水务局' },
    ],
    [
      '纠错 in the year',
      [
        answer('2026-03-10'),
        { type: 'correct_answer', on: '2026-06-10', outcome: 'partial', reason: '复议纠正' },
      ],
      { outcome: 'partial', countedOutcome: 'partial', endedOn: '2026-03-10' },
    ],
    [
      '纠错 a year later',
      [
        answer('2026-03-10'),
        { type: 'correct_answer', on: '2027-01-10', outcome: 'partial', reason: '复议纠正' },
      ],
      { outcome: 'partial', countedOutcome: 'granted' },
    ],
  ])('of %s', (_, events, expected) => {
    const { facts, refusal } = replay(REGISTERED, events);

    expect(refusal).toBeNull();
    expect(facts).toMatchObject(expected);
  });

  it('of 拆分 makes applications of the same receipt that enter on the day of the splitting', () => {
    const split = { type: 'split', on: '2026-03-10', parts: ['a2', 'a3'] } as const;
    const { facts } = replay(REGISTERED, [split]);

    expect(partsOf(facts, split, (index) => `云公开〔2026〕1号之${index + 2}`)).toEqual([
      { ...REGISTERED, id: 'a2', number: '云公开〔2026〕1号之2', splitFrom: { id: 'a1', on: '2026-03-10' } },
      { ...REGISTERED, id: 'a3', number: '云公开〔2026〕1号之3', splitFrom: { id: 'a1', on: '2026-03-10' } },
    ]);
  });
});

it('knows in each state what can come next', () => {
  const table = APPLICATION_STATUSES.map(
    (status) =>
      `${status.padEnd(20)} ${allowedApplicationActions({ ...factsOf(REGISTERED), status }).join(' ')}`,
  );

  expect(`\n${table.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    registered           ask_correction consult extend charge answer withdraw transfer merge split
    awaiting_correction  receive_correction lapse_correction withdraw
    consulting           consult receive_opinion extend answer withdraw
    awaiting_payment     pay lapse_payment withdraw
    answered             correct_answer archive
    abandoned            archive
    withdrawn            archive
    transferred          archive
    merged               archive
    archived             correct_answer
    "
  `);
});
