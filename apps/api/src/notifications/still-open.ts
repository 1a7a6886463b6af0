import { ACTIVE } from '../delegations/delegations.queries.ts';

/** Roles that a person holds in the body, their own and those delegated to them: rows of role and department. */
const rolesOf = (person: string, organisation: string) => `(
  SELECT m.role, m.department_id FROM membership m
  WHERE m.person_id = ${person} AND m.organisation_id = ${organisation} AND NOT m.disabled
  UNION ALL
  SELECT d.role, d.department_id FROM delegation d
  WHERE d.to_id = ${person} AND d.organisation_id = ${organisation} AND ${ACTIVE})`;

/**
 * SQL, true of a message `o` of the outbox while what it asks of the person is not done: it waits for them now, whatever
 * was done and undone in between. A message that asks for nothing (a result, an answer) is always worth telling.
 */
export const stillOpen = (person: string): string => `(CASE
  WHEN o.part_id IS NOT NULL AND (o.topic IN ('returned', 'to_judge', 'assigned') OR o.kind LIKE '%nudge%'
      OR (o.topic IN ('late', 'reminder') AND o.kind NOT LIKE '%escalat%'))
    THEN EXISTS (SELECT FROM part p WHERE p.id = o.part_id AND p.organisation_id = o.organisation_id AND (
      (p.status IN ('assigned', 'drafting', 'returned') AND (
        EXISTS (SELECT FROM part_assignee a WHERE a.part_id = p.id AND a.person_id = ${person})
        OR EXISTS (SELECT FROM ${rolesOf(person, 'o.organisation_id')} r WHERE r.department_id = p.department_id
          AND (r.role = 'department_head' OR (r.role = 'contributor'
            AND NOT EXISTS (SELECT FROM part_assignee a WHERE a.part_id = p.id))))))
      OR (p.status = 'submitted' AND EXISTS (SELECT FROM ${rolesOf(person, 'o.organisation_id')} r
        WHERE r.role = 'department_head' AND r.department_id = p.department_id))
      OR (p.status IN ('endorsed', 'unassigned') AND EXISTS (SELECT FROM ${rolesOf(person, 'o.organisation_id')} r
        WHERE r.role = 'office'))))
  WHEN o.part_id IS NOT NULL AND o.topic = 'late'
    THEN EXISTS (SELECT FROM part p WHERE p.id = o.part_id AND p.status <> 'accepted' AND p.done_on IS NULL)
  WHEN o.report_id IS NOT NULL AND o.topic = 'to_sign'
    THEN EXISTS (SELECT FROM report r WHERE r.id = o.report_id AND r.status = 'signing'
      AND NOT EXISTS (SELECT FROM signature s WHERE s.report_id = r.id AND s.edition = r.edition
        AND ${person} IN (s.signer_id, s.signed_by_id) AND s.signed_at > o.created_at))
  WHEN o.report_id IS NOT NULL AND o.kind IN ('report.begin_review', 'report.return')
    THEN EXISTS (SELECT FROM report r WHERE r.id = o.report_id AND r.status IN ('collecting', 'reviewing'))
  WHEN o.kind = 'report.open'
    THEN o.report_id IS NULL OR EXISTS (SELECT FROM report r WHERE r.id = o.report_id AND r.status = 'collecting')
  WHEN o.report_id IS NOT NULL AND o.topic IN ('late', 'reminder')
    THEN EXISTS (SELECT FROM report r WHERE r.id = o.report_id AND r.status NOT IN ('published', 'taken_down'))
  ELSE true END)`;
