import type { PartScope } from '@nianbao/contracts';
import type { FormatId } from '@nianbao/report-formats';
import type { PartStatus } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';

/** A part of an opened year with its first 填报 deadline and how often it came back. */
export interface HandedInRow {
  year: number;
  reportId: string;
  formatId: FormatId;
  partId: string;
  sectionId: string;
  scope: PartScope;
  status: PartStatus;
  handedIn: boolean;
  departmentId: string;
  departmentName: string;
  dueOn: string | null;
  doneOn: string | null;
  returns: number;
}

/**
 * A part counts for the 科室 that has it: what was late or returned before it was handed over is not its doing. Years
 * opened before deadlines were kept have the part's own days.
 */
export function findHandedIn(db: EntityManager, organisationId: string): Promise<HandedInRow[]> {
  return db.query(
    `SELECT r.year, r.id AS "reportId", r.format_id AS "formatId", p.id AS "partId", p.section_id AS "sectionId",
       p.scope, p.status, p.status IN ('endorsed', 'accepted') OR r.edition > 1 AS "handedIn",
       p.department_id AS "departmentId", d.name AS "departmentName",
       (CASE WHEN f.id IS NULL THEN p.due_on ELSE f.due_on END)::text AS "dueOn",
       (CASE WHEN f.id IS NULL THEN p.done_on ELSE f.done_on END)::text AS "doneOn",
       (SELECT count(*)::int FROM audit_entry e
        WHERE e.part_id = p.id AND e.organisation_id = $1 AND e.action IN ('part.return', 'part.reopen')
          AND e.sequence > coalesce(h.since, 0)) AS returns
     FROM part p
     JOIN report r ON r.id = p.report_id
     JOIN department d ON d.id = p.department_id
     LEFT JOIN LATERAL (
       SELECT id, due_on, done_on FROM deadline
       WHERE report_id = r.id AND part_id = p.id AND organisation_id = $1 AND kind = 'fill'
         AND department_id = p.department_id AND NOT replaced
       ORDER BY opened_on, done_on NULLS LAST, due_on LIMIT 1) f ON true
     LEFT JOIN LATERAL (
       -- When the 科室 got it, the last time it came from another.
       SELECT min(a.sequence) FILTER (WHERE a.own AND a.sequence > coalesce(a.from_others, 0)) AS since
       FROM (SELECT sequence, after ->> 'departmentId' = p.department_id::text AS own,
               max(sequence) FILTER (WHERE after ->> 'departmentId' <> p.department_id::text) OVER () AS from_others
             FROM audit_entry
             WHERE part_id = p.id AND organisation_id = $1 AND action IN ('part.assign', 'part.reassign')) a) h ON true
     WHERE p.organisation_id = $1 AND r.organisation_id = $1 AND r.status <> 'draft'
     ORDER BY r.year DESC, d.position, d.id, p.section_id, p.position`,
    [organisationId],
  );
}
