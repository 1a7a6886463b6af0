import { expect, it } from 'vitest';
import { mostUrgentFirst, type Waited } from './waiting.ts';

const waited = (subject: string, dueOn: string | null, since: string | null = null): Waited => ({
  reportId: 'r',
  partId: subject,
  year: 2025,
  subject,
  step: '填报',
  holders: [],
  departmentName: null,
  since,
  dueOn,
  link: null,
});

it('puts what is due first on top, then what waits longest, and last what has no day', () => {
  const items = [
    waited('无期限', null),
    waited('后到期', '2026-01-20'),
    waited('新交办', '2026-01-12', '2026-01-06T00:00:00.000Z'),
    waited('早交办', '2026-01-12', '2026-01-05T00:00:00.000Z'),
    waited('已逾期', '2026-01-05', '2026-01-07T00:00:00.000Z'),
  ];

  expect(items.toSorted(mostUrgentFirst).map(({ subject }) => subject)).toEqual([
    '已逾期',
    '早交办',
    '新交办',
    '后到期',
    '无期限',
  ]);
});
