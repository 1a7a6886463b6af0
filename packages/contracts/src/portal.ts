import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams } from './fields.ts';

/** A public report to be pasted into a page of the body's own website system, its styles on its elements. */
export const getPublicationFragment = endpoint({
  method: 'GET',
  path: '/publications/:id/fragment',
  summary: '已公开年报的网页片段（样式写在元素上，供粘贴到单位网站）',
  params: idParams,
  response: z.object({ html: z.string(), contentHash: z.string() }),
});

/** The body's whole portal as a folder, zipped. `base` is where the folder will stand, for the addresses that leave it. */
export const exportPortal = endpoint({
  method: 'GET',
  path: '/portal/export',
  summary: '本单位全部公开页面的静态文件包（ZIP），可放到任何网站服务器',
  query: z.object({
    base: z
      .url({ protocol: /^https?$/u })
      .max(300)
      .optional(),
  }),
  response: z.unknown(),
});
