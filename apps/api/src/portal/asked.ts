import type { PortalView } from '@nianbao/documents';
import { z } from 'zod';

/** What can be asked for at once; the search field takes no more either. */
const LONGEST = 100;

/** Anything may stand in a public address: what is too long is cut, what is not understood left out, nothing refused. */
const words = z
  .string()
  .transform((given) =>
    [...given.replaceAll(/[\p{Cc}\p{Surrogate}]/gu, ' ').trim()].slice(0, LONGEST).join('').trim(),
  )
  .transform((given) => given || undefined)
  .optional()
  .catch(undefined);
const year = z.coerce.number().int().min(1900).max(2200).optional().catch(undefined);

const query = z.object({
  body: words,
  year,
  q: words,
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
  size: z.enum(['s', 'm', 'l']).catch('m').default('m'),
  contrast: z.enum(['1', 'more']).optional().catch(undefined),
  'body-a': words,
  'year-a': year,
  'body-b': words,
  'year-b': year,
  all: z.literal('1').optional().catch(undefined),
  hash: words,
});

export const askedOf = (asked: unknown): z.infer<typeof query> => query.parse(asked);

export function viewOf(asked: unknown): PortalView {
  const { size, contrast } = query.parse(asked);
  return { size, contrast: contrast !== undefined };
}

/** Empty, which no body has, where it cannot be the name of one. */
export const slugOf = (text: string): string => (/^[\w-]{1,60}$/u.test(text) ? text : '');
export const yearOf = (text: string): number => (/^\d{4}$/u.test(text) ? Number(text) : 0);
export const editionOf = (text: string): number => (/^\d{1,4}$/u.test(text) ? Number(text) : 0);
