import type { EntityManager } from 'typeorm';
import { contentHash } from '../reports/compose.ts';
import type { ReportState } from '../reports/report-state.ts';
import { contentOfPart } from './part-content.ts';
import type { Part } from './part.entity.ts';

/** Keeps the content for which somebody stands: submitted, endorsed or accepted. */
export async function keepRevision(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  by: { id: string },
  action: string,
): Promise<void> {
  const content = contentOfPart(state, part);
  await tx.query(
    `INSERT INTO part_revision (organisation_id, report_id, part_id, number, action, content, content_hash, made_by)
     SELECT $1, $2, $3, count(*) + 1, $4, $5, $6, $7 FROM part_revision WHERE part_id = $3`,
    [
      part.organisationId,
      part.reportId,
      part.id,
      action,
      JSON.stringify(content),
      contentHash(content),
      by.id,
    ],
  );
}
