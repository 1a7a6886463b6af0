import { ACTIVE } from '../../body/delegations/delegations.queries.ts';

/** Roles that a person holds in the body of message `o`, their own and those delegated to them. */
const rolesOf = (person: string) => `(
  SELECT mm.role, mm.department_id FROM membership mm
  WHERE mm.person_id = ${person} AND mm.organisation_id = o.organisation_id AND NOT mm.disabled
  UNION ALL
  SELECT d.role, d.department_id FROM delegation d
  WHERE d.to_id = ${person} AND d.organisation_id = o.organisation_id AND ${ACTIVE}) held`;

/** Named to review part `pt`, or standing in for who was, and not yet approved: what was submitted does not change. */
const reviewAsked = (person: string) => `EXISTS (
  SELECT FROM part_reviewer rv WHERE rv.part_id = pt.id
    AND (rv.person_id = ${person} OR EXISTS (SELECT FROM delegation d
      WHERE d.from_id = rv.person_id AND d.to_id = ${person} AND d.organisation_id = pt.organisation_id AND ${ACTIVE}))
    AND NOT EXISTS (SELECT FROM part_approval pp
      WHERE pp.part_id = pt.id AND pp.person_id = rv.person_id AND pp.withdrawn_at IS NULL
        AND pp.content_hash = (SELECT pv.content_hash FROM part_revision pv
          WHERE pv.part_id = pt.id ORDER BY pv.number DESC LIMIT 1)))`;

/** Part `pt` waits for the person now: to fill it in, or to give it to somebody. */
const waitsToBeFilled = (person: string) => `(
  (pt.status IN ('assigned', 'drafting', 'returned') AND (
    EXISTS (SELECT FROM part_assignee pa WHERE pa.part_id = pt.id AND pa.person_id = ${person})
    OR EXISTS (SELECT FROM ${rolesOf(person)} WHERE held.department_id = pt.department_id
      AND (held.role = 'department_head' OR (held.role = 'contributor'
        AND NOT EXISTS (SELECT FROM part_assignee pa WHERE pa.part_id = pt.id))))))
  OR (pt.status = 'unassigned' AND EXISTS (SELECT FROM ${rolesOf(person)} WHERE held.role = 'office')))`;

/** Part `pt` waits for the person now: to endorse it, or to judge it. */
const waitsToBeJudged = (person: string) => `(
  (pt.status = 'submitted' AND CASE WHEN pt.review_mode IS NOT NULL THEN ${reviewAsked(person)}
    ELSE EXISTS (SELECT FROM ${rolesOf(person)}
      WHERE held.role = 'department_head' AND held.department_id = pt.department_id) END)
  OR (pt.status = 'endorsed' AND EXISTS (SELECT FROM ${rolesOf(person)} WHERE held.role = 'office')))`;

const part = (condition: string) => `EXISTS (SELECT FROM part pt WHERE pt.id = o.part_id AND ${condition})`;
const report = (condition: string) =>
  `EXISTS (SELECT FROM report rp WHERE rp.id = o.report_id AND ${condition})`;

interface Rule {
  /** Of which messages it is the rule, by what is written in the outbox and never changes. */
  of: string;
  /** Whether what they ask of the person is still to be done. */
  open: (person: string) => string;
}

/** The first that a message falls under is its rule; one that falls under none asks for nothing. */
const RULES: readonly Rule[] = [
  {
    of: `o.kind = 'extension.asked' AND o.part_id IS NOT NULL`,
    open: () => `EXISTS (SELECT FROM extension ex WHERE ex.part_id = o.part_id AND ex.status = 'asked')`,
  },
  {
    of: `o.part_id IS NOT NULL AND o.kind LIKE '%escalat%'`,
    open: () => part(`pt.status <> 'accepted' AND pt.done_on IS NULL`),
  },
  {
    of: `o.part_id IS NOT NULL AND o.topic = 'to_judge'`,
    open: (person) => part(waitsToBeJudged(person)),
  },
  {
    of: `o.part_id IS NOT NULL AND o.topic IN ('returned', 'assigned')`,
    open: (person) => part(waitsToBeFilled(person)),
  },
  {
    of: `o.part_id IS NOT NULL AND o.topic IN ('late', 'reminder')`,
    open: (person) => part(`(${waitsToBeFilled(person)} OR ${waitsToBeJudged(person)})`),
  },
  {
    of: `o.report_id IS NOT NULL AND o.link LIKE '%/sign' AND o.kind NOT LIKE '%escalat%'`,
    open: (person) =>
      report(`rp.status = 'signing' AND NOT EXISTS (SELECT FROM signature sg
        WHERE sg.report_id = rp.id AND sg.edition = rp.edition AND ${person} IN (sg.signer_id, sg.signed_by_id)
          AND sg.signed_at > o.created_at)`),
  },
  {
    of: `o.report_id IS NOT NULL AND (o.kind IN ('report.begin_review', 'report.return') OR o.link LIKE '%/document')`,
    open: () => report(`rp.status IN ('collecting', 'reviewing')`),
  },
  {
    of: `o.report_id IS NOT NULL AND o.kind = 'report.open'`,
    open: () => report(`rp.status = 'collecting'`),
  },
  {
    of: `o.report_id IS NOT NULL AND o.deadline_id IS NULL AND o.topic IN ('late', 'reminder')`,
    open: () => report(`rp.status NOT IN ('published', 'taken_down')`),
  },
];

/** SQL: the number of the rule of message `o` of the outbox, null where it has none. */
export const ruleOf = `(CASE ${RULES.map(({ of }, i) => `WHEN ${of} THEN ${i}`).join(' ')} END)`;

/**
 * SQL, true of message `o` of the outbox, which has that rule, while what it asks of the person is not done: it waits for
 * them now, whatever was done and undone in between. A reminder, moreover, only while its deadline is open and due on the
 * day it names. A message that asks for nothing (a result, an answer) is always worth telling. One rule at a time,
 * because planning them all takes PostgreSQL longer than everything else about a mail. The expression for the person
 * must not use the names pt, pa, pp, pv, rp, rv, sg, ex, mm, d, dl or held.
 */
export const stillOpen = (rule: number | null, person: string): string => `((o.deadline_id IS NULL OR EXISTS (
  SELECT FROM deadline dl WHERE dl.id = o.deadline_id AND dl.due_on = o.due_on
    AND dl.done_on IS NULL AND NOT dl.replaced)) AND ${(rule === null ? undefined : RULES[rule])?.open(person) ?? 'true'})`;
