import { z } from 'zod';
import { instant, requiredLine } from './fields.ts';
import { formatId, reportContent } from './content.ts';
import { endpoint } from './endpoint.ts';

export const publicationSummary = z
  .object({
    id: z.uuid(),
    year: z.int(),
    edition: z.int(),
    formatId,
    title: z.string(),
    publishedAt: instant,
    imported: z.boolean(),
    path: z.string(),
    contentHash: z.string(),
  })
  .meta({ id: 'PublicationSummary' });
export type PublicationSummary = z.infer<typeof publicationSummary>;

export const listPublications = endpoint({
  method: 'GET',
  path: '/publications',
  summary: '本单位已公开的年报，含导入的往年年报',
  response: z.array(publicationSummary),
});

/** A past report, read from its source by the importer, corrected by hand, stored as published. The source is kept. */
export const storeArchive = endpoint({
  method: 'POST',
  path: '/archive',
  summary: '把往年年报存为已公开（标明导入）',
  body: z.strictObject({
    content: reportContent,
    publishedOn: z.iso.date(),
    source: z.strictObject({ name: requiredLine(200), attachmentId: z.uuid() }),
  }),
  response: publicationSummary,
});
