import { official } from '@nianbao/workdays';
import { expect, it } from 'vitest';
import { outcomeOf } from './part-outcome.ts';

// 12 January 2026 is a Monday; 14 February a working Saturday, 16 to 23 February a holiday.
it.each([
  ['on the day', '2026-01-12', '2026-01-12', 'on_time', 0],
  ['on the Friday before', '2026-01-12', '2026-01-09', 'early', 1],
  ['on the Sunday before: no working day is left between', '2026-01-12', '2026-01-11', 'early', 1],
  ['a day later', '2026-01-12', '2026-01-13', 'late', 1],
  ['on the Friday, due on Sunday', '2026-01-11', '2026-01-09', 'on_time', 0],
  ['on the Sunday, due on Saturday', '2026-01-10', '2026-01-11', 'late', 0],
  ['after the Spring Festival', '2026-02-13', '2026-02-24', 'late', 2],
  ['not yet, in time', '2026-03-02', null, 'pending', 0],
  ['not yet, due today', '2026-02-25', null, 'pending', 0],
  ['not yet, too late', '2026-02-24', null, 'overdue', 1],
  ['without a day, done', null, '2026-02-24', 'on_time', 0],
  ['without a day', null, null, 'pending', 0],
])('%s', (_, dueOn, doneOn, outcome, workdays) => {
  expect(outcomeOf({ dueOn, doneOn }, '2026-02-25', official)).toEqual({ outcome, workdays });
});
