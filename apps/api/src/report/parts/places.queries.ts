import type { EntityManager } from 'typeorm';
import type { Place, PlaceChange } from './place.entity.ts';

/** The hot path of the product: whatever is typed goes through these three statements, however many places it touches. */

/** Which of these changes were saved before, and whether they were kept. */
export async function knownChanges(
  tx: EntityManager,
  partId: string,
  ids: readonly string[],
): Promise<Map<string, boolean>> {
  const rows = await tx.query<{ id: string; kept: boolean }[]>(
    'SELECT id, kept FROM place_change WHERE part_id = $1 AND id = ANY($2::uuid[])',
    [partId, ids],
  );
  return new Map(rows.map(({ id, kept }) => [id, kept]));
}

export async function writeChanges(
  tx: EntityManager,
  changes: readonly Omit<PlaceChange, 'sequence'>[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `INSERT INTO place_change
       (id, organisation_id, report_id, part_id, address, version, before, after, kept, zero_report, changed_by, changed_at)
     SELECT id, organisation_id, report_id, part_id, address, version, before, after, kept, zero_report, changed_by, changed_at
     FROM jsonb_to_recordset($1::jsonb) AS c(
       id uuid, organisation_id uuid, report_id uuid, part_id uuid, address text, version int,
       before jsonb, after jsonb, kept boolean, zero_report jsonb, changed_by uuid, changed_at timestamptz)`,
    [JSON.stringify(changes.map(snakeChange))],
  );
}

const snakeChange = (change: Omit<PlaceChange, 'sequence'>) => ({
  id: change.id,
  organisation_id: change.organisationId,
  report_id: change.reportId,
  part_id: change.partId,
  address: change.address,
  version: change.version,
  before: change.before,
  after: change.after,
  kept: change.kept,
  zero_report: change.zeroReport,
  changed_by: change.changedBy,
  changed_at: change.changedAt,
});

/** A place written twice in one request is written as it stands at the end. */
export async function writePlaces(tx: EntityManager, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return;
  const last = new Map(places.map((place) => [place.address, place]));
  await tx.query(
    `INSERT INTO place (report_id, address, organisation_id, part_id, raw, block, position, version, changed_by, changed_at)
     SELECT report_id, address, organisation_id, part_id, raw, block, position, version, changed_by, changed_at
     FROM jsonb_to_recordset($1::jsonb) AS p(
       report_id uuid, address text, organisation_id uuid, part_id uuid, raw text, block jsonb, position text,
       version int, changed_by uuid, changed_at timestamptz)
     ON CONFLICT (report_id, address) DO UPDATE SET raw = excluded.raw, block = excluded.block,
       position = excluded.position, version = excluded.version, changed_by = excluded.changed_by,
       changed_at = excluded.changed_at`,
    [JSON.stringify([...last.values()].map(snakePlace))],
  );
}

const snakePlace = (place: Place) => ({
  report_id: place.reportId,
  address: place.address,
  organisation_id: place.organisationId,
  part_id: place.partId,
  raw: place.raw,
  block: place.block,
  position: place.position,
  version: place.version,
  changed_by: place.changedBy,
  changed_at: place.changedAt,
});

export interface HistoryRow {
  id: string;
  address: string;
  version: number;
  by: string;
  changed_at: Date;
  before: PlaceChange['before'];
  after: PlaceChange['after'];
  kept: boolean;
  zero_report: PlaceChange['zeroReport'];
}

const MOST_AT_A_PLACE = 200;
const MOST_IN_A_PART = 60;

/** Newest first; without an address the latest of the whole part, of what was removed as well. */
export const historyOf = (
  tx: EntityManager,
  organisationId: string,
  partId: string,
  address: string | undefined,
): Promise<HistoryRow[]> =>
  tx.query<HistoryRow[]>(
    `SELECT c.id, c.address, c.version, p.name AS by, c.changed_at, c.before, c.after, c.kept, c.zero_report
     FROM place_change c JOIN person p ON p.id = c.changed_by
     WHERE c.organisation_id = $1 AND c.part_id = $2 AND ($3::text IS NULL OR c.address = $3)
     ORDER BY c.sequence DESC LIMIT $4`,
    [organisationId, partId, address ?? null, address === undefined ? MOST_IN_A_PART : MOST_AT_A_PLACE],
  );
