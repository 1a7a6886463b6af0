import { z } from 'zod';
import { block, cellValue } from './content.ts';
import { endpoint } from './endpoint.ts';
import { idParams, instant, personRef } from './fields.ts';
import { change } from './parts.ts';

/** The forms in which a report leaves the system before it is public. */
export const EXPORT_FORMATS = ['docx', 'pdf', 'html', 'json', 'csv', 'xml'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The report as it stands, as a file: what is not public is a draft, and reading it is put on record. */
export const downloadReport = endpoint({
  method: 'GET',
  path: '/reports/:id/file',
  summary: '下载年报当前内容：Word、PDF、网页或数据',
  params: idParams,
  query: z.object({
    format: z.enum(EXPORT_FORMATS).default('docx'),
    /** For Word: an attachment of the body, its own .docx with `{{标题}}`, `{{正文}}` …; the one of its settings if left out. */
    template: z.union([z.uuid(), z.literal('none')]).optional(),
  }),
  response: z.unknown(),
});

/** An export to be edited in Word: what was exported is kept, so that what comes back can be compared with it. */
export const wordExport = z
  .object({
    id: z.uuid(),
    reportId: z.uuid(),
    /** `null`: the whole report. */
    partId: z.uuid().nullable(),
    fileName: z.string(),
    contentHash: z.string(),
    exportedBy: z.string(),
    exportedAt: instant,
  })
  .meta({ id: 'WordExport' });
export type WordExport = z.infer<typeof wordExport>;

export const exportWord = endpoint({
  method: 'POST',
  path: '/reports/:id/exports',
  summary: '导出 Word 供修改：整份年报，或其中一个填报项',
  params: idParams,
  body: z.strictObject({ partId: z.uuid().nullable() }),
  response: wordExport,
});

export const listWordExports = endpoint({
  method: 'GET',
  path: '/reports/:id/exports',
  summary: '导出过的 Word 文件，新的在前',
  params: idParams,
  response: z.array(wordExport),
});

/** The same bytes however often it is fetched. */
export const downloadWordExport = endpoint({
  method: 'GET',
  path: '/exports/:id/file',
  summary: '下载导出的 Word 文件',
  params: idParams,
  response: z.unknown(),
});

/**
 * One place at which the Word file says something else than what was exported. Nothing is written by comparing: whoever
 * accepts it sends `change` to `POST /parts/<partId>/changes` (several of one part in one request), where the version of
 * the place decides as always.
 */
export const wordDifference = z.object({
  kind: z.enum(['cell', 'changed', 'added', 'deleted', 'moved']),
  /** Of an added paragraph: the one that it will have. */
  address: z.string(),
  /** The place in words: 一、总体情况 第 3 段; 行政许可 本年处理决定数量. */
  label: z.string(),
  /** What was exported, what stands here now, what stands in the Word file; `null`: nothing. */
  base: z.string().nullable(),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
  /** Also changed here since the export: accepting overwrites what `ours` says. */
  both: z.boolean(),
  /** Why it cannot be accepted, in Chinese; `null` where it can. */
  problem: z.string().nullable(),
  partId: z.uuid().nullable(),
  change: change.nullable(),
  /** Became a heading, plain text or a heading of another level. */
  reshaped: z.boolean(),
  /** For showing it in its form. */
  block: block.nullable(),
  value: cellValue.optional(),
});
export type WordDifferenceView = z.infer<typeof wordDifference>;

export const wordComparison = z
  .object({
    /** The export that the file comes from. */
    export: wordExport,
    differences: z.array(wordDifference),
    /** In Chinese: what was changed in Word and is not taken over. */
    notes: z.array(z.string()),
  })
  .meta({ id: 'WordComparison' });
export type WordComparisonView = z.infer<typeof wordComparison>;

/** Multipart, field `file`. Refused with `invalid-input` and a reason where the file is none of this report's exports. */
export const compareWordFile = endpoint({
  method: 'POST',
  path: '/reports/:id/word-comparison',
  summary: '上传改过的 Word 文件（multipart 字段 file），逐段逐格比较，不写入',
  params: idParams,
  response: wordComparison,
});

/** 签批单: one printed page for the leader, with the hash of what is to be signed. */
export const downloadSigningSheet = endpoint({
  method: 'GET',
  path: '/reports/:id/signing-sheet',
  summary: '签批单（PDF，一页）',
  params: idParams,
  response: z.unknown(),
});

/** The hash as a person copies it from paper: the first sixteen digits, or all; blanks do not matter. */
const printedHash = z
  .string()
  .transform((text) => text.replace(/\s/gu, '').toLowerCase())
  .refine((text) => /^(?:[0-9a-f]{16}|[0-9a-f]{64})$/u.test(text), '校验码应是纸面上的 16 位或 64 位字符');

/** A scanned, stamped paper, and whether it is the paper of what is public (纸电一致). */
export const signedCopy = z
  .object({
    id: z.uuid(),
    attachmentId: z.uuid(),
    name: z.string(),
    /** As printed on the paper. */
    printedHash: z.string(),
    /**
     * `published`: of the public version; `earlier`: of one that was public and has been corrected; `current`: of the
     * content as it stands, not public; `none`: of none of them.
     */
    agreement: z.enum(['published', 'earlier', 'current', 'none']),
    addedBy: personRef,
    addedAt: instant,
  })
  .meta({ id: 'SignedCopy' });
export type SignedCopyView = z.infer<typeof signedCopy>;

export const addSignedCopy = endpoint({
  method: 'POST',
  path: '/reports/:id/signed-copies',
  summary: '附上盖章扫描件，并录入纸面上的校验码',
  params: idParams,
  body: z.strictObject({ attachmentId: z.uuid(), printedHash }),
  response: signedCopy,
});

export const listSignedCopies = endpoint({
  method: 'GET',
  path: '/reports/:id/signed-copies',
  summary: '盖章扫描件，及其与公开版本是否一致',
  params: idParams,
  response: z.array(signedCopy),
});
