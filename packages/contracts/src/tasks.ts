import { REPORT_STATUSES } from '@nianbao/workflow';
import { z } from 'zod';
import { day, idParams, instant } from './fields.ts';
import { endpoint } from './endpoint.ts';
import { partSummary } from './parts.ts';

/** What waits for the person signed in, soonest deadline first. */
export const partTask = z.object({
  /** fill: write it; hand_out: name who writes it; endorse, review: judge what was submitted; wait: others have it. */
  kind: z.enum(['fill', 'hand_out', 'endorse', 'review', 'assign', 'wait']),
  year: z.int(),
  part: partSummary,
});
export const reportTask = z.object({
  kind: z.enum(['sign', 'review_secrecy', 'send_to_sign', 'publish']),
  reportId: z.uuid(),
  year: z.int(),
  title: z.string(),
  status: z.enum(REPORT_STATUSES),
  dueOn: day,
});
export const tasksView = z
  .object({
    today: day,
    nearWorkdays: z.int(),
    parts: z.array(partTask),
    reports: z.array(reportTask),
  })
  .meta({ id: 'Tasks' });
export type TasksView = z.infer<typeof tasksView>;
export type PartTask = z.infer<typeof partTask>;
export type ReportTask = z.infer<typeof reportTask>;

export const getTasks = endpoint({ method: 'GET', path: '/tasks', summary: '待我处理', response: tasksView });

export const notificationView = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    text: z.string(),
    /** Where it leads in the app, e.g. /parts/… */
    link: z.string(),
    at: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type NotificationView = z.infer<typeof notificationView>;

export const listNotifications = endpoint({
  method: 'GET',
  path: '/notifications',
  summary: '消息，最近的在前',
  response: z.array(notificationView),
});

export const readNotification = endpoint({
  method: 'POST',
  path: '/notifications/:id/reading',
  summary: '标记为已读',
  params: idParams,
  response: notificationView,
});
