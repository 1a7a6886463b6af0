import { z } from 'zod';
import { day, requiredLine } from './fields.ts';
import { endpoint } from './endpoint.ts';
import { appliedReplan, replanChoice, replanPreview } from './deadlines.ts';

const year = z.int().min(2008).max(2100);

/** A day that is not as the week would have it: a weekday off, a weekend worked; or one the body entered itself. */
export const calendarDay = z.object({
  day,
  working: z.boolean(),
  /** notice: from the State Council's arrangement; estimate: expected; own: entered by the body. */
  origin: z.enum(['notice', 'estimate', 'own']),
  /** Number of the notice, of the days the body entered itself. */
  source: z.string().nullable(),
  enteredBy: z.string().nullable(),
});
export type CalendarDay = z.infer<typeof calendarDay>;

export const calendarView = z
  .object({
    year,
    status: z.enum(['announced', 'estimated']),
    /** Number of the notice that arranged the year, where it is known. */
    announcedBy: z.string().nullable(),
    /** The body entered that notice itself, and may take it back. */
    announcedHere: z.boolean(),
    days: z.array(calendarDay),
    /** Years up to three ahead whose dates must be shown as estimates. */
    estimatedYears: z.array(z.int()),
    mayEdit: z.boolean(),
  })
  .meta({ id: 'Calendar' });
export type CalendarView = z.infer<typeof calendarView>;

export const getCalendar = endpoint({
  method: 'GET',
  path: '/calendar',
  summary: '某年的放假与调休安排',
  query: z.object({ year: z.coerce.number().pipe(year) }),
  response: calendarView,
});

/** `announced` says that with these days the arrangement of the year is complete: its dates are no estimates any more. */
export const calendarChange = z.strictObject({
  set: z
    .array(z.strictObject({ day, working: z.boolean(), source: requiredLine(80) }))
    .max(366)
    .default([])
    .refine((days) => new Set(days.map((one) => one.day)).size === days.length, '同一天只能填写一次'),
  remove: z.array(day).max(366).default([]),
  announced: z.strictObject({ year, source: requiredLine(80).nullable() }).optional(),
});
export type CalendarChange = z.infer<typeof calendarChange>;

/** What would move, before anything does. */
export const previewCalendar = endpoint({
  method: 'POST',
  path: '/calendar/previews',
  summary: '预览修改放假安排后各期限的变化',
  body: calendarChange,
  response: replanPreview,
  repeatable: true,
});

export const updateCalendar = endpoint({
  method: 'PUT',
  path: '/calendar',
  summary: '录入或更正放假安排，并重排未完成的期限',
  body: z.strictObject({ change: calendarChange, ...replanChoice }),
  response: z.object({ calendar: calendarView, applied: appliedReplan }),
});
