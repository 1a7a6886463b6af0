import type { DateChange, ExtensionView } from '@nianbao/contracts';
import {
  type Calendar,
  type Day,
  dayInWords,
  estimatedYears,
  lastWorkdayOnOrBefore,
  STAGE_NAMES,
} from '@nianbao/workdays';
import { type EntityManager, IsNull } from 'typeorm';
import { Cycle } from '../../report/cycles/cycle.entity.ts';
import { datesOfCycle, type StageMove } from '../../report/cycles/cycle-plan.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { ReportState } from '../../report/reports/report-state.ts';
import { Deadline } from './deadline.entity.ts';
import { derivedMoves, stagesBehind } from './derived-moves.ts';
import { extended, lastDayOf, putDates } from './extend.ts';
import type { Extension } from './extension.entity.ts';
import { partsFollow, putPartDate, TO_FILL } from './part-dates.ts';
import { deliveredOn, factsOfState } from './report-facts.ts';

export interface Granting {
  until: Day;
  later: NonNullable<ExtensionView['later']>;
}

/** What granting makes of the dates of a year; nothing is written yet. */
interface Grant {
  cycle: Cycle;
  moves: StageMove[];
  parts: Map<string, Day>;
  conflicts: string[];
}

/** Refuses a day that cannot be; that the dates would come to stand out of order is said, not refused. */
async function grantOf(
  tx: EntityManager,
  { report, parts }: ReportState,
  cycle: Cycle,
  extension: Extension,
  { until, later }: Granting,
  calendar: Calendar,
): Promise<Grant> {
  const { stage } = extension;
  const part = parts.find(({ id }) => id === extension.partId);
  const from = part ? (part.dueOn ?? cycle.inputDue) : stage && datesOfCycle(cycle)[stage];
  if (!from) throw new Problem('action-not-allowed');
  refuseDay(until, from, limitOf(stage, cycle), calendar);
  const behind = stagesBehind({ report, deliveredOn: await deliveredOn(tx, report) });
  const { dates, conflicts } = extended(cycle, { stage, from, until, later }, calendar, behind);
  const then = Object.assign(new Cycle(), cycle);
  const moves = putDates(then, dates);
  const following = parts.filter(({ dueOn, status }) => dueOn === cycle.inputDue && TO_FILL.includes(status));
  return {
    cycle: then,
    moves,
    conflicts,
    parts: new Map([
      ...(then.inputDue === cycle.inputDue ? [] : following.map(({ id }) => [id, then.inputDue] as const)),
      ...(part ? [[part.id, until] as const] : []),
    ]),
  };
}

/** Every open date that would move, as it is shown before somebody decides. */
export async function previewGrant(
  tx: EntityManager,
  state: ReportState,
  extension: Extension,
  granting: Granting,
  calendar: Calendar,
): Promise<{ changes: DateChange[]; conflicts: string[] }> {
  const { id: reportId, organisationId, year } = state.report;
  const { moves, parts, conflicts } = await grantOf(tx, state, state.cycle, extension, granting, calendar);
  const facts = await factsOfState(tx, state);
  const rows = await tx.findBy(Deadline, { organisationId, reportId, doneOn: IsNull(), replaced: false });
  const derived = await derivedMoves(tx, facts, rows, { stages: moves, parts }, calendar);
  const change = (key: string, subject: string, before: Day, after: Day): DateChange => ({
    key,
    reportId,
    subject: `${year}年度年报${subject}`,
    before,
    after,
    byHand: false,
    estimated: estimatedYears([after], calendar).length > 0,
  });
  return {
    conflicts,
    changes: [
      ...facts.parts.flatMap(({ id, title, dueOn }) => {
        const after = parts.get(id);
        return after ? [change(id, `“${title}”填报`, dueOn ?? state.cycle.inputDue, after)] : [];
      }),
      ...moves.map(({ stage, before, after }) => change(stage, `${STAGE_NAMES[stage]}截止`, before, after)),
      ...derived.map(({ deadlineId, subject, before, after }) => change(deadlineId, subject, before, after)),
    ],
  };
}

/** Moves the date, and the later ones where they follow. Refuses what would pass the last day or break the order. */
export async function applyGrant(
  tx: EntityManager,
  state: ReportState,
  extension: Extension,
  granting: Granting,
  calendar: Calendar,
): Promise<StageMove[]> {
  const { organisationId, id } = state.report;
  const cycle = await tx.findOneOrFail(Cycle, {
    where: { id: state.cycle.id, organisationId },
    lock: { mode: 'pessimistic_write' },
  });
  const grant = await grantOf(tx, state, cycle, extension, granting, calendar);
  if (grant.conflicts.length > 0)
    throw new Problem(
      'plan-impossible',
      grant.conflicts.map((message) => ({ field: 'until', message })),
    );
  await partsFollow(tx, { id, organisationId }, cycle.inputDue, grant.cycle.inputDue);
  await tx.save(Object.assign(cycle, grant.cycle));
  if (extension.partId !== null) await putPartDate(tx, organisationId, extension.partId, granting.until);
  return grant.moves;
}

/** The day that may not be passed, and whose it is. */
export function limitOf(stage: Extension['stage'], cycle: Cycle): { day: Day; name: string } {
  const day = lastDayOf(stage ?? 'input', cycle);
  const { publishBy, deliverBy } = cycle.plan?.basis ?? {};
  return { day, name: day === deliverBy && day !== publishBy ? '报送' : '公开' };
}

export function refuseDay(until: Day, now: Day, last: { day: Day; name: string }, calendar: Calendar): void {
  const refuse = (message: string) => new Problem('plan-impossible', [{ field: 'until', message }]);
  if (until <= now) throw refuse(`须晚于现在的期限 ${dayInWords(now)}`);
  if (until > last.day) throw refuse(`不能晚于${last.name}的最后期限 ${dayInWords(last.day)}`);
  if (!calendar.isWorkday(until))
    throw refuse(`${dayInWords(until)}是休息日，可改为${dayInWords(lastWorkdayOnOrBefore(until, calendar))}`);
}
