import { type Day, firstWorkdayOnOrAfter } from '@nianbao/workdays';
import type { EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { tell } from '../../record/outbox/outbox.ts';
import type { Notice } from './deadline.entity.ts';
import { linkOf, noticeText } from './deadline-words.ts';
import { type DueNotice, noticesDue } from './notices-due.ts';
import { peopleIds, type Settled, type Standing } from './settle-deadlines.ts';

const KINDS: Record<Notice, string> = {
  near: 'deadline.near',
  overdue: 'deadline.overdue',
  department_head: 'deadline.escalated',
  office: 'deadline.escalated',
  leader: 'deadline.escalated',
};

/**
 * Says what is to be said of a report's open deadlines and was not said yet. Who was told stands in `reminder`, written
 * in the transaction of the message: a second run, in this process or another, finds it there.
 *
 * @param lastRun the last day on which the reminders ran; what was meant for a day after it is marked as late.
 */
export async function remind(
  tx: EntityManager,
  settled: Settled,
  today: Day,
  lastRun: Day | null,
): Promise<void> {
  const rules = { ...settled, signerIds: settled.facts.report.signerIds };
  for (const standing of settled.standing) {
    for (const due of noticesDue(standing, rules, today)) {
      const told = await keepTold(tx, standing, due, today);
      if (told.length > 0) await say(tx, settled, standing, due, told, { today, lastRun });
    }
  }
}

/**
 * Whoever of them was not told yet: two runs at once share them out, none is in both. What was told on a day that lies
 * ahead was told by a clock that was wrong, and is told again; a single day may be another server's midnight.
 */
async function keepTold(
  tx: EntityManager,
  { row }: Standing,
  { notice, to, meantFor }: DueNotice,
  today: Day,
): Promise<string[]> {
  if (to.length === 0) return [];
  const rows = await tx.query<{ person_id: string }[]>(
    `INSERT INTO reminder (deadline_id, due_on, person_id, notice, organisation_id, told_on, meant_for)
     SELECT $1, $2, person, $4, $5, $6, $7 FROM unnest($3::uuid[]) AS person
     ON CONFLICT (deadline_id, due_on, person_id, notice)
       DO UPDATE SET told_on = excluded.told_on, meant_for = excluded.meant_for
       WHERE reminder.told_on > excluded.told_on + 1
     RETURNING person_id`,
    [row.id, row.dueOn, peopleIds(to), notice, row.organisationId, today, meantFor],
  );
  return rows.map(({ person_id }) => person_id);
}

async function say(
  tx: EntityManager,
  { facts, calendar }: Settled,
  standing: Standing,
  { notice, meantFor }: DueNotice,
  personIds: string[],
  { today, lastRun }: { today: Day; lastRun: Day | null },
): Promise<void> {
  const { row, open } = standing;
  const { organisationId, reportId, partId } = row;
  const missed = lastRun !== null && lastRun < meantFor && meantFor < firstWorkdayOnOrAfter(today, calendar);
  await tell(tx, {
    organisationId,
    personIds,
    kind: KINDS[notice],
    text: noticeText(standing, facts, notice, { today, meantFor, missed, calendar }),
    link: linkOf(standing),
    of: { deadlineId: row.id, dueOn: row.dueOn },
  });
  if (notice === 'near' || notice === 'overdue') return;
  await record(tx, {
    organisationId,
    actor: null,
    action: 'deadline.escalate',
    reportId,
    ...(partId === null ? {} : { partId }),
    after: { deadline: open.kind, dueOn: row.dueOn, to: notice, personIds },
  });
}
