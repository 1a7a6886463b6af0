import type { EntityManager } from 'typeorm';
import { Publication } from './publication.entity.ts';

/** The public version of a year, the newest edition; null when nothing was published. */
export const latestPublication = (
  tx: EntityManager,
  organisationId: string,
  year: number,
): Promise<Publication | null> =>
  tx.findOne(Publication, { where: { organisationId, year }, order: { edition: 'DESC' } });

/** Address of a report on the portal. Older editions stay at `…/editions/n`. */
export const publicPath = (slug: string, year: number, edition?: number): string =>
  `/reports/${slug}/${year}${edition === undefined ? '' : `/editions/${edition}`}`;
