import type { CycleView } from '@nianbao/contracts';
import { aPlan } from './a-plan.ts';
import { anId, REPORT } from './a-report.ts';

/** The year of 2025 as it was planned, being filled in. */
export const aCycle = (more: Partial<CycleView> = {}): CycleView => ({
  id: anId(),
  year: 2025,
  formatId: '2021',
  notice: { title: '通知', documentNumber: '', date: '2025-11-20', text: '', attachmentId: null },
  attachment: null,
  stages: {
    assignDue: '2025-12-24',
    inputDue: '2026-01-09',
    reviewDue: '2026-01-21',
    signDue: '2026-01-27',
    deliverDue: null,
    publishDue: '2026-01-30',
  },
  legalDate: '2026-01-31',
  legalIn: 19,
  lights: {},
  plan: aPlan(),
  reportId: REPORT,
  reportStatus: 'collecting',
  version: 4,
  ...more,
});
