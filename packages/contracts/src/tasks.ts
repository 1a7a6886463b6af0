import { REPORT_STATUSES } from '@nianbao/workflow';
import { z } from 'zod';
import { day, instant, personRef } from './fields.ts';
import { endpoint } from './endpoint.ts';
import { lightView } from './lights.ts';
import { partSummary } from './parts.ts';

/** What waits for the person signed in, soonest deadline first. */
export const partTask = z.object({
  /** fill: write it; hand_out: name who writes it; endorse, review: judge what was submitted; wait: others have it. */
  kind: z.enum(['fill', 'hand_out', 'endorse', 'review', 'assign', 'wait']),
  year: z.int(),
  /** The last day of what is asked here: of the review, not of what is reviewed. */
  dueOn: day.nullable(),
  /** Null where no date is set. */
  light: lightView.nullable(),
  part: partSummary,
});
export const reportTask = z.object({
  kind: z.enum(['sign', 'review_secrecy', 'send_to_sign', 'deliver', 'publish']),
  reportId: z.uuid(),
  year: z.int(),
  title: z.string(),
  status: z.enum(REPORT_STATUSES),
  dueOn: day,
  light: lightView,
});
/** Something that the person handed on and that others have now. */
export const waitingItem = z.object({
  reportId: z.uuid(),
  /** Null: the report as a whole. */
  partId: z.uuid().nullable(),
  year: z.int(),
  subject: z.string(),
  /** What is waited for: 科室审核, 签发 … */
  step: z.string(),
  holders: z.array(personRef),
  departmentName: z.string().nullable(),
  /** When they got it; null where the record does not say. */
  since: instant.nullable(),
  dueOn: day.nullable(),
  light: lightView.nullable(),
  /** Where it can be looked at; null where the person may not. */
  link: z.string().nullable(),
});
export type WaitingItem = z.infer<typeof waitingItem>;

export const tasksView = z
  .object({
    today: day,
    nearWorkdays: z.int(),
    parts: z.array(partTask),
    reports: z.array(reportTask),
    /** What was handed on, the soonest day first, then the longest waiting. */
    waiting: z.array(waitingItem),
  })
  .meta({ id: 'Tasks' });
export type TasksView = z.infer<typeof tasksView>;
export type PartTask = z.infer<typeof partTask>;
export type ReportTask = z.infer<typeof reportTask>;

export const getTasks = endpoint({ method: 'GET', path: '/tasks', summary: '待我处理', response: tasksView });
