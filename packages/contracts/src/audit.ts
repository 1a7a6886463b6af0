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

export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  summary: '审计记录，最近的在前；按人、年报、填报项、动作、时间筛选',
  query: z.object({
    actorId: z.uuid().optional(),
    reportId: z.uuid().optional(),
    partId: z.uuid().optional(),
    action: z.string().max(60).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    /** Entries before this sequence number: the next page. */
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    entries: z.array(auditEntryView),
    total: z.int(),
    /** Whether the whole chain of the body was recomputed and found intact. */
    chain: z.object({ intact: z.boolean(), length: z.int(), brokenAt: z.int().nullable(), head: z.string() }),
    actions: z.array(z.string()),
  }),
});

/** The latest acts on a report, for the board's feed. */
export const listActivity = endpoint({
  method: 'GET',
  path: '/reports/:id/activity',
  summary: '年报动态',
  params: z.object({ id: z.uuid() }),
  response: z.array(auditEntryView),
});
