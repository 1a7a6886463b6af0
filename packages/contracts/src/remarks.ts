import { z } from 'zod';
import { idParams, reason } from './fields.ts';
import { endpoint } from './endpoint.ts';

/** A remark, an answer to one, or a place named in a return (`kind` return: it must be seen to before the next submission). */
export const remarkView = z
  .object({
    id: z.uuid(),
    partId: z.uuid(),
    parentId: z.uuid().nullable(),
    kind: z.enum(['remark', 'return']),
    /** Empty: the whole part. */
    address: z.string(),
    text: z.string(),
    authorId: z.uuid(),
    author: z.string(),
    at: z.string(),
    resolvedAt: z.string().nullable(),
    resolvedBy: z.string().nullable(),
  })
  .meta({ id: 'Remark' });
export type RemarkView = z.infer<typeof remarkView>;

export const addRemark = endpoint({
  method: 'POST',
  path: '/parts/:id/remarks',
  summary: '批注，或回复批注',
  params: idParams,
  body: z.strictObject({
    address: z.string().max(200).default(''),
    text: reason,
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
