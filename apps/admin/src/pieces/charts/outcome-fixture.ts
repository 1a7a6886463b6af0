import type { BurnDownView, PartOutcome } from '@nianbao/contracts';

/** A part that came in on its day; a test says what is otherwise. */
export const aPartOutcome = (more: Partial<PartOutcome> = {}): PartOutcome => ({
  year: 2025,
  reportId: '0198a000-0000-7000-8000-00000000a001',
  partId: '0198a000-0000-7000-8000-00000000b001',
  title: '一、总体情况',
  departmentId: '0198a000-0000-7000-8000-00000000c001',
  departmentName: '政策法规科',
  status: 'accepted',
  handedIn: true,
  dueOn: '2026-01-12',
  doneOn: '2026-01-12',
  outcome: 'on_time',
  workdays: 0,
  returns: 0,
  ...more,
});

/** Four days of work on six parts, two of them accepted. */
export const aBurnDown = (more: Partial<BurnDownView> = {}): BurnDownView => ({
  reportId: '0198a000-0000-7000-8000-00000000a001',
  year: 2025,
  today: '2026-01-08',
  startedOn: '2026-01-05',
  total: 6,
  left: 4,
  points: [
    { day: '2026-01-05', accepted: 0, left: 6 },
    { day: '2026-01-06', accepted: 1, left: 5 },
    { day: '2026-01-07', accepted: 0, left: 5 },
    { day: '2026-01-08', accepted: 1, left: 4 },
  ],
  reviewDue: '2026-01-19',
  publishDue: '2026-01-30',
  legalDate: '2026-01-31',
  forecast: {
    kind: 'expected',
    acceptedOn: '2026-01-16',
    publishedOn: '2026-01-29',
    perWorkday: 0.7,
    lateWorkdays: -1,
    late: false,
    estimated: false,
  },
  words: '近 3 个工作日净审核通过 2 项，还剩 4 项：预计 1月16日（周五）全部审核通过。',
  ...more,
});
