import { PART_STATUSES } from '@nianbao/workflow';
import { z } from 'zod';
import { day, idParams } from './fields.ts';
import { endpoint } from './endpoint.ts';

/** How a part came to the office the first time: before its day, on it, after it, not yet though due, not yet. */
export const OUTCOMES = ['early', 'on_time', 'late', 'overdue', 'pending'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One 填报项 of one year, counted for the 科室 that has it. */
export const partOutcome = z.object({
  year: z.int(),
  reportId: z.uuid(),
  partId: z.uuid(),
  title: z.string(),
  departmentId: z.uuid(),
  departmentName: z.string(),
  status: z.enum(PART_STATUSES),
  /** With the office or accepted; of a year that was public once, for good: a correction takes nothing back. */
  handedIn: z.boolean(),
  /** The day it was due the first time; what a return asks for later is rework, and counts as returns. */
  dueOn: day.nullable(),
  doneOn: day.nullable(),
  outcome: z.enum(OUTCOMES),
  /** Working days before (early) or after the day (late, overdue so far); 0 otherwise. */
  workdays: z.int(),
  /** How often it was returned or reopened since the 科室 has it. */
  returns: z.int(),
});
export type PartOutcome = z.infer<typeof partOutcome>;

export const timelinessView = z
  .object({
    today: day,
    /** The latest year first; in it the 科室 in their order. */
    parts: z.array(partOutcome),
    /** Years with a day in a year whose holidays are not announced: their working days are estimates. */
    estimatedYears: z.array(z.int()),
  })
  .meta({ id: 'Timeliness' });
export type TimelinessView = z.infer<typeof timelinessView>;

export const getTimeliness = endpoint({
  method: 'GET',
  path: '/timeliness',
  summary: '各年度各科室填报的完整与及时情况',
  response: timelinessView,
});

/** When the report would be public: the working days of the plan between review and 公开 are added. */
const publication = {
  publishedOn: day,
  /** Working days after the legal date; negative or 0: in time. */
  lateWorkdays: z.int(),
  late: z.boolean(),
  estimated: z.boolean(),
};

const forecast = z.discriminatedUnion('kind', [
  /** Past the review, or a correction, which has no legal date: there is nothing to forecast. */
  z.object({ kind: z.literal('closed') }),
  /** Every part is accepted; the stages after the review are still to come. */
  z.object({ kind: z.literal('done'), ...publication }),
  /** Too little was accepted lately to say anything; a date would be invented. */
  z.object({ kind: z.literal('no_pace') }),
  /** At this pace not within a time for which a date would mean something. */
  z.object({ kind: z.literal('beyond') }),
  /** When the last part would be accepted at the pace of the last working days. */
  z.object({ kind: z.literal('expected'), acceptedOn: day, perWorkday: z.number(), ...publication }),
]);

export const burnDownView = z
  .object({
    reportId: z.uuid(),
    year: z.int(),
    today: day,
    startedOn: day,
    total: z.int(),
    left: z.int(),
    /** At the end of each day since the year was opened for input. */
    points: z.array(z.object({ day, accepted: z.int(), left: z.int() })),
    reviewDue: day,
    publishDue: day,
    legalDate: day,
    forecast,
    /** The forecast in words, with what it is reckoned from. */
    words: z.string(),
  })
  .meta({ id: 'BurnDown' });
export type BurnDownView = z.infer<typeof burnDownView>;

export const getBurnDown = endpoint({
  method: 'GET',
  path: '/reports/:id/burn-down',
  summary: '审核进度与按近期进度推算的完成日期',
  params: idParams,
  response: burnDownView,
});
