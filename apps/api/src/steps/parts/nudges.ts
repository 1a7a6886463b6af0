import type { PartView } from '@nianbao/contracts';
import { todayInShanghai } from '@nianbao/workdays';
import type { EntityManager } from 'typeorm';
import type { ReportState } from '../../report/reports/report-state.ts';
import { waitedFor } from './part-audience.ts';
import type { Part } from '../../report/parts/part.entity.ts';

/** The last time somebody was reminded of the part, by whom, and on which day in Asia/Shanghai. */
export interface Nudge {
  at: Date;
  by: string;
  day: string;
}

/** By person, from the record, which keeps who was reminded when. */
export async function lastNudges(tx: EntityManager, part: Part): Promise<ReadonlyMap<string, Nudge>> {
  const rows = await tx.query<(Nudge & { personId: string })[]>(
    `SELECT DISTINCT ON (person.id) person.id AS "personId", e.at, e.actor AS by, e.after->>'day' AS day
     FROM audit_entry e, jsonb_array_elements_text(e.after->'personIds') AS person(id)
     WHERE e.organisation_id = $1 AND e.report_id = $2 AND e.part_id = $3 AND e.action = 'part.nudge'
     ORDER BY person.id, e.sequence DESC`,
    [part.organisationId, part.reportId, part.id],
  );
  return new Map(rows.map(({ personId, ...nudge }) => [personId, nudge]));
}

/** Whom the part waits for, with the last reminder of each; nobody once the office has it. */
export async function waitsForView(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  today: string = todayInShanghai(new Date()),
): Promise<NonNullable<PartView['waitsFor']>> {
  const people = waitedFor(state, part);
  if (people.length === 0) return [];
  const nudges = await lastNudges(tx, part);
  return people.map(({ id, name }) => {
    const last = nudges.get(id);
    return {
      id,
      name,
      nudgedAt: last?.at.toISOString() ?? null,
      nudgedToday: last?.day === today,
    };
  });
}
