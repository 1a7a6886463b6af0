import { REPORT_STATUSES, type Task } from '@nianbao/workflow';
import { z } from 'zod';
import { day, instant, personRef } from './fields.ts';
import { endpoint } from './endpoint.ts';
import { lightView } from './lights.ts';
import { partSummary } from './parts.ts';

/** What is asked of somebody about a part. */
export const PART_TASKS = [
  'assign',
  'hand_out',
  'fill',
  'endorse',
  'set_reviewers',
  'review',
] as const satisfies readonly Task[];
/** What is asked of somebody about a report as a whole. */
export const REPORT_TASKS = [
  'open',
  'begin_review',
  'review',
  'secrecy',
  'send',
  'sign',
  'take_back',
  'publish',
  'deliver',
  'prove',
] as const satisfies readonly Task[];

/** What waits for the person signed in, soonest deadline first. */
export const partTask = z.object({
  /** wait: others have it. */
  kind: z.enum([...PART_TASKS, 'wait']),
  year: z.int(),
  /** The last day of what is asked here: of the review, not of what is reviewed. */
  dueOn: day.nullable(),
  /** Null where no date is set. */
  light: lightView.nullable(),
  part: partSummary,
});
export const reportTask = z.object({
  kind: z.enum(REPORT_TASKS),
  reportId: z.uuid(),
  year: z.int(),
  title: z.string(),
  status: z.enum(REPORT_STATUSES),
  /** Null where no date is planned. */
  dueOn: day.nullable(),
  light: lightView.nullable(),
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
