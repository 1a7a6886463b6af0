import type { Day } from '@nianbao/workdays';
import type { EntityManager } from 'typeorm';
import type { ReportState } from '../../report/reports/report-state.ts';
import { factsOfState } from './report-facts.ts';
import { knownOf, settleFacts } from './settle-deadlines.ts';

/**
 * Call it after each step of a part or a report, in its transaction, with the report as it is now: what was owed is
 * closed with the day of the step, what is owed now is opened. The office is given a part as of the day it was
 * submitted: how long the head took to endorse it is the head's own deadline, and must not make the 填报 late.
 */
export async function afterStep(tx: EntityManager, state: ReportState, today: Day): Promise<void> {
  await settleFacts(tx, await factsOfState(tx, state), knownOf(state), today);
  const endorsed = state.parts.filter(({ status, doneOn }) => status === 'endorsed' && doneOn === today);
  if (endorsed.length === 0) return;
  const [moved] = await tx.query<[{ id: string; done_on: Day }[], number]>(
    `UPDATE part SET done_on = d.done_on
     FROM (SELECT DISTINCT ON (part_id) part_id, done_on FROM deadline
           WHERE part_id = ANY($1::uuid[]) AND organisation_id = $2 AND kind = 'fill' AND done_on IS NOT NULL
           ORDER BY part_id, opened_on DESC, done_on DESC) d
     WHERE part.id = d.part_id AND part.done_on > d.done_on
     RETURNING part.id, part.done_on::text`,
    [endorsed.map(({ id }) => id), state.organisation.id],
  );
  for (const part of endorsed) part.doneOn = moved.find(({ id }) => id === part.id)?.done_on ?? part.doneOn;
}
