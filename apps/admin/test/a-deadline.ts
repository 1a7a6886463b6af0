import type { DeadlineView, ExtensionView } from '@nianbao/contracts';
import { anId, REPORT } from './a-report.ts';

/** 填报 of a part, due in a fortnight. */
export const aDeadline = (more: Partial<DeadlineView> = {}): DeadlineView => ({
  id: anId(),
  kind: 'fill',
  name: '填报',
  reportId: REPORT,
  partId: anId(),
  subject: '一、总体情况',
  departmentId: null,
  departmentName: null,
  people: [],
  dueOn: '2026-01-13',
  basis: 'plan',
  light: 'green',
  words: '● 正常',
  openedOn: '2025-12-22',
  doneOn: null,
  lateDays: null,
  estimated: false,
  escalatedTo: null,
  escalations: [],
  mayAskExtension: false,
  ...more,
});

export const deadlinesOf = (deadlines: DeadlineView[]) => ({
  today: '2026-01-05',
  nearWorkdays: 3,
  deadlines,
});

/** Asked for a part, and nobody has answered yet. */
export const anExtension = (more: Partial<ExtensionView> = {}): ExtensionView => ({
  id: anId(),
  reportId: REPORT,
  partId: anId(),
  stage: null,
  subject: '一、总体情况',
  from: '2026-01-13',
  until: '2026-01-16',
  reason: '台账还在核对',
  status: 'asked',
  askedBy: { id: anId(), name: '填报人甲' },
  askedAt: '2026-01-05T02:00:00.000Z',
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  later: null,
  mayDecide: true,
  estimated: false,
  ...more,
});
