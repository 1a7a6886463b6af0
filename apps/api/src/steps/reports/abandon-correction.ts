import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Problem } from '../../platform/http/problem.ts';
import { Place, type PlaceChange, type Written } from '../../report/parts/place.entity.ts';
import { writeChanges } from '../../report/parts/places.queries.ts';
import { Publication } from '../../report/publications/publication.entity.ts';
import { PublicationPlan } from '../../report/publications/publication-plan.entities.ts';
import type { ReportState } from '../../report/reports/report-state.ts';

/**
 * 撤销更正: title, metadata and every place are again as they are public; what was written for the correction stays in the
 * history, and so does that it was taken back. Parts are accepted as they were, places that were returned are closed.
 */
export async function abandonCorrection(
  tx: EntityManager,
  state: ReportState,
  by: { id: string },
  now: Date,
): Promise<void> {
  const { report } = state;
  const { organisationId, id: reportId } = report;
  const edition = report.edition - 1;
  const published = await tx.findOneBy(Publication, { organisationId, reportId, edition });
  if (report.correctionBase === null || !published) throw new Problem('action-not-allowed');
  await restorePlaces(tx, state, report.correctionBase, by, now);
  await tx.query(
    `UPDATE part SET status = 'accepted', judged = false, done_on = coalesce(done_on, due_on), version = version + 1
     WHERE report_id = $1 AND organisation_id = $2 AND status <> 'accepted'`,
    [reportId, organisationId],
  );
  await tx.query(
    `UPDATE remark SET resolved_at = $3, resolved_by = $4
     WHERE report_id = $1 AND organisation_id = $2 AND kind = 'return' AND resolved_at IS NULL`,
    [reportId, organisationId, now, by.id],
  );
  // The next correction has this edition's number; what was arranged for this one is not meant for it.
  await tx.delete(PublicationPlan, { reportId, organisationId, edition: report.edition });
  Object.assign(report, {
    edition,
    title: published.title,
    metadata: published.content.metadata,
    correction: published.reason,
    correctionBase: null,
    correctedAt: null,
  });
}

/** The last change of this report's places: what is changed after it belongs to the correction. */
export async function lastChange(tx: EntityManager, reportId: string): Promise<string> {
  const [row] = await tx.query<{ last: string | null }[]>(
    'SELECT max(sequence) AS last FROM place_change WHERE report_id = $1',
    [reportId],
  );
  return row?.last ?? '0';
}

/** What stood at each place before its first kept change after `base`, written as a new change. */
async function restorePlaces(
  tx: EntityManager,
  state: ReportState,
  base: string,
  by: { id: string },
  now: Date,
): Promise<void> {
  const rows = await tx.query<{ address: string; before: Written }[]>(
    `SELECT DISTINCT ON (address) address, before FROM place_change
     WHERE report_id = $1 AND organisation_id = $2 AND sequence > $3 AND kept ORDER BY address, sequence`,
    [state.report.id, state.report.organisationId, base],
  );
  const restored = rows.flatMap(({ address, before }) => {
    const place = state.places.find((candidate) => candidate.address === address);
    return place ? [{ place, before }] : [];
  });
  await writeChanges(
    tx,
    restored.map(({ place, before }) => changeOf(place, before, by, now)),
    restored.map(({ place, before }) =>
      Object.assign(new Place(), place, {
        raw: before && 'raw' in before ? before.raw : null,
        block: before && 'block' in before ? before.block : null,
        position: before && 'block' in before ? before.position : place.position,
        version: place.version + 1,
        changedBy: by.id,
        changedAt: now,
      }),
    ),
  );
}

const changeOf = (
  place: Place,
  before: Written,
  by: { id: string },
  now: Date,
): Omit<PlaceChange, 'sequence'> => ({
  id: randomUUID(),
  organisationId: place.organisationId,
  reportId: place.reportId,
  partId: place.partId,
  address: place.address,
  version: place.version + 1,
  before:
    place.raw !== null
      ? { raw: place.raw }
      : place.block && { block: place.block, position: place.position ?? '' },
  after: before,
  kept: true,
  zeroReport: null,
  changedBy: by.id,
  changedAt: now,
});
