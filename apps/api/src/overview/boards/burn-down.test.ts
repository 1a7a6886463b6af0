import { expect, it } from 'vitest';
import { pointsOf } from './burn-down.ts';

const accepted = (day: string) => ({ day, accepted: true });
const reopened = (day: string) => ({ day, accepted: false });
const FROM_MONDAY = { total: 5, startedOn: '2026-01-05', today: '2026-01-08' };

it('counts what was accepted each day and what was left at its end', () => {
  const steps = [
    accepted('2026-01-06'),
    accepted('2026-01-06'),
    reopened('2026-01-07'),
    accepted('2026-01-08'),
  ];

  expect(pointsOf(steps, { ...FROM_MONDAY, left: 3 })).toEqual([
    { day: '2026-01-05', accepted: 0, left: 5 },
    { day: '2026-01-06', accepted: 2, left: 3 },
    { day: '2026-01-07', accepted: 0, left: 4 },
    { day: '2026-01-08', accepted: 1, left: 3 },
  ]);
});

it('ends at what is left now, even where the record lacks a step', () => {
  const left = pointsOf([], { ...FROM_MONDAY, left: 1 }).map((point) => point.left);

  expect(left).toEqual([1, 1, 1, 1]);
});

it('begins and ends on the same day on the first', () => {
  expect(pointsOf([], { ...FROM_MONDAY, startedOn: '2026-01-08', left: 5 })).toEqual([
    { day: '2026-01-08', accepted: 0, left: 5 },
  ]);
});

it('draws no more than four hundred days of a report that was left lying', () => {
  expect(pointsOf([], { ...FROM_MONDAY, startedOn: '2020-01-01', left: 5 })).toHaveLength(400);
});
