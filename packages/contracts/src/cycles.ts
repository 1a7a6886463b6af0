import { FORMAT_IDS } from '@nianbao/report-formats';
import { REPORT_STATUSES } from '@nianbao/workflow';
import { z } from 'zod';
import { day, idParams, line, prose, requiredLine, version } from './fields.ts';
import { endpoint } from './endpoint.ts';

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

/** Last day of each stage; each is not before the one above it. */
export const stages = z
  .strictObject({ inputDue: day, reviewDue: day, signDue: day, publishDue: day })
  .refine((s) => s.inputDue <= s.reviewDue && s.reviewDue <= s.signDue && s.signDue <= s.publishDue, {
    message: '各阶段日期须依次不早于前一阶段：填报、审核、签发、公开',
  });
export type Stages = z.infer<typeof stages>;

export const cycleView = z
  .object({
    id: z.uuid(),
    year: z.int(),
    formatId: z.enum(FORMAT_IDS),
    notice,
    attachment: attachmentView.nullable(),
    stages,
    legalDate: day,
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
    formatId: z.enum(FORMAT_IDS),
    notice,
    stages,
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
    formatId: z.enum(FORMAT_IDS),
    legalDate: day,
    stages: z.object({ inputDue: day, reviewDue: day, signDue: day, publishDue: day }),
    arithmetic: z.array(z.string()),
    calendar: z.enum(['announced', 'estimated']),
  }),
});
