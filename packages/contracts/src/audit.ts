import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** One line of the record. Entries are chained by hash: none can be altered or left out unnoticed. */
export const auditEntryView = z
  .object({
    sequence: z.int(),
    at: z.string(),
    actorId: z.uuid().nullable(),
    actor: z.string(),
    /** `subject.action`, e.g. `part.submit`. */
    action: z.string(),
    reportId: z.uuid().nullable(),
    report: z.string().nullable(),
    partId: z.uuid().nullable(),
    part: z.string().nullable(),
    address: z.string().nullable(),
    before: z.unknown().nullable(),
    after: z.unknown().nullable(),
    comment: z.string().nullable(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntryView = z.infer<typeof auditEntryView>;

const criteria = {
  actorId: z.uuid().optional(),
  reportId: z.uuid().optional(),
  partId: z.uuid().optional(),
  action: z.string().max(60).optional(),
  /** The life of one cell, block or row: entries that name it, saves among them. */
  address: z.string().max(200).optional(),
  /** Words, each somewhere in the person, the act, the comment, or what stood before and after. */
  search: z.string().trim().min(1).max(50).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};

export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  summary: '审计记录，最近的在前；按人、年报、填报项、动作、时间筛选',
  query: z.object({
    ...criteria,
    /** Entries before this sequence number: the next page. */
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    entries: z.array(auditEntryView),
    total: z.int(),
    actions: z.array(z.string()),
  }),
});

/** Before a workbook of what was found is made in the browser: that it was taken away is an act, too. */
export const exportEntries = endpoint({
  method: 'POST',
  path: '/audit/exports',
  summary: '登记将查到的审计记录导出为 Excel',
  body: z.strictObject(criteria),
  response: z.object({ total: z.int() }),
});

/** The end of the record at a moment, kept by the auditor outside the system: what was cut off later shows against it. */
export const anchorView = z
  .object({ organisationId: z.uuid(), sequence: z.int(), head: z.string(), at: z.string() })
  .meta({ id: 'Anchor' });
export type AnchorView = z.infer<typeof anchorView>;

/** Recomputes what was written since the last time, and all of it once a day or where it is asked for. */
export const verifyAudit = endpoint({
  method: 'GET',
  path: '/audit/chain',
  summary: '核验审计记录：重算哈希链，并与锚点比对',
  query: z.object({ whole: z.literal('true').optional() }),
  response: z.object({
    intact: z.boolean(),
    length: z.int(),
    /** The first entry that is missing or does not say what was recorded. */
    brokenAt: z.int().nullable(),
    /** The same in a Chinese sentence. */
    fault: z.string().nullable(),
    head: z.string(),
    algorithm: z.enum(['sha256', 'sm3']),
    verifiedAt: z.string(),
    /** When it was recomputed from the first entry. */
    wholeAt: z.string(),
    anchors: z.int(),
    lastAnchor: anchorView.nullable(),
  }),
});

export const listAnchors = endpoint({
  method: 'GET',
  path: '/audit/anchors',
  summary: '审计记录的锚点，最近的在前；可另存于系统之外',
  response: z.array(anchorView),
});

export const takeAnchor = endpoint({
  method: 'POST',
  path: '/audit/anchors',
  summary: '为审计记录的末条留一个锚点',
  response: anchorView,
});

export const exportRecord = endpoint({
  method: 'GET',
  path: '/audit/record.jsonl',
  summary: '导出全部审计记录（JSON 行），可用 nianbao verify 离线核验',
  response: z.unknown(),
});

/** All of one year: editions, drafts, every row and revision, attachments, and the record; see `@nianbao/record`. */
export const archiveYear = endpoint({
  method: 'GET',
  path: '/reports/:id/archive.zip',
  summary: '导出年度档案（ZIP，含清单与审计记录），可用 nianbao verify 离线核验',
  params: z.object({ id: z.uuid() }),
  response: z.unknown(),
});

/** Without contents: whoever sees the board does not read the parts. */
export const activityView = auditEntryView
  .pick({ sequence: true, at: true, actor: true, action: true, part: true, comment: true })
  .meta({ id: 'Activity' });
export type ActivityView = z.infer<typeof activityView>;

/** The latest acts on a report, for the board's feed; who looked at what is for the auditor. */
export const listActivity = endpoint({
  method: 'GET',
  path: '/reports/:id/activity',
  summary: '年报动态',
  params: z.object({ id: z.uuid() }),
  response: z.array(activityView),
});
