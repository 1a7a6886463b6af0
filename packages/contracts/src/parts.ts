import { PART_ACTIONS, PART_STATUSES, REPORT_STATUSES, REVIEW_MODES } from '@nianbao/workflow';
import { z } from 'zod';
import { day, idParams, instant, personRef, prose, reason, requiredLine, version } from './fields.ts';
import { block, cellValue, finding, formatId, tableContent } from './content.ts';
import { endpoint } from './endpoint.ts';
import { remarkView } from './remarks.ts';
import { figureExplanation, openReturn, returnedPlace } from './returns.ts';
import { partReviewers } from './reviewers.ts';

/** What one department fills: a whole section, one sub-heading of its text, or some rows of its table. */
export const partScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({ kind: z.literal('heading'), heading: z.string().trim().min(1, '请填写小标题').max(60) }),
  /** Row ids of the section's official table; in art20 `block/row`. */
  z.strictObject({ kind: z.literal('rows'), rows: z.array(z.string().max(100)).min(1).max(200) }),
]);
export type PartScope = z.infer<typeof partScope>;

/** A part where only its state matters: on the board, in a list of tasks. */
export const partSummary = z
  .object({
    id: z.uuid(),
    reportId: z.uuid(),
    sectionId: z.string(),
    /** Number and title of the section. */
    sectionTitle: z.string(),
    /** What of the section: 全部, the sub-heading, or the rows in words. */
    label: z.string(),
    scope: partScope,
    status: z.enum(PART_STATUSES),
    departmentId: z.uuid().nullable(),
    departmentName: z.string().nullable(),
    assignees: z.array(personRef),
    dueOn: day.nullable(),
    /** The day on which the office got it (endorsed), for the light "按时 / 迟 n 日". */
    doneOn: day.nullable(),
    /** Filled places of all places that must be filled; a text counts as one. */
    filled: z.int(),
    total: z.int(),
    /** Places named in the last return and not yet seen to. */
    openReturns: z.int(),
    version,
    allowedActions: z.array(z.enum(PART_ACTIONS)),
    mayFill: z.boolean(),
    mayNudge: z.boolean(),
    /** Several reviewers in place of the head; null where there are none. */
    reviewers: partReviewers.nullable().optional(),
    /** Whether the person may name the reviewers now. */
    maySetReviewers: z.boolean().optional(),
  })
  .meta({ id: 'PartSummary' });
export type PartSummary = z.infer<typeof partSummary>;

const written = z.object({
  address: z.string(),
  /** 0: nothing was ever written here. */
  version: z.int().nonnegative(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
});
/** `raw` is what was typed; `problem` says why it is no figure. */
export const cellPlace = written.extend({
  kind: z.literal('cell'),
  raw: z.string(),
  value: cellValue,
  problem: z.string().nullable(),
});
/** `block` is null where it was removed. `position` orders the blocks of a part, compared as plain text. */
export const blockPlace = written.extend({
  kind: z.literal('block'),
  block: block.nullable(),
  position: z.string(),
});
export const place = z.discriminatedUnion('kind', [cellPlace, blockPlace]);
export type Place = z.infer<typeof place>;
export type CellPlace = z.infer<typeof cellPlace>;
export type BlockPlace = z.infer<typeof blockPlace>;

/** A figure that is no longer what was signed. Sums follow their parts and are not listed. */
export const changedFigure = z.object({
  address: z.string(),
  /** The cell in words. */
  label: z.string(),
  before: cellValue,
  after: cellValue,
});
export type ChangedFigure = z.infer<typeof changedFigure>;

export const partView = partSummary
  .extend({
    year: z.int(),
    formatId,
    reportTitle: z.string(),
    reportStatus: z.enum(REPORT_STATUSES),
    cells: z.array(cellPlace),
    blocks: z.array(blockPlace),
    /** The official table with other parts' figures, so that sums and columns can be computed. */
    table: tableContent.nullable(),
    /** The same section in last year's published report, if there is one. */
    lastYear: z
      .object({
        year: z.int(),
        blocks: z.array(block),
        table: tableContent,
        formatId,
      })
      .nullable(),
    remarks: z.array(remarkView),
    findings: z.array(finding),
    /** Places named in returns, the oldest first, with what was done about each. */
    returns: z.array(openReturn).optional(),
    /** Own figures that are no longer what a leader signed in this edition and are not explained yet. */
    unexplained: z.array(changedFigure).optional(),
    /** Whom the part waits for, and when each was last reminded; who was today is not reminded again. */
    waitsFor: z
      .array(personRef.extend({ nudgedAt: instant.nullable(), nudgedToday: z.boolean() }))
      .optional(),
  })
  .meta({ id: 'Part' });
export type PartView = z.infer<typeof partView>;

export const getPart = endpoint({
  method: 'GET',
  path: '/parts/:id',
  summary: '填报项：内容、参考、批注、校验',
  params: idParams,
  response: partView,
});

const position = z.string().regex(/^[0-9A-Za-z]{1,200}$/u);

/** 零报告: by whom and with which words it is stood for that nothing happened. Only the person who sends it can. */
export const zeroReport = z.strictObject({ confirmedBy: z.uuid(), statement: requiredLine(200) });
export type ZeroReport = z.infer<typeof zeroReport>;

/** What stands, or is to stand, at a place. */
export const placeValue = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('cell'), raw: prose(200), zeroReport: zeroReport.optional() })
    .refine((cell) => !cell.zeroReport || cell.raw === '0', '零报告只能填 0'),
  z.strictObject({ kind: z.literal('block'), block, position }),
  z.strictObject({ kind: z.literal('removed') }),
]);

/** `base` is the version of the place that the change was made on; another means a conflict, and nothing is overwritten. */
export const change = z.strictObject({
  /** Made by the browser: the same change sent twice is saved once. */
  id: z.uuid(),
  address: z.string().max(200),
  base: z.int().nonnegative(),
  value: placeValue,
});
export type Change = z.infer<typeof change>;

export const saveResult = z.object({
  id: z.uuid(),
  address: z.string(),
  /** conflict: the place was changed since `base`; `place` is what stands there now, and what was sent is kept in the history. */
  outcome: z.enum(['saved', 'conflict']),
  place,
});
export type SaveResult = z.infer<typeof saveResult>;

/** Changes of different places by different people are all saved; each is judged by itself. */
export const saveChanges = endpoint({
  method: 'POST',
  path: '/parts/:id/changes',
  summary: '保存若干处修改（逐单元格、逐段落核对版本）',
  params: idParams,
  body: z.strictObject({ changes: z.array(change).min(1).max(2000) }),
  response: z.object({
    results: z.array(saveResult),
    status: z.enum(PART_STATUSES),
    version,
    findings: z.array(finding),
  }),
  repeatable: true,
});

/** A place that was never written in is left out. */
export const seenPlace = z.strictObject({ address: z.string().max(200), version: z.int().positive() });
export type SeenPlace = z.infer<typeof seenPlace>;

export const actOnPart = endpoint({
  method: 'POST',
  path: '/parts/:id/actions',
  summary: '对填报项执行一个动作',
  params: idParams,
  body: z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('assign'), version, departmentId: z.uuid(), dueOn: day }),
    z.strictObject({
      action: z.literal('reassign'),
      version,
      departmentId: z.uuid(),
      dueOn: day.optional(),
      reason,
    }),
    z.strictObject({ action: z.literal('delegate'), version, assigneeIds: z.array(z.uuid()).min(1).max(20) }),
    z.strictObject({ action: z.literal('start'), version }),
    z.strictObject({
      action: z.literal('submit'),
      version,
      /** The places as the person sees them. Where another version stands by now, 409 `content-unseen` names it. */
      seen: z.array(seenPlace).max(5000).optional(),
      /** 422 `returned-places-untouched` is answered with this; the record keeps it, and which places they were. */
      confirmUntouched: z.literal(true).optional(),
      /** 422 `figures-unexplained` is answered with these. */
      explanations: z.array(figureExplanation).max(500).optional(),
    }),
    /** Until somebody has acted on the submission. */
    z.strictObject({ action: z.literal('withdraw'), version }),
    z.strictObject({ action: z.literal('endorse'), version, comment: prose(1000).optional() }),
    z.strictObject({ action: z.literal('accept'), version, comment: prose(1000).optional() }),
    /** An empty address means the whole part. */
    z.strictObject({ action: z.literal('return'), version, places: z.array(returnedPlace).min(1).max(100) }),
    z.strictObject({ action: z.literal('reopen'), version, places: z.array(returnedPlace).min(1).max(100) }),
  ]),
  response: partView,
});

/** Names the reviewers of the part, in order; an empty list leaves the endorsement to the head again. */
export const setReviewers = endpoint({
  method: 'PUT',
  path: '/parts/:id/reviewers',
  summary: '指定填报项的多名审核人：依次、会签或或签',
  params: idParams,
  body: z.strictObject({
    version,
    mode: z.enum(REVIEW_MODES),
    personIds: z.array(z.uuid()).max(10),
  }),
  response: partView,
});

/** 催办: refused with `nudged-today`, which names each person and when they were last reminded. */
export const nudgePart = endpoint({
  method: 'POST',
  path: '/parts/:id/nudges',
  summary: '催办（每人每个填报项每天至多一次）',
  params: idParams,
  body: z.strictObject({
    /** Some of those whom the part waits for; left out, all who were not reminded today. */
    personIds: z.array(z.uuid()).min(1).max(50).optional(),
  }),
  response: partSummary,
});

/** One change that was made at a place; `kept` is false where it lost a conflict and was only put on record. */
export const placeHistoryEntry = z.object({
  id: z.string(),
  address: z.string(),
  version: z.int(),
  by: z.string(),
  at: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  kept: z.boolean(),
  /** The whole of what was written, tables and pictures too, to be restored as a new change. */
  value: placeValue,
  /** Who stood for this 0, and how, where it was confirmed as 零报告. */
  zeroReport: z.object({ by: z.string(), statement: z.string() }).nullable(),
});
export type PlaceHistoryEntry = z.infer<typeof placeHistoryEntry>;

export const getHistory = endpoint({
  method: 'GET',
  path: '/parts/:id/history',
  summary: '某一单元格或段落的修改历史；不指明位置则为整个填报项最近的修改',
  params: idParams,
  query: z.object({ address: z.string().max(200).optional() }),
  response: z.array(placeHistoryEntry),
});

export const revisionView = z.object({
  id: z.uuid(),
  number: z.int(),
  action: z.string(),
  by: z.string(),
  at: z.string(),
  contentHash: z.string(),
});

export const listRevisions = endpoint({
  method: 'GET',
  path: '/parts/:id/revisions',
  summary: '提交和审核过的各版内容',
  params: idParams,
  response: z.array(revisionView),
});
