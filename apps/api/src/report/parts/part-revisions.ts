import type { EntityManager } from 'typeorm';
import { contentHash } from '../reports/compose.ts';
import type { ReportState } from '../reports/report-state.ts';
import { contentOfPart } from './part-content.ts';
import { PartRevision } from './part-revision.entity.ts';
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
  await tx.insert(PartRevision, {
    organisationId: part.organisationId,
    reportId: part.reportId,
    partId: part.id,
    number: (await tx.countBy(PartRevision, { partId: part.id })) + 1,
    action,
    content,
    contentHash: contentHash(content),
    madeBy: by.id,
  });
}
