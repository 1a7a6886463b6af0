import { z } from 'zod';
import { idParams, personRef, prose, reason } from './fields.ts';
import { endpoint } from './endpoint.ts';

/** Characters of a block's text, as JavaScript counts them; `to` left out. */
export const textRange = z.object({ from: z.int().nonnegative(), to: z.int().positive() });

/** A remark, an answer to one, or a place named in a return (`kind` return: it must be seen to before the next submission). */
export const remarkView = z
  .object({
    id: z.uuid(),
    partId: z.uuid(),
    parentId: z.uuid().nullable(),
    kind: z.enum(['remark', 'return']),
    /** Where it was made. Empty: the whole part; a cell's address without its column: the row. */
    address: z.string(),
    /** What it speaks of as it stood then: the words marked, the beginning of the paragraph, the figure as typed. Empty for anything larger. */
    quote: z.string(),
    /** Number of the revision it was made on; `null` before the first submission. */
    revision: z.int().nullable(),
    /** Where that is in the content as it stands now. */
    now: z.object({
      address: z.string(),
      range: textRange.nullable(),
      /** quote_gone: the words are no longer there; block_gone: the block was removed, and this is its former neighbour. */
      fate: z.enum(['kept', 'quote_gone', 'block_gone']),
    }),
    text: z.string(),
    /** Whom the text names with @. */
    mentions: z.array(personRef),
    authorId: z.uuid(),
    author: z.string(),
    at: z.string(),
    resolvedAt: z.string().nullable(),
    resolvedBy: z.string().nullable(),
  })
  .meta({ id: 'Remark' });
export type RemarkView = z.infer<typeof remarkView>;

/** Some words of a block, as the person marked them. */
const markedWords = z.strictObject({
  from: z.int().nonnegative().max(20_000),
  quote: prose(2000).min(1, '请选择文字'),
});
export type MarkedWords = z.infer<typeof markedWords>;

export const addRemark = endpoint({
  method: 'POST',
  path: '/parts/:id/remarks',
  summary: '批注（单元格、行、段落、选中的文字或整个填报项），或回复批注',
  params: idParams,
  body: z.strictObject({
    address: z.string().max(200).default(''),
    words: markedWords.nullable().default(null),
    text: reason,
    mentions: z.array(z.uuid()).max(20, '一条批注最多提到 20 人').default([]),
    parentId: z.uuid().nullable().default(null),
  }),
  response: remarkView,
});

export const resolveRemark = endpoint({
  method: 'PUT',
  path: '/remarks/:id/resolution',
  summary: '把批注或退回意见标记为已处理，或重新打开',
  params: idParams,
  body: z.strictObject({ resolved: z.boolean() }),
  response: remarkView,
});

export const listReaders = endpoint({
  method: 'GET',
  path: '/parts/:id/readers',
  summary: '能看到这个填报项的人：批注里可以提到（@）谁',
  params: idParams,
  response: z.array(personRef.extend({ department: z.string().nullable() })),
});
export type Reader = z.infer<typeof listReaders.response>[number];
