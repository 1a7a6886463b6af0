import { REPORT_ACTIONS, REPORT_STATUSES } from '@nianbao/workflow';
import { z } from 'zod';
import { day, idParams, instant, personRef, prose, reason, requiredLine, version } from './fields.ts';
import { contentChange, findingView, formatId, metadata, reportContent } from './content.ts';
import { endpoint } from './endpoint.ts';
import { problemDetail } from './problems.ts';
import { changedFigure, partScope, partSummary } from './parts.ts';
import { figureExplanation, returnedPlace } from './returns.ts';

export const signatureView = z.object({
  by: z.string(),
  at: z.string(),
  opinion: z.string(),
  contentHash: z.string(),
  /** False: the content was changed since, and the signature no longer stands. */
  valid: z.boolean(),
  /** Sections that are not what was signed: only these have to be read again. */
  changedSections: z.array(z.string()).optional(),
});

export const secrecyView = z.object({
  basis: z.string(),
  result: z.enum(['pass', 'object']),
  by: z.string(),
  at: z.string(),
  /** False: the section was changed since and must be reviewed again. */
  valid: z.boolean(),
});

export const sectionView = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.enum(['text', 'table']),
  secrecy: secrecyView.nullable(),
  parts: z.array(partSummary),
});
export type SectionView = z.infer<typeof sectionView>;

export const reportView = z
  .object({
    id: z.uuid(),
    cycleId: z.uuid(),
    year: z.int(),
    formatId,
    organisation: z.string(),
    title: z.string(),
    metadata,
    status: z.enum(REPORT_STATUSES),
    /** Number of the public version that is being prepared, or is public: 1, then one more with each correction. */
    edition: z.int().positive(),
    version,
    stages: z.object({ inputDue: day, reviewDue: day, signDue: day, publishDue: day }),
    legalDate: day,
    sections: z.array(sectionView),
    signers: z.array(personRef.extend({ signature: signatureView.nullable() })),
    /** The leader who is asked to sign now. */
    nextSignerId: z.uuid().nullable(),
    allowedActions: z.array(z.enum(REPORT_ACTIONS)),
    /** For each allowed action that cannot be taken yet: what is missing, and where. */
    obstacles: z.partialRecord(z.enum(REPORT_ACTIONS), z.array(problemDetail)),
    findingCounts: z.object({
      error: z.int(),
      warning: z.int(),
      question: z.int(),
      waived: z.int(),
    }),
    /** Whether the person may name one more signer now (加签). */
    mayAddSigner: z.boolean().optional(),
    mayPlan: z.boolean(),
    mayWaive: z.boolean(),
    /** Address on the portal, once published. */
    publicPath: z.string().nullable(),
  })
  .meta({ id: 'Report' });
export type ReportView = z.infer<typeof reportView>;

export const getReport = endpoint({
  method: 'GET',
  path: '/reports/:id',
  summary: '年报：进度、填报项、可做的事和还差什么',
  params: idParams,
  response: reportView,
});

export const keyFigure = z.object({
  label: z.string(),
  unit: z.string(),
  address: z.string(),
  value: z.union([z.number(), z.null(), z.literal('n/a')]),
  lastYear: z.union([z.number(), z.null(), z.literal('n/a')]),
});

/** The report as it will be published, with what a reviewer or leader needs to judge it. */
export const reportDocument = z
  .object({
    content: reportContent,
    contentHash: z.string(),
    findings: z.array(findingView),
    keyFigures: z.array(keyFigure),
    lastYear: z.object({ year: z.int() }).nullable(),
    /** Places changed since this person last looked at the whole report; null the first time. */
    changes: z.array(contentChange).nullable(),
    seenAt: z.string().nullable(),
    /** Which part a place belongs to, for returning it. */
    partOfAddress: z.record(z.string(), z.uuid()),
    opinionsUsed: z.array(z.string()),
    /** Figures changed after a signature of this edition, each with the explanation given for it, if any. */
    changedFigures: z
      .array(
        changedFigure.extend({
          explanation: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'ReportDocument' });
export type ReportDocument = z.infer<typeof reportDocument>;

export const getReportDocument = endpoint({
  method: 'GET',
  path: '/reports/:id/document',
  summary: '将要公开的全文、校验问题、主要数据、上次查看后的改动',
  params: idParams,
  response: reportDocument,
});

/** Remembers that the person has seen the report as it stands: the next look shows what changed since. */
export const markSeen = endpoint({
  method: 'POST',
  path: '/reports/:id/views',
  summary: '记下已查看到的版本',
  params: idParams,
  body: z.strictObject({ contentHash: z.string().length(64) }),
  response: z.object({ seenAt: instant }),
});

export const updateReport = endpoint({
  method: 'PUT',
  path: '/reports/:id',
  summary: '修改标题、公开信息、签发人次序',
  params: idParams,
  body: z.strictObject({
    version,
    title: requiredLine(200),
    metadata,
    signerIds: z.array(z.uuid()).max(10),
  }),
  response: reportView,
});

/** Divides a section anew. Refused once anybody has written in it. */
export const divideSection = endpoint({
  method: 'PUT',
  path: '/reports/:id/sections/:sectionId/parts',
  summary: '把一个部分分为若干填报项',
  params: z.object({ id: z.uuid(), sectionId: z.string().max(40) }),
  body: z.strictObject({ version, parts: z.array(partScope).min(1).max(60) }),
  response: reportView,
});

/** All or nothing: either every part named is assigned, or none. */
export const assignParts = endpoint({
  method: 'POST',
  path: '/reports/:id/assignments',
  summary: '分派若干填报项',
  params: idParams,
  body: z.strictObject({
    assignments: z
      .array(z.strictObject({ partId: z.uuid(), version, departmentId: z.uuid(), dueOn: day }))
      .min(1)
      .max(200),
  }),
  response: reportView,
});

/** Last year's department for each part that is not assigned yet. */
export const proposeAssignments = endpoint({
  method: 'GET',
  path: '/reports/:id/assignments/proposal',
  summary: '上年的分工',
  params: idParams,
  response: z.array(z.object({ partId: z.uuid(), departmentId: z.uuid(), departmentName: z.string() })),
});

export const actOnReport = endpoint({
  method: 'POST',
  path: '/reports/:id/actions',
  summary: '对年报执行一个动作',
  params: idParams,
  body: z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('open'), version }),
    /** `reason` is needed while parts are still late. */
    z.strictObject({ action: z.literal('begin_review'), version, reason: prose(1000).optional() }),
    z.strictObject({
      action: z.literal('pass_secrecy_review'),
      version,
      /** What the reviewer was shown. */
      contentHash: z.string().length(64),
      sectionIds: z.array(z.string().max(40)).min(1).max(60),
      basis: reason,
      result: z.enum(['pass', 'object']),
    }),
    z.strictObject({
      action: z.literal('send_to_sign'),
      version,
      /** 422 `figures-unexplained` is answered with these. */
      explanations: z.array(figureExplanation).max(500).optional(),
    }),
    /** `contentHash` is what the leader was shown. */
    z.strictObject({
      action: z.literal('sign'),
      version,
      opinion: prose(500).default(''),
      contentHash: z.string().length(64),
    }),
    z.strictObject({ action: z.literal('return'), version, places: z.array(returnedPlace).min(1).max(100) }),
    z.strictObject({ action: z.literal('publish'), version }),
    z.strictObject({ action: z.literal('take_back'), version, reason }),
    z.strictObject({ action: z.literal('correct'), version, reason }),
    /** 撤销更正: the text is again what is public; what was written stays in the history. */
    z.strictObject({ action: z.literal('abandon_correction'), version, reason }),
    z.strictObject({ action: z.literal('take_down'), version, reason }),
  ]),
  response: reportView,
});

/** An explanation with which a finding may stand, bound to the figures or words it speaks of. */
export const waiveFinding = endpoint({
  method: 'POST',
  path: '/reports/:id/waivers',
  summary: '情况说明',
  params: idParams,
  body: z.strictObject({ fingerprint: z.string().min(1).max(2000), reason }),
  response: z.object({ findings: z.array(findingView) }),
});

export const withdrawWaiver = endpoint({
  method: 'DELETE',
  path: '/waivers/:id',
  summary: '撤回情况说明',
  params: idParams,
  response: z.object({ findings: z.array(findingView) }),
});
