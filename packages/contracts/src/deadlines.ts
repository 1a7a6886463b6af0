import { z } from 'zod';
import { day, idParams, personRef, version } from './fields.ts';
import { endpoint } from './endpoint.ts';

/** The stages of a year in the order of work. */
export const PLAN_STAGES = [
  'assign',
  'input',
  'endorse',
  'review',
  'secrecy',
  'sign',
  'deliver',
  'publish',
] as const;
export type PlanStage = (typeof PLAN_STAGES)[number];
export const planStage = z.enum(PLAN_STAGES);

const workdays = z.int().min(0).max(60);
export const planDurations = z.strictObject({
  assign: workdays,
  input: workdays,
  endorse: workdays,
  review: workdays,
  secrecy: workdays,
  sign: workdays,
  deliver: workdays,
  publish: workdays,
});
export type PlanDurations = z.infer<typeof planDurations>;

/** From what a plan is counted back. */
export const planBasis = z.strictObject({
  publishBy: day,
  /** The day noticed for 报送 where it differs from that of 公开. */
  deliverBy: day.nullable().default(null),
  /** 先备案后公布: 公开 waits for 报送. */
  deliverFirst: z.boolean(),
  /** Whether the superior body is sent the report at all; where it is not, nobody is asked for 报送. */
  delivers: z.boolean().default(true),
  durations: planDurations,
});
export type PlanBasis = z.infer<typeof planBasis>;

export const ESCALATION_LEVELS = ['department_head', 'office', 'leader'] as const;

/** How a body plans and reminds. */
export const deadlineSettings = z.strictObject({
  durations: planDurations,
  deliverFirst: z.boolean(),
  /** Whether the body sends its report to a superior one. Art. 49 of the 条例 asks departments to. */
  delivers: z.boolean().default(true),
  /** Working days that a return, a hand-over or a reopening leaves at least. */
  reworkDays: z.int().min(1).max(30),
  /** Whom an overdue task is reported to, and how many working days after the step before. */
  escalation: z
    .array(z.strictObject({ to: z.enum(ESCALATION_LEVELS), afterDays: z.int().min(1).max(30) }))
    .max(3)
    .refine((steps) => new Set(steps.map(({ to }) => to)).size === steps.length, '每一级只能出现一次'),
  /** Nobody is reminded before this hour of a working day in Asia/Shanghai. */
  tellFromHour: z.int().min(0).max(22),
});
export type DeadlineSettings = z.infer<typeof deadlineSettings>;

/** Late for a day: the head of the 科室 hears of it; a day more: the office; two more: the leader. */
export const DEFAULT_REMINDING: Omit<DeadlineSettings, 'durations'> = {
  deliverFirst: true,
  delivers: true,
  reworkDays: 2,
  escalation: [
    { to: 'department_head', afterDays: 1 },
    { to: 'office', afterDays: 1 },
    { to: 'leader', afterDays: 2 },
  ],
  tellFromHour: 8,
};

const stageDays = z.object({ stage: planStage, name: z.string(), missing: z.int() });
export const planView = z
  .object({
    basis: planBasis,
    /** The day on which the work must begin at the latest. */
    startOn: day,
    stages: z.array(
      z.object({ stage: planStage, name: z.string(), dueOn: day, words: z.string(), estimated: z.boolean() }),
    ),
    /** The calculation as sentences, from the last date backwards. */
    arithmetic: z.array(z.string()),
    estimated: z.boolean(),
    estimatedYears: z.array(z.int()),
    /** Null where the plan can be met. */
    shortfall: z
      .object({
        missing: z.int(),
        stages: z.array(stageDays),
        words: z.array(z.string()),
        /** Null where no shortening would do. */
        proposal: z
          .object({
            durations: planDurations,
            changes: z.array(z.object({ stage: planStage, name: z.string(), from: z.int(), to: z.int() })),
          })
          .nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Plan' });
export type PlanView = z.infer<typeof planView>;

/** What is left out is the body's own: its legal date, its durations. */
const wishes = planBasis.partial().extend({
  deliverBy: day.nullable().optional(),
});
/** Counts a year back before it is opened. `startOn` is the day on which the work can begin; today if left out. */
export const previewPlan = endpoint({
  method: 'POST',
  path: '/plans/previews',
  summary: '倒排一个年度的阶段日期',
  body: z.strictObject({
    year: z.int().min(2008).max(2100),
    startOn: day.optional(),
    wishes: wishes.default({}),
  }),
  response: planView,
  repeatable: true,
});

/** One date that a new calendar, plan or extension moves. */
export const dateChange = z.object({
  /** `<cycle>/<stage>` or the id of the part. */
  key: z.string(),
  reportId: z.uuid(),
  subject: z.string(),
  before: day,
  after: day,
  /** Somebody set the present date by hand: it stays unless chosen. */
  byHand: z.boolean(),
  estimated: z.boolean(),
});
export type DateChange = z.infer<typeof dateChange>;

export const replanPreview = z
  .object({
    /** Sent back when applied: another state of things is then refused instead of applied unseen. */
    fingerprint: z.string(),
    changes: z.array(dateChange),
    /** Why it cannot be applied as it is, e.g. a date set by hand that would lie before the stage above it. */
    conflicts: z.array(z.string()),
  })
  .meta({ id: 'ReplanPreview' });
export type ReplanPreview = z.infer<typeof replanPreview>;

export const replanChoice = {
  fingerprint: z.string().length(64),
  /** Keys of dates set by hand that shall move all the same. */
  alsoByHand: z.array(z.string().max(100)).max(500).default([]),
};
export const appliedReplan = z.object({ changes: z.array(dateChange) });

export const previewReplan = endpoint({
  method: 'POST',
  path: '/cycles/:id/plan/previews',
  summary: '预览重新倒排后各期限的变化',
  params: idParams,
  body: z.strictObject({ basis: planBasis }),
  response: replanPreview.extend({ plan: planView }),
  repeatable: true,
});

export const replanCycle = endpoint({
  method: 'PUT',
  path: '/cycles/:id/plan',
  summary: '重新倒排年度任务',
  params: idParams,
  body: z.strictObject({ version, basis: planBasis, ...replanChoice }),
  response: appliedReplan,
});

export const DEADLINE_KINDS = [
  'assign',
  'fill',
  'endorse',
  'review',
  'secrecy',
  'send',
  'sign',
  'deliver',
  'publish',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

export const deadlineView = z
  .object({
    id: z.uuid(),
    kind: z.enum(DEADLINE_KINDS),
    /** 填报, 科室审核 … */
    name: z.string(),
    reportId: z.uuid(),
    partId: z.uuid().nullable(),
    subject: z.string(),
    departmentId: z.uuid().nullable(),
    departmentName: z.string().nullable(),
    people: z.array(personRef),
    dueOn: day,
    /** plan: from the plan; hand: set by somebody; rule: by the body's days for rework; extension: granted. */
    basis: z.enum(['plan', 'hand', 'rule', 'extension']),
    light: z.enum(['green', 'yellow', 'red', 'grey']),
    words: z.string(),
    openedOn: day,
    doneOn: day.nullable(),
    /** Calendar days, for good once it is done; 0 is on time. */
    lateDays: z.int().nullable(),
    estimated: z.boolean(),
    /** How far it was reported upwards. */
    escalatedTo: z.enum(ESCALATION_LEVELS).nullable(),
    /** To whom and when, in the order of the levels. */
    escalations: z.array(z.object({ to: z.enum(ESCALATION_LEVELS), on: day, people: z.array(z.string()) })),
    mayAskExtension: z.boolean(),
  })
  .meta({ id: 'Deadline' });
export type DeadlineView = z.infer<typeof deadlineView>;

export const listDeadlines = endpoint({
  method: 'GET',
  path: '/reports/:id/deadlines',
  summary: '年报的全部期限：未完成的在前，已完成的记录是否按时',
  params: idParams,
  response: z.object({ today: day, nearWorkdays: z.int(), deadlines: z.array(deadlineView) }),
});
