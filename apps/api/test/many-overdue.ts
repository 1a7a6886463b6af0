import type { DataSource } from 'typeorm';
import { DEFAULT_DEADLINES } from '../src/body/organisations/deadline-settings.ts';
import { DEFAULT_SETTINGS } from '../src/body/organisations/organisation.entity.ts';

const PARTS = 20;
const PEOPLE = 5;
/** Reminders of one body: each of its people is named in each of its parts. */
export const OF_ONE_BODY = PARTS * PEOPLE;

/**
 * So many bodies in the middle of their year, each part of which was due yesterday: nobody has been reminded of anything,
 * today is worked, and the hour from which people are told has always come. All in one commit.
 */
export async function manyOverdue(db: DataSource, bodies: number): Promise<void> {
  const settings = {
    ...DEFAULT_SETTINGS,
    deadlines: { ...DEFAULT_DEADLINES, tellFromHour: 0, escalation: [] },
  };
  await db.query(
    `WITH today AS (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS day),
     body AS (
       INSERT INTO organisation (name, slug, settings, version)
       SELECT '逾期单位' || n, 'overdue-' || n, $2, 1 FROM generate_series(1, $1::int) n RETURNING id),
     office AS (
       INSERT INTO department (organisation_id, name, position, is_office, disabled)
       SELECT id, '业务科', 1, false, false FROM body RETURNING id, organisation_id),
     person AS (
       INSERT INTO person (name, account, password_hash)
       SELECT '人员' || n, 'overdue-' || body.id || '-' || n, '-' FROM body, generate_series(1, ${PEOPLE}) n
       RETURNING id, account),
     role AS (
       INSERT INTO membership (organisation_id, person_id, role, department_id)
       SELECT o.organisation_id, p.id, 'contributor', o.id FROM office o
       JOIN person p ON p.account LIKE 'overdue-' || o.organisation_id || '-%' RETURNING person_id),
     worked AS (
       INSERT INTO calendar_day (organisation_id, day, working, source, entered_by)
       SELECT o.organisation_id, day, true, '测试', (SELECT id FROM person LIMIT 1) FROM office o, today),
     year AS (
       INSERT INTO cycle (organisation_id, year, format_id, notice, input_due, review_due, sign_due, publish_due, version)
       SELECT id, 2025, '2021', '{}', day - 1, day + 20, day + 30, day + 40, 1 FROM body, today
       RETURNING id, organisation_id, input_due),
     paper AS (
       INSERT INTO report (organisation_id, cycle_id, year, format_id, title, status, version)
       SELECT organisation_id, id, 2025, '2021', '2025年度年报', 'collecting', 1 FROM year
       RETURNING id, organisation_id, cycle_id),
     piece AS (
       INSERT INTO part (organisation_id, report_id, section_id, scope, position, status, department_id, due_on, version)
       SELECT r.organisation_id, r.id, 's1', jsonb_build_object('kind', 'heading', 'heading', '小标题' || n), n,
         'drafting', o.id, y.input_due, 1
       FROM paper r JOIN office o USING (organisation_id) JOIN year y ON y.id = r.cycle_id, generate_series(1, ${PARTS}) n
       RETURNING id, organisation_id)
     INSERT INTO part_assignee (part_id, person_id, organisation_id)
     SELECT piece.id, p.id, piece.organisation_id FROM piece
     JOIN person p ON p.account LIKE 'overdue-' || piece.organisation_id || '-%'`,
    [bodies, settings],
  );
}
