import { findFormat, type FormatId, type ReportFormat } from '@nianbao/report-formats';
import type { PartFacts, ReportStatus } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { Problem } from '../../platform/http/problem.ts';
import type { Part } from './part.entity.ts';
import { Place } from './place.entity.ts';
import { tableOfSection } from './scope.ts';

/** What a save needs to know, and no more: it happens a second after every pause in typing. */
export interface SavingState {
  format: ReportFormat;
  part: Pick<Part, 'id' | 'organisationId' | 'reportId' | 'sectionId' | 'scope' | 'status' | 'version'>;
  facts: PartFacts;
  /** The part's own places, the other figures of its table, and whatever else stands at the addresses to be written. */
  places: Place[];
}

interface PartRow {
  section_id: string;
  scope: Part['scope'];
  status: Part['status'];
  version: number;
  department_id: string | null;
  submitted_by: string | null;
  assignee_ids: string[];
}

/**
 * The part, locked, under a shared lock of its report: saves in other parts go on, a step of the report waits.
 * Report first, then part, as everywhere.
 *
 * @throws not-found when the part is not of this organisation.
 */
export async function lockForSaving(
  tx: EntityManager,
  organisationId: string,
  partId: string,
  addresses: readonly string[],
): Promise<SavingState> {
  const [report] = await tx.query<{ id: string; status: ReportStatus; format_id: FormatId }[]>(
    `SELECT id, status, format_id FROM report
     WHERE id = (SELECT report_id FROM part WHERE id = $1 AND organisation_id = $2) FOR SHARE`,
    [partId, organisationId],
  );
  const [row] = await tx.query<PartRow[]>(
    `SELECT section_id, scope, status, version, department_id, submitted_by,
       ARRAY(SELECT person_id FROM part_assignee WHERE part_id = part.id) AS assignee_ids
     FROM part WHERE id = $1 AND organisation_id = $2 FOR UPDATE`,
    [partId, organisationId],
  );
  if (!report || !row) throw new Problem('not-found');
  const format = findFormat(report.format_id);
  const table = tableOfSection(format, row.section_id);
  const places = await tx.query<PlaceRow[]>(
    `SELECT address, part_id, raw, block, position, version, changed_by, changed_at FROM place
     WHERE report_id = $1 AND (part_id = $2 OR address LIKE $3 OR address = ANY($4))`,
    [report.id, partId, table ? `tables/${table.id}/%` : null, addresses],
  );
  const { section_id: sectionId, scope, status, version } = row;
  return {
    format,
    part: { id: partId, organisationId, reportId: report.id, sectionId, scope, status, version },
    facts: {
      departmentId: row.department_id,
      assigneeIds: row.assignee_ids,
      submittedBy: row.submitted_by,
      // Who may write does not depend on what comes after.
      headStep: false,
      reportStatus: report.status,
    },
    places: places.map((place) => placeOf(place, report.id, organisationId)),
  };
}

interface PlaceRow {
  address: string;
  part_id: string;
  raw: string | null;
  block: Place['block'];
  position: string | null;
  version: number;
  changed_by: string;
  changed_at: Date;
}

const placeOf = (row: PlaceRow, reportId: string, organisationId: string): Place =>
  Object.assign(new Place(), {
    reportId,
    organisationId,
    address: row.address,
    partId: row.part_id,
    raw: row.raw,
    block: row.block,
    position: row.position,
    version: row.version,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  });
