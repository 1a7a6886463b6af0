import type {
  CycleView,
  DepartmentView,
  LightView,
  OrganisationView,
  PartSummary,
  ReportView,
  SessionView,
  TasksView,
} from '@nianbao/contracts';

import { addDays } from '@nianbao/workdays';
import { today } from '../src/lib/dates.ts';

/** A day so far from today that it is neither near nor past. */
export const inDays = (count: number): string => addDays(today(), count);

let made = 0;
/** An id that says nothing, and is never given twice. */
export const anId = (): string => `0198a000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;

export const OFFICE = anId();
export const LAW = anId();
export const FINANCE = anId();
export const REPORT = anId();

const department = (id: string, name: string, position: number): DepartmentView => ({
  id,
  name,
  isOffice: position === 1,
  disabled: false,
  position,
});
export const departments = [
  department(OFFICE, '办公室', 1),
  department(LAW, '政策法规科', 2),
  department(FINANCE, '财务科', 3),
];

export const organisation: OrganisationView = {
  id: anId(),
  name: '云州市营商环境建设局',
  slug: 'ysj',
  settings: { headStep: true, nearWorkdays: 3, kind: 'department', signerIds: [] },
  version: 1,
};

export function aSession(...roles: SessionView['roles'][number]['role'][]): SessionView {
  const { id, name, slug } = organisation;
  return {
    user: { id: anId(), name: '经办人', account: 'someone' },
    organisation: { id, name, slug },
    roles: roles.map((role) => ({ role, departmentId: null, departmentName: null })),
    organisations: [{ id, name, slug }],
    unread: 0,
  };
}

export const aPart = (more: Partial<PartSummary> = {}): PartSummary => ({
  id: anId(),
  reportId: REPORT,
  sectionId: 's1',
  sectionTitle: '一、总体情况',
  label: '主动公开',
  scope: { kind: 'heading', heading: '主动公开' },
  status: 'unassigned',
  departmentId: null,
  departmentName: null,
  assignees: [],
  dueOn: null,
  doneOn: null,
  filled: 0,
  total: 1,
  openReturns: 0,
  version: 1,
  allowedActions: ['assign'],
  mayFill: false,
  mayNudge: false,
  ...more,
});

/** A part that a department has. */
export const aPartOf = (departmentId: string, more: Partial<PartSummary> = {}): PartSummary =>
  aPart({
    status: 'drafting',
    departmentId,
    departmentName: departments.find(({ id }) => id === departmentId)?.name ?? null,
    dueOn: inDays(30),
    allowedActions: ['reassign'],
    ...more,
  });

/** A report whose parts all belong to the first section. */
export const aReport = (parts: PartSummary[], more: Partial<ReportView> = {}): ReportView => ({
  id: REPORT,
  cycleId: anId(),
  year: 2025,
  formatId: '2021',
  organisation: organisation.name,
  title: '云州市营商环境建设局2025年政府信息公开工作年度报告',
  metadata: {},
  status: 'draft',
  edition: 1,
  version: 1,
  stages: {
    inputDue: inDays(30),
    reviewDue: inDays(37),
    signDue: inDays(44),
    publishDue: inDays(48),
  },
  legalDate: inDays(50),
  sections: [{ id: 's1', number: '一、', title: '总体情况', kind: 'text', secrecy: null, parts }],
  signers: [],
  nextSignerId: null,
  allowedActions: [],
  obstacles: {},
  findingCounts: { error: 0, warning: 0, question: 0, waived: 0 },
  mayPlan: true,
  mayWaive: true,
  publicPath: null,
  ...more,
});

/** A day that does not press, as the server says it. */
export const GREEN: LightView = { light: 'green', words: '● 正常', lateDays: null };

export const noTasks: TasksView = {
  today: '2026-01-08',
  nearWorkdays: 3,
  parts: [],
  reports: [],
  waiting: [],
};

/** What every page of the office asks for besides its own subject. */
export const officeAnswers = (report: ReportView) => ({
  'GET /session': aSession('office'),
  'GET /tasks': noTasks,
  'GET /cycles': [] as CycleView[],
  'GET /departments': departments,
  'GET /organisation': organisation,
  'GET /people': [],
  [`GET /reports/${report.id}`]: report,
  [`GET /reports/${report.id}/activity`]: [],
  [`GET /reports/${report.id}/deadlines`]: { today: today(), nearWorkdays: 3, deadlines: [] },
  [`GET /reports/${report.id}/extensions`]: [],
  [`GET /reports/${report.id}/assignments/proposal`]: [],
});
