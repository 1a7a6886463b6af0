import type { EntityManager } from 'typeorm';
import { composeReport } from '../../report/reports/compose.ts';
import type { ReportState } from '../../report/reports/report-state.ts';
import { Publication } from '../../report/publications/publication.entity.ts';

/** Makes the signed content public as the next edition. Older editions stay readable at their address. */
export async function publishEdition(
  tx: EntityManager,
  state: ReportState,
  contentHash: string,
  by: { id: string },
  now: Date,
): Promise<void> {
  const { report } = state;
  await tx.insert(Publication, {
    organisationId: report.organisationId,
    reportId: report.id,
    year: report.year,
    edition: report.edition,
    formatId: report.formatId,
    title: report.title,
    content: composeReport(state),
    contentHash,
    reason: report.edition > 1 ? report.correction : null,
    publishedBy: by.id,
    publishedAt: now,
  });
  state.everPublished = true;
}
