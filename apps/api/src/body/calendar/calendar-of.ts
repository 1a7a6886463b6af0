import { type Calendar, calendarWith, type Day, official } from '@nianbao/workdays';
import type { EntityManager } from 'typeorm';

/** A day that the body entered, or (`day` null) a year for which it entered all. */
export interface EnteredDay {
  day: Day | null;
  year: number | null;
  working: boolean;
  source: string;
}

/** What the body $1 entered. */
export const ENTERED_DAYS = `
  SELECT day::text, NULL::int AS year, working, source FROM calendar_day WHERE organisation_id = $1
  UNION ALL SELECT NULL, year, false, source FROM calendar_year WHERE organisation_id = $1`;

/** The working days of a body: the State Council's arrangements with what it entered itself. */
export const calendarOf = async (tx: EntityManager, organisationId: string): Promise<Calendar> =>
  calendarFrom(await tx.query<EnteredDay[]>(ENTERED_DAYS, [organisationId]));

export function calendarFrom(rows: readonly EnteredDay[]): Calendar {
  if (rows.length === 0) return official;
  return calendarWith(
    rows.flatMap(({ day, working, source }) => (day === null ? [] : [{ day, working, source }])),
    rows.flatMap(({ year }) => year ?? []),
  );
}

/**
 * `share`: for whoever plans by it a year that is not there yet. `update`: for whoever changes it, who finds every year
 * that was planned by the old one.
 */
export async function lockCalendar(
  tx: EntityManager,
  organisationId: string,
  mode: 'share' | 'update',
): Promise<void> {
  const lock = mode === 'share' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await tx.query(`SELECT ${lock}(hashtext($1))`, [`calendar ${organisationId}`]);
}
