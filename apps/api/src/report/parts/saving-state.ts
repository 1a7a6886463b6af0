import type { Change } from '@nianbao/contracts';
import { findFormat, type FormatId, type ReportFormat } from '@nianbao/report-formats';
import type { PartFacts, ReportStatus } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { hydrateAll } from '../../platform/database/hydrate.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Part } from './part.entity.ts';
import { Place } from './place.entity.ts';
import { readStanding } from './places.queries.ts';
import { tableOfSection } from './scope.ts';

/** What a save needs to know, and no more: it happens a second after every pause in typing. */
export interface SavingState {
  format: ReportFormat;
  part: Pick<Part, 'id' | 'organisationId' | 'reportId' | 'sectionId' | 'scope' | 'status' | 'version'>;
  facts: PartFacts;
  /** The part's own places, the other figures of its table, and whatever else stands at the addresses to be written. */
  places: Place[];
  /** Which of the changes were saved before, and whether they were kept. */
  seen: Map<string, boolean>;
}

interface LockedRow {
  report_id: string;
  report_status: ReportStatus;
  format_id: FormatId;
  section_id: string;
  scope: Part['scope'];
  status: Part['status'];
  version: number;
  department_id: string | null;
  submitted_by: string | null;
}

/**
 * The part, locked, under a shared lock of its report: saves in other parts go on, a step of the report waits. Report
 * first, then part, as everywhere: rows are locked in the order in which the clauses name them.
 *
 * @throws not-found when the part is not of this organisation.
 */
export async function lockForSaving(
  tx: EntityManager,
  organisationId: string,
  partId: string,
  changes: readonly Pick<Change, 'id' | 'address'>[],
): Promise<SavingState> {
  const [row] = await tx.query<LockedRow[]>(
    `SELECT r.id AS report_id, r.status AS report_status, r.format_id, p.section_id, p.scope, p.status, p.version,
       p.department_id, p.submitted_by
     FROM part p JOIN report r ON r.id = p.report_id WHERE p.id = $1 AND p.organisation_id = $2
     FOR SHARE OF r FOR UPDATE OF p`,
    [partId, organisationId],
  );
  if (!row) throw new Problem('not-found');
  const format = findFormat(row.format_id);
  const { report_id: reportId, section_id: sectionId, scope, status, version } = row;
  const table = tableOfSection(format, sectionId);
  const tableAddresses = table ? `tables/${table.id}/%` : null;
  const standing = await readStanding(tx, { reportId, partId, tableAddresses }, changes);
  return {
    format,
    part: { id: partId, organisationId, reportId, sectionId, scope, status, version },
    facts: {
      departmentId: row.department_id,
      assigneeIds: standing.assigneeIds,
      submittedBy: row.submitted_by,
      // Who may write does not depend on what comes after.
      headStep: false,
      reportStatus: row.report_status,
    },
    places: hydrateAll(tx, Place, standing.places),
    seen: new Map(standing.seen.map(({ id, kept }) => [id, kept])),
  };
}
