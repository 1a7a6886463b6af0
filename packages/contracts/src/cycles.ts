import { REPORT_STATUSES } from '@nianbao/workflow';
import { z } from 'zod';
import { day, idParams, line, prose, requiredLine, version } from './fields.ts';
import { formatId } from './content.ts';
import { planBasis, planStage, planView } from './deadlines.ts';
import { endpoint } from './endpoint.ts';
import { lightView } from './lights.ts';

export const attachmentView = z
  .object({ id: z.uuid(), name: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string() })
  .meta({ id: 'Attachment' });
export type AttachmentView = z.infer<typeof attachmentView>;

/** The superior's notice that opens the year. */
export const notice = z.strictObject({
  title: requiredLine(200),
  documentNumber: line(60).default(''),
  date: day,
  text: prose(50_000).default(''),
  attachmentId: z.uuid().nullable().default(null),
});

const laterStage = day.nullable().optional();
const ORDER = [
  ['assignDue', '分派'],
  ['inputDue', '填报'],
  ['endorseDue', '科室审核'],
  ['reviewDue', '审核'],
  ['secrecyDue', '保密审查'],
  ['signDue', '签发'],
  ['deliverDue', '报送'],
  ['publishDue', '公开'],
] as const;

/**
 * Last day of each stage; each is not before the one above it. The four that may be left out are then taken from the
 * plan; null where a body has no date for them. 报送 may be later than 公开 where nothing waits for it.
 */
export const stages = z
  .strictObject({
    assignDue: laterStage,
    inputDue: day,
    endorseDue: laterStage,
    reviewDue: day,
    secrecyDue: laterStage,
    signDue: day,
    deliverDue: laterStage,
    publishDue: day,
  })
  .superRefine((sent, context) => {
    const dated = ORDER.flatMap(([key, name]) => {
      const dueOn = sent[key];
      return typeof dueOn === 'string' && key !== 'deliverDue' ? [{ key, name, dueOn }] : [];
    });
    for (const [i, later] of dated.entries()) {
      const earlier = dated[i - 1];
      if (earlier && earlier.dueOn > later.dueOn)
        context.addIssue({
          code: 'custom',
          path: [later.key],
          message: `各阶段日期须依次不早于前一阶段：${later.name}（${later.dueOn}）早于${earlier.name}（${earlier.dueOn}）`,
        });
    }
    if (typeof sent.deliverDue === 'string' && sent.deliverDue < sent.signDue)
      context.addIssue({ code: 'custom', path: ['deliverDue'], message: '报送日期不能早于签发日期' });
  });
export type Stages = z.infer<typeof stages>;

export const cycleView = z
  .object({
    id: z.uuid(),
    year: z.int(),
    formatId,
    notice,
    attachment: attachmentView.nullable(),
    stages,
    legalDate: day,
    /** Working days after today up to and with the legal date, by the body's calendar; negative when it is past. */
    legalIn: z.int(),
    /** How the day of each stage stands today, as long as the stage is open. */
    lights: z.partialRecord(planStage, lightView),
    /** From what the dates were counted back, with the arithmetic; null for years opened without a plan. */
    plan: planView.nullable().optional(),
    /** Some date, the legal one among them, lies in a year whose holidays are not announced. */
    estimated: z.boolean().optional(),
    reportId: z.uuid(),
    reportStatus: z.enum(REPORT_STATUSES),
    version,
  })
  .meta({ id: 'Cycle' });
export type CycleView = z.infer<typeof cycleView>;

export const listCycles = endpoint({
  method: 'GET',
  path: '/cycles',
  summary: '各年度任务，最近的在前',
  response: z.array(cycleView),
});

/** Opens the year: makes the report with its sections and parts, divided and proposed as last year. */
export const openCycle = endpoint({
  method: 'POST',
  path: '/cycles',
  summary: '建立年度任务',
  body: z.strictObject({
    year: z.int().min(2008).max(2100),
    formatId,
    notice,
    stages,
    /** From what the dates were counted back; the body's legal date and durations if left out. */
    basis: planBasis.optional(),
  }),
  response: cycleView,
});

export const updateCycle = endpoint({
  method: 'PUT',
  path: '/cycles/:id',
  summary: '修改通知与阶段日期',
  params: idParams,
  body: z.strictObject({ version, notice, stages }),
  response: cycleView,
});

/** Dates proposed for a report on `year`, counted back from the legal date, with the arithmetic. */
export const proposeStages = endpoint({
  method: 'GET',
  path: '/cycles/proposal',
  summary: '按法定日期倒排的阶段日期建议',
  query: z.object({ year: z.coerce.number().int().min(2008).max(2100) }),
  response: z.object({
    formatId,
    legalDate: day,
    stages,
    arithmetic: z.array(z.string()),
    calendar: z.enum(['announced', 'estimated']),
    plan: planView.optional(),
  }),
});
