/** The words of the workflow. Nothing is imported here, so that the browser can use them without the machines. */

export const ROLES = [
  'office',
  'department_head',
  'contributor',
  'secrecy_reviewer',
  'leader',
  'admin',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

export const PART_STATUSES = [
  'unassigned',
  'assigned',
  'drafting',
  'submitted',
  'endorsed',
  'returned',
  'accepted',
] as const;
export type PartStatus = (typeof PART_STATUSES)[number];

export const PART_ACTIONS = [
  'assign',
  'delegate',
  'start',
  'submit',
  'withdraw',
  'endorse',
  'return',
  'accept',
  'reopen',
  'reassign',
] as const;
export type PartAction = (typeof PART_ACTIONS)[number];

/** How several reviewers of one part judge it: 依次 one after the other, 会签 all, 或签 one of them. */
export const REVIEW_MODES = ['in_order', 'all', 'any'] as const;
export type ReviewMode = (typeof REVIEW_MODES)[number];

export const REPORT_STATUSES = [
  'draft',
  'collecting',
  'reviewing',
  'signing',
  'signed',
  'published',
  'taken_down',
] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export const REPORT_ACTIONS = [
  'open',
  'begin_review',
  'pass_secrecy_review',
  'send_to_sign',
  'sign',
  'return',
  'publish',
  'take_back',
  'correct',
  'abandon_correction',
  'take_down',
] as const;
export type ReportAction = (typeof REPORT_ACTIONS)[number];
