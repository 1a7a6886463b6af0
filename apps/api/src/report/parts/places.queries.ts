import type { EntityManager } from 'typeorm';
import type { JsonRow } from '../../platform/database/hydrate.ts';
import type { Place, PlaceChange } from './place.entity.ts';

/** The hot path of the product: whatever is typed goes through these two statements, however many places it touches. */

interface Standing {
  assigneeIds: string[];
  places: JsonRow[];
  seen: { id: string; kept: boolean }[];
}

/** What a save is judged by, read after its locks are held: the part's places, its table's, and those to be written. */
export async function readStanding(
  tx: EntityManager,
  { reportId, partId, tableAddresses }: { reportId: string; partId: string; tableAddresses: string | null },
  changes: readonly { id: string; address: string }[],
): Promise<Standing> {
  const [standing] = await tx.query<Standing[]>(
    `SELECT ARRAY(SELECT person_id FROM part_assignee WHERE part_id = $2) AS "assigneeIds",
       (SELECT coalesce(json_agg(row_to_json(x)), '[]') FROM place x
        WHERE report_id = $1 AND (part_id = $2 OR address LIKE $3 OR address = ANY($4))) AS places,
       (SELECT coalesce(json_agg(json_build_object('id', id, 'kept', kept)), '[]') FROM place_change
        WHERE part_id = $2 AND id = ANY($5::uuid[])) AS seen`,
    [reportId, partId, tableAddresses, changes.map(({ address }) => address), changes.map(({ id }) => id)],
  );
  if (!standing) throw new Error(`nothing read of part ${partId}`);
  return standing;
}

/** Both together: every change to the history, every place as it stands at the end of the request. */
export async function writeChanges(
  tx: EntityManager,
  changes: readonly Omit<PlaceChange, 'sequence'>[],
  places: readonly Place[],
): Promise<void> {
  if (changes.length === 0) return;
  const last = new Map(places.map((place) => [place.address, place]));
  await tx.query(
    `WITH written AS (
       INSERT INTO place_change (id, organisation_id, report_id, part_id, address, version, before, after, kept,
         zero_report, changed_by, changed_at)
       SELECT id, organisation_id, report_id, part_id, address, version, before, after, kept, zero_report, changed_by,
         changed_at
       FROM jsonb_to_recordset($1::jsonb) AS c(
         id uuid, organisation_id uuid, report_id uuid, part_id uuid, address text, version int,
         before jsonb, after jsonb, kept boolean, zero_report jsonb, changed_by uuid, changed_at timestamptz))
     INSERT INTO place (report_id, address, organisation_id, part_id, raw, block, position, version, changed_by, changed_at)
     SELECT report_id, address, organisation_id, part_id, raw, block, position, version, changed_by, changed_at
     FROM jsonb_to_recordset($2::jsonb) AS p(
       report_id uuid, address text, organisation_id uuid, part_id uuid, raw text, block jsonb, position text,
       version int, changed_by uuid, changed_at timestamptz)
     ON CONFLICT (report_id, address) DO UPDATE SET raw = excluded.raw, block = excluded.block,
       position = excluded.position, version = excluded.version, changed_by = excluded.changed_by,
       changed_at = excluded.changed_at`,
    [JSON.stringify(changes.map(snakeChange)), JSON.stringify([...last.values()].map(snakePlace))],
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
