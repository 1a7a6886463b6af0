import type { OrganisationSettings, PersonRef } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';
import { ENTERED_DAYS, type EnteredDay } from '../../body/calendar/calendar-of.ts';
import { HELD, type Held } from '../../body/people/people-index.ts';
import { type JsonRow, jsonRows as list } from '../../platform/database/hydrate.ts';
import type { ApprovalRow, ReviewerRow } from '../parts/part-approvals.ts';

/**
 * Locks the report, named itself or by one of its parts, and answers its id; null when it is not of this organisation.
 * Whoever locks a report and a part takes the report first, so that two of them never wait for each other.
 */
export async function lockReport(
  tx: EntityManager,
  organisationId: string,
  which: { reportId: string } | { partId: string },
  lock: 'update' | 'share',
): Promise<string | null> {
  const [byPart, id] = 'partId' in which ? [true, which.partId] : [false, which.reportId];
  const named = byPart ? '(SELECT report_id FROM part WHERE id = $2 AND organisation_id = $1)' : '$2::uuid';
  const [row] = await tx.query<{ id: string }[]>(
    `SELECT id FROM report WHERE organisation_id = $1 AND id = ${named} ${lock === 'update' ? 'FOR UPDATE' : 'FOR SHARE'}`,
    [organisationId, id],
  );
  return row?.id ?? null;
}

interface RowsOfReport {
  report: JsonRow;
  cycle: JsonRow;
  organisation: { id: string; name: string; slug: string; settings: OrganisationSettings };
  parts: JsonRow[];
  places: JsonRow[];
  held: Held[];
  days: EnteredDay[];
  names: PersonRef[];
  departments: { id: string; name: string; headed: boolean }[];
  assigned: { partId: string; id: string; name: string }[];
  remarks: { partId: string; open: number }[];
  reviewers: ReviewerRow[];
  approvals: ApprovalRow[];
  everSigned: boolean;
  everPublished: boolean;
}

/** $1: the body, $2: the report. */
const ROWS = `
  SELECT row_to_json(r) AS report, row_to_json(c) AS cycle,
    json_build_object('id', o.id, 'name', o.name, 'slug', o.slug, 'settings', o.settings) AS organisation,
    ${list(`SELECT * FROM part WHERE report_id = $2 AND organisation_id = $1 ORDER BY section_id, position`)} AS parts,
    ${list(`SELECT * FROM place WHERE report_id = $2 AND organisation_id = $1`)} AS places,
    ${list(HELD)} AS held,
    ${list(ENTERED_DAYS)} AS days,
    ${list(`SELECT id, name FROM person WHERE id IN (
      SELECT person_id FROM membership WHERE organisation_id = $1
      UNION SELECT changed_by FROM place WHERE report_id = $2 AND organisation_id = $1
      UNION SELECT by_id FROM secrecy_review WHERE report_id = $2
      UNION SELECT unnest(r.signer_ids)
      UNION SELECT signed_by_id FROM signature WHERE report_id = $2)`)} AS names,
    ${list(`SELECT d.id, d.name, EXISTS (
        SELECT FROM membership m WHERE m.department_id = d.id AND m.role = 'department_head' AND NOT m.disabled
      ) AS headed FROM department d WHERE d.organisation_id = $1`)} AS departments,
    ${list(`SELECT a.part_id AS "partId", p.id, p.name FROM part_assignee a JOIN part ON part.id = a.part_id
      JOIN person p ON p.id = a.person_id
      WHERE part.report_id = $2 AND part.organisation_id = $1 ORDER BY p.name`)} AS assigned,
    ${list(`SELECT part_id AS "partId", count(*) FILTER (WHERE kind = 'return' AND resolved_at IS NULL)::int AS open
      FROM remark WHERE report_id = $2 AND organisation_id = $1 GROUP BY part_id`)} AS remarks,
    ${list(`SELECT v.part_id AS "partId", p.id, p.name FROM part_reviewer v JOIN part ON part.id = v.part_id
      JOIN person p ON p.id = v.person_id
      WHERE part.report_id = $2 AND v.organisation_id = $1 ORDER BY v.part_id, v.position`)} AS reviewers,
    ${list(`SELECT a.part_id AS "partId", a.person_id AS "personId", a.at, a.comment, a.content_hash AS "contentHash",
        CASE WHEN d.id IS NULL THEN p.name ELSE d.name || '（代' || p.name || '）' END AS by
      FROM part_approval a JOIN person p ON p.id = a.person_id LEFT JOIN person d ON d.id = a.by_id
      WHERE a.report_id = $2 AND a.organisation_id = $1 AND a.withdrawn_at IS NULL ORDER BY a.at, a.id`)} AS approvals,
    EXISTS (SELECT FROM signature WHERE report_id = $2 AND organisation_id = $1) AS "everSigned",
    EXISTS (SELECT FROM publication WHERE report_id = $2 AND organisation_id = $1) AS "everPublished"
  FROM report r
  JOIN cycle c ON c.id = r.cycle_id AND c.organisation_id = r.organisation_id
  JOIN organisation o ON o.id = r.organisation_id
  WHERE r.organisation_id = $1 AND r.id = $2`;

/** Null when the report is not of this organisation. */
export async function readReportRows(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
): Promise<RowsOfReport | null> {
  const [rows] = await tx.query<RowsOfReport[]>(ROWS, [organisationId, reportId]);
  return rows ?? null;
}
