import type { PartOutcome } from '@nianbao/contracts';
import { expect, it } from 'vitest';
import { byDepartment, byYear, tallyOf } from './tally.ts';
import { aPartOutcome } from './outcome-fixture.ts';

const some = (outcome: PartOutcome['outcome'], workdays = 0, more: Partial<PartOutcome> = {}) =>
  aPartOutcome({ outcome, workdays, ...more });

it('reckons rates and days from what came in and what should have', () => {
  const tally = tallyOf([
    some('early', 2),
    some('early', 5),
    some('on_time'),
    some('late', 3, { returns: 2 }),
    some('overdue', 4, { handedIn: false }),
    some('pending', 0, { handedIn: false, returns: 1 }),
  ]);

  expect(tally).toEqual({
    parts: 6,
    handedIn: 4,
    outcomes: { early: 2, on_time: 1, late: 1, overdue: 1, pending: 1 },
    meanEarly: 3.5,
    meanLate: 3.5,
    longestLate: 4,
    returnedParts: 2,
    returns: 3,
    complete: 66.7,
    punctual: 60,
  });
});

it('claims no rate where nothing was due yet', () => {
  const { complete, punctual, meanEarly, meanLate } = tallyOf([some('pending', 0, { handedIn: false })]);

  expect([complete, punctual, meanEarly, meanLate]).toEqual([0, null, null, null]);
  expect(tallyOf([]).complete).toBeNull();
});

it('groups by 科室 over all years, and by year from the earliest on', () => {
  const parts = [
    some('early', 1, { year: 2025, departmentId: 'b', departmentName: '数据科' }),
    some('late', 1, { year: 2025, departmentId: 'a', departmentName: '政策法规科' }),
    some('late', 1, { year: 2024, departmentId: 'b', departmentName: '数据科' }),
  ];

  expect(byDepartment(parts).map(({ name, tally }) => [name, tally.parts])).toEqual([
    ['数据科', 2],
    ['政策法规科', 1],
  ]);
  expect(byYear(parts).map(({ name, tally }) => [name, tally.punctual])).toEqual([
    ['2024 年度', 0],
    ['2025 年度', 50],
  ]);
});
