import { describe, expect, it } from 'vitest';
import { aDispute, aDocument, aMeasure } from '../../test/records.ts';
import { DISPUTES } from '../fields/disputes.ts';
import { DOCUMENTS } from '../fields/documents.ts';
import { comparedWith, lateReports, periodsOf, reportDueOn } from '../fields/measures.ts';
import { schemaOf } from '../fields/schema.ts';
import { checkDispute, checkDocument, checkMeasures } from './others.ts';

describe('a case', () => {
  it.each([
    ['nothing wrong', {}, []],
    ['a result without its day', { result: 'upheld' as const }, ['concludedOn']],
    ['a day without a result', { concludedOn: '2025-08-01' }, ['result']],
    ['an end before the beginning', { result: 'other' as const, concludedOn: '2025-05-01' }, ['concludedOn']],
    ['a 复议 with a co-defendant', { coDefendant: true }, ['coDefendant']],
  ])('with %s', (_, more, fields) => {
    expect(checkDispute(aDispute(more)).map(({ field }) => field)).toEqual(fields);
  });
});

describe('an item of information', () => {
  const published = { websiteOn: '2025-03-10' };

  it.each([
    ['in order', published, []],
    ['withheld for no reason', { disclosure: 'withheld' as const }, ['withheldReason']],
    ['published before it was made', { websiteOn: '2025-03-01', clearedOn: '2025-02-28' }, ['websiteOn']],
    ['published before its 保密审查', { ...published, clearedOn: '2025-03-11' }, ['clearedOn']],
    ['published with two signatures', { ...published, headedBy: null }, ['clearedOn']],
    [
      'published though withheld',
      { ...published, kind: 'other' as const, disclosure: 'withheld' as const, withheldReason: '第十六条' },
      ['disclosure'],
    ],
    ['published on the 20th working day', { websiteOn: '2025-03-31' }, []],
    ['published a day late', { websiteOn: '2025-04-01' }, ['websiteOn']],
    ['not published yet, too late', {}, ['websiteOn']],
    [
      'normative and withheld',
      { disclosure: 'withheld' as const, withheldReason: '第十四条' },
      ['disclosure'],
    ],
  ])('that is %s', (_, more, fields) => {
    expect(checkDocument(aDocument(more), '2025-12-31').map(({ field }) => field)).toEqual(fields);
  });
});

describe('the wire shape', () => {
  it('is that of the fields, and takes nothing else', () => {
    const { id: _, ...values } = aDocument();
    const schema = schemaOf(DOCUMENTS);

    expect(schema.parse(values)).toEqual(values);
    expect(schema.safeParse({ ...values, madeOn: '2025-02-30' }).success).toBe(false);
    expect(schema.safeParse({ ...values, kind: '规章' }).success).toBe(false);
    expect(schema.safeParse({ ...values, title: null }).success).toBe(false);
    expect(schema.safeParse({ ...values, more: 1 }).success).toBe(false);
    expect(Object.keys(schemaOf(DISPUTES).shape)).toEqual(Object.keys(DISPUTES.fields));
  });
});

describe('counts by period', () => {
  it('are due in the month after', () => {
    expect(reportDueOn('2025-12', 8)).toBe('2026-01-08');
    expect(reportDueOn('2025-Q1', 31)).toBe('2025-04-28');
    expect(periodsOf('quarter', 2025)).toEqual(['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']);
    expect(comparedWith('2025-01')).toEqual({ lastYear: '2024-01', before: '2024-12' });
    expect(() => reportDueOn('2025-13', 8)).toThrow('不是有效期间');
  });

  it('that overlap are found before they are added up twice', () => {
    const records = [
      aMeasure('penalty_decisions', '2025-Q1', 1),
      aMeasure('penalty_decisions', '2025-03', 1),
      aMeasure('penalty_decisions', '2025-04', 1),
      aMeasure('penalty_decisions', '2025-03', 1, { departmentId: 'k2' }),
      aMeasure('penalty_decisions', '2025', 1),
    ];

    expect(checkMeasures(records).map(({ id, message }) => `${id}：${message}`)).toEqual([
      'penalty_decisions 2025-03 k1：2025-03 与已登记的 2025-Q1 重叠，数量会重复相加',
      'penalty_decisions 2025 k1：“2025”不是有效期间',
    ]);
  });

  it('that are missing or late are named; a 零报告 in time is neither', () => {
    const plan = { measure: 'penalty_decisions', departmentId: 'k1', rhythm: 'quarter' as const, dueDay: 8 };
    const records = [
      aMeasure('penalty_decisions', '2025-Q1', 0, { enteredOn: '2025-04-08' }),
      aMeasure('penalty_decisions', '2025-Q2', 5, { enteredOn: '2025-07-10' }),
    ];

    const late = lateReports([plan], records, 2025, '2025-11-01');

    expect(late.map(({ period, dueOn, enteredOn }) => [period, dueOn, enteredOn])).toEqual([
      ['2025-Q2', '2025-07-08', '2025-07-10'],
      ['2025-Q3', '2025-10-08', null],
    ]);
  });
});
