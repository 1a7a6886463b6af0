import { type Calendar, calendarWith, type Day, official } from '@nianbao/workdays';
import type { EntityManager } from 'typeorm';

/** The working days of a body: the State Council's arrangements with what it entered itself. */
export async function calendarOf(tx: EntityManager, organisationId: string): Promise<Calendar> {
  // One statement: every step of every report asks for it.
  const rows = await tx.query<{ day: Day | null; year: number | null; working: boolean; source: string }[]>(
    `SELECT day::text, NULL::int AS year, working, source FROM calendar_day WHERE organisation_id = $1
     UNION ALL SELECT NULL, year, false, source FROM calendar_year WHERE organisation_id = $1`,
    [organisationId],
  );
  if (rows.length === 0) return official;
  return calendarWith(
    rows.flatMap(({ day, working, source }) => (day === null ? [] : [{ day, working, source }])),
    rows.flatMap(({ year }) => year ?? []),
  );
}
