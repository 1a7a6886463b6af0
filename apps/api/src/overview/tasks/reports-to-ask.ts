import type { EntityManager } from 'typeorm';
import { proofFailed } from '../../report/reports/decisions.ts';

/**
 * Reports of which somebody may have something: all that are not public, and for the office those that are and were not
 * sent to the superior body, or do not show what was signed.
 */
export async function reportsToAsk(
  tx: EntityManager,
  organisationId: string,
  forOffice: boolean,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT asked.id FROM report asked WHERE asked.organisation_id = $1 AND (
       asked.status NOT IN ('published', 'taken_down')
       OR $2 AND asked.status = 'published' AND (
         EXISTS (SELECT FROM deadline d WHERE d.report_id = asked.id AND d.kind = 'deliver'
           AND d.done_on IS NULL AND NOT d.replaced)
         OR ${proofFailed('asked.id')}))
     ORDER BY asked.year, asked.id`,
    [organisationId, forOffice],
  );
  return rows.map(({ id }) => id);
}
