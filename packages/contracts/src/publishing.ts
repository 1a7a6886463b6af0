import { z } from 'zod';
import { metadata } from './content.ts';
import { endpoint } from './endpoint.ts';
import { day, idParams, instant, line, personRef, requiredLine, version } from './fields.ts';
import { reportView } from './reports.ts';

export * from './publishing-rules.ts';

/** What the public address said at a moment. `ok`: the same content, by hash, as was signed. */
export const receiptView = z
  .object({
    id: z.uuid(),
    edition: z.int(),
    at: instant,
    url: z.string(),
    ok: z.boolean(),
    expectedHash: z.string(),
    foundHash: z.string().nullable(),
    failure: z.string().nullable(),
  })
  .meta({ id: 'Receipt' });
export type ReceiptView = z.infer<typeof receiptView>;

const filingView = z.object({
  edition: z.int(),
  superior: z.string(),
  filedOn: day,
  number: z.string(),
  attachmentId: z.uuid().nullable(),
  by: personRef,
  at: instant,
});

/** Everything around the moment at which a report becomes public. */
export const publishingView = z
  .object({
    version,
    metadata,
    /** What the body's rules would fill in where a field is empty. */
    offered: metadata,
    /** Numbers given to this report, the latest first; none is ever given to another. */
    numbers: z.array(
      z.object({ kind: z.enum(['indexNumber', 'documentNumber']), number: z.string(), at: instant }),
    ),
    /** `at` null: as soon as the 备案 is entered. */
    plan: z
      .object({
        at: instant.nullable(),
        by: personRef,
        doneAt: instant.nullable(),
        failure: z.string().nullable(),
      })
      .nullable(),
    /** Of this edition, or else the last one of an edition before. */
    filing: filingView.nullable(),
    /** The last day for 报送; null where the body sends this year's report nowhere. */
    deliverDue: day.nullable(),
    /** To whom it was sent last, or is sent by the body's rules; empty where nobody said. */
    superior: z.string(),
    publicPath: z.string().nullable(),
    /** The name of the body's template on which Word files stand; null: as GB/T 9704 has it. */
    wordTemplate: z.string().nullable(),
    /** The edition in force, for its fragment; null while nothing of the year is public. */
    publicationId: z.uuid().nullable(),
    /** The last day on which the public page is looked at by itself; null while nothing of the year is public. */
    watchedUntil: day.nullable(),
    /** Of the edition in force and those before, the latest first. */
    receipts: z.array(receiptView),
    /** What the person may do now. */
    may: z.object({
      number: z.boolean(),
      plan: z.boolean(),
      file: z.boolean(),
      prove: z.boolean(),
      setDelivery: z.boolean(),
    }),
  })
  .meta({ id: 'Publishing' });
export type PublishingView = z.infer<typeof publishingView>;

export const getPublishing = endpoint({
  method: 'GET',
  path: '/reports/:id/publishing',
  summary: '公开事项：编号、公开时间、备案、公开证明',
  params: idParams,
  response: publishingView,
});

/** Takes the next number of the body's pattern for the report. Asked again, the report keeps the number it has. */
export const issueNumber = endpoint({
  method: 'POST',
  path: '/reports/:id/numbers',
  summary: '按本单位规则取索引号或文号',
  params: idParams,
  body: z.strictObject({ version, kind: z.enum(['indexNumber', 'documentNumber']) }),
  response: reportView,
});

/** A signed report becomes public at `at`, or (`at` null) when the 备案 is entered. */
export const planPublication = endpoint({
  method: 'PUT',
  path: '/reports/:id/publication-plan',
  summary: '定时公开，或备案后公开',
  params: idParams,
  body: z.strictObject({ version, at: instant.nullable() }),
  response: publishingView,
});

export const cancelPublicationPlan = endpoint({
  method: 'DELETE',
  path: '/reports/:id/publication-plan',
  summary: '取消定时公开',
  params: idParams,
  response: publishingView,
});

/** 已报送: today, to the usual superior, its number to follow, where nothing else is said. */
export const enterFiling = endpoint({
  method: 'POST',
  path: '/reports/:id/filing',
  summary: '登记报送（备案）；约定备案后公开的，随即公开',
  params: idParams,
  body: z.strictObject({
    version,
    superior: requiredLine(100).optional(),
    filedOn: day.optional(),
    number: line(100).default(''),
    attachmentId: z.uuid().nullable().default(null),
  }),
  response: publishingView,
});

/** Whether this year's report is sent to a superior body; where it is not, nobody is reminded of 报送. */
export const setDelivery = endpoint({
  method: 'PUT',
  path: '/reports/:id/delivery',
  summary: '本年度是否需要报送',
  params: idParams,
  body: z.strictObject({ version, delivers: z.boolean() }),
  response: publishingView,
});

export const provePublication = endpoint({
  method: 'POST',
  path: '/reports/:id/receipts',
  summary: '现在核对公开页面，留下凭证',
  params: idParams,
  response: receiptView,
});
