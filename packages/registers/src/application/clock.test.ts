import { describe, expect, it } from 'vitest';
import { clockOf, lapsesOn, lightOn } from './clock.ts';
import type { ApplicationEvent, Registration } from './facts.ts';
import { receiptOf } from './receipt.ts';
import { replay } from './replay.ts';

const registration = (receivedOn: string): Registration => ({
  id: 'a1',
  number: '云公开〔2026〕1号',
  receivedOn,
  way: 'in_person',
  applicant: 'natural_person',
});
const consult = (on: string, ref: string): ApplicationEvent => ({
  type: 'consult',
  on,
  of: 'third_party',
  ref,
});
const opinion = (on: string, ref: string): ApplicationEvent => ({ type: 'receive_opinion', on, ref });
const extend = (on: string, workdays = 20): ApplicationEvent => ({
  type: 'extend',
  on,
  workdays,
  approvedBy: '李主任',
  toldOn: on,
});
const replayed = (receivedOn: string, events: ApplicationEvent[]) => {
  const { facts, refusal } = replay(registration(receivedOn), events);
  expect(refusal).toBeNull();
  return facts;
};

describe('the day of receipt (条例第三十一条)', () => {
  it.each([
    ['in_person', null, '2026-02-09', '第一项', null],
    ['registered_mail', '2026-02-11', '2026-02-11', '第二项', null],
    ['plain_mail', '2026-02-12', '2026-02-12', '第二项', null],
    ['online', '2026-02-10', '2026-02-10', '第三项', null],
    ['fax', '2026-02-10', '2026-02-10', '第三项', null],
    ['email', '2026-02-10', '2026-02-10', '第三项', null],
    ['registered_mail', null, '2026-02-09', '第二项', '未登记签收日期，暂按来件日期计算'],
    ['online', null, '2026-02-09', '第三项', '未登记确认日期，暂按来件日期计算'],
    ['fax', '2026-02-08', '2026-02-08', '第三项', '确认日期 2026-02-08 早于来件日期 2026-02-09'],
  ] as const)('%s, confirmed %s: %s', (way, confirmedOn, receivedOn, item, doubt) => {
    const receipt = receiptOf({ way, arrivedOn: '2026-02-09', confirmedOn });

    expect(receipt).toMatchObject({ receivedOn, doubt });
    expect(receipt.article).toContain(item);
  });
});

// The Spring Festival of 2026 is 15 to 23 February, worked for on 14 and 28 February (国办发明电〔2025〕7号).
describe('the legal date', () => {
  it.each<[string, string, ApplicationEvent[], string, string, number]>([
    ['第三十三条: 20 working days', '2026-02-09', [], '2026-03-13', '2026-03-13', 0],
    [
      '第三十条: from the corrected application',
      '2026-02-09',
      [
        { type: 'ask_correction', on: '2026-02-11', dueOn: '2026-03-11' },
        { type: 'receive_correction', on: '2026-03-02' },
      ],
      '2026-03-30',
      '2026-03-30',
      0,
    ],
    [
      '第三十二条: consulting a third party is not counted',
      '2026-03-02',
      [consult('2026-03-04', '甲公司'), opinion('2026-03-11', '甲公司')],
      '2026-04-07',
      '2026-04-07',
      5,
    ],
    [
      '第三十二条: two at once are taken off once',
      '2026-03-02',
      [
        consult('2026-03-04', '甲公司'),
        consult('2026-03-06', '乙公司'),
        opinion('2026-03-11', '甲公司'),
        opinion('2026-03-13', '乙公司'),
      ],
      '2026-04-09',
      '2026-04-09',
      7,
    ],
    [
      '第三十二条: silence ends after 15 working days',
      '2026-03-02',
      [consult('2026-03-04', '甲公司')],
      '2026-04-21',
      '2026-04-21',
      15,
    ],
    ['第三十三条: extension by 20', '2026-02-09', [extend('2026-03-13')], '2026-03-13', '2026-04-13', 0],
    ['第三十三条: extension by 10', '2026-02-09', [extend('2026-03-13', 10)], '2026-03-13', '2026-03-27', 0],
    [
      '国办函〔2020〕109号: again from the payment',
      '2026-03-02',
      [
        { type: 'charge', on: '2026-03-06', amount: 400 },
        { type: 'pay', on: '2026-03-16', amount: 400 },
      ],
      '2026-04-14',
      '2026-04-14',
      0,
    ],
    ['2007年条例第二十四条: 15 working days', '2018-03-01', [], '2018-03-22', '2018-03-22', 0],
    [
      '2007年条例第二十四条: extension by 15',
      '2018-03-01',
      [extend('2018-03-22', 15)],
      '2018-03-22',
      '2018-04-13',
      0,
    ],
  ])('%s', (_, receivedOn, events, ordinaryDueOn, dueOn, excluded) => {
    const facts = replayed(receivedOn, events);

    expect(clockOf(facts)).toMatchObject({ ordinaryDueOn, dueOn, excluded });
  });

  it('shows its arithmetic step by step, each with its article', () => {
    const facts = replayed('2026-03-02', [
      consult('2026-03-04', '甲公司'),
      opinion('2026-03-11', '甲公司'),
      extend('2026-03-20', 10),
    ]);

    expect(clockOf(facts).steps.map(({ words, article }) => `${words}（${article}）`)).toEqual([
      '2026年3月2日（周一）收到申请（当面，以提交之日为收到申请之日）（条例第三十一条第一项）',
      '自该日起 20 个工作日，至2026年3月30日（周一）（条例第三十三条第二款）',
      '2026年3月4日（周三）至2026年3月11日（周三）征求第三方意见，占用 5 个工作日，不计入期限，顺延至2026年4月7日（周二）（条例第三十三条第三款、条例第三十二条）',
      '经政府信息公开工作机构负责人李主任同意延长 10 个工作日（2026年3月20日（周五）告知申请人），至2026年4月21日（周二）（条例第三十三条第二款）',
    ]);
  });
});

describe('the light', () => {
  const asked = () =>
    replayed('2026-03-02', [{ type: 'ask_correction', on: '2026-03-04', dueOn: '2026-03-20' }]);

  it.each([
    ['2026-03-10', 'paused', '⏸ 等待补正，补正期限 2026年3月20日（周五）'],
    ['2026-03-23', 'green', '● 正常'],
  ])('of an awaited correction on %s is %s', (today, light, words) => {
    expect(lightOn(asked(), today)).toEqual({ light, words });
  });

  it('names a pause that never ends', () => {
    const facts = replayed('2026-03-02', [consult('2026-03-04', '甲公司')]);

    expect(lightOn(facts, '2026-03-20').light).toBe('paused');
    expect(lightOn(facts, '2026-04-22')).toEqual({ light: 'red', words: '▲ 已逾期 1 个工作日' });
    expect(lapsesOn(facts, '2026-04-22').map(({ words }) => words)).toEqual([
      '征求甲公司意见的期限 2026年3月25日（周三）已过，期限自次日起继续计算；请登记意见或者逾期未提出意见',
    ]);
    expect(lapsesOn(asked(), '2026-03-23').map(({ article }) => article)).toEqual(['条例第三十条']);
  });

  it('is done with an answer, and says how late it came', () => {
    const answered = (on: string) => replayed('2026-02-09', [{ type: 'answer', on, outcome: 'granted' }]);

    expect(lightOn(answered('2026-03-13'), '2026-12-01').words).toBe('✓ 按时完成');
    expect(lightOn(answered('2026-03-16'), '2026-12-01').words).toBe('✓ 迟 3 日完成');
    expect(answered('2026-03-13').punctuality).toBe('in_time');
    expect(answered('2026-03-16').punctuality).toBe('late');
  });

  it('finds a 补正告知 that came after seven working days', () => {
    const facts = replayed('2026-03-02', [{ type: 'ask_correction', on: '2026-03-13', dueOn: '2026-03-31' }]);

    expect(lapsesOn(facts, '2026-03-14')[0]?.words).toBe(
      '补正告知应在 2026年3月11日（周三）前作出，实际 2026年3月13日（周五），迟 2 个工作日',
    );
  });
});
