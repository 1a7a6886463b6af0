import { PLAN_STAGES, type PlanStage } from '@nianbao/contracts';
import {
  addWorkdays,
  type Calendar,
  type Day,
  lastWorkdayOnOrBefore,
  workdaysBetween,
} from '@nianbao/workdays';
import type { Cycle } from '../../report/cycles/cycle.entity.ts';
import {
  datesOfCycle,
  movesBetween,
  newDisorder,
  STAGE_COLUMNS,
  type StageMove,
  stagesOf,
} from '../../report/cycles/cycle-plan.ts';

/** What an extension makes of the dates of a year. */
export interface Extended {
  dates: Record<PlanStage, Day | null>;
  /** Why it cannot be, in words. */
  conflicts: string[];
}

/**
 * The dates of the year after `stage` was put off from `from` to `until`. Where the later ones follow, each moves by as
 * many working days, as far as the last day for 公开 (报送) allows: that one is the law's or the notice's.
 *
 * @param stage null where the date put off is that of one part and not the body's.
 */
export function extended(
  cycle: Cycle,
  { stage, from, until, later }: { stage: PlanStage | null; from: Day; until: Day; later: 'follow' | 'stay' },
  calendar: Calendar,
  /** Stages whose dates are history. */
  behind: readonly PlanStage[] = [],
): Extended {
  const dates = datesOfCycle(cycle);
  const days = workdaysBetween(from, until, calendar);
  const first = stage ?? 'input';
  if (stage !== null) dates[stage] = until;
  if (later === 'follow')
    for (const each of PLAN_STAGES.slice(PLAN_STAGES.indexOf(first) + 1)) {
      const now = dates[each];
      if (now === null || behind.includes(each)) continue;
      const moved = addWorkdays(lastWorkdayOnOrBefore(now, calendar), days, calendar);
      const last = lastWorkdayOnOrBefore(lastDayOf(each, cycle), calendar);
      dates[each] = moved < last ? moved : now > last ? now : last;
    }
  // What is public waits for 报送 no longer.
  const deliverFirst = (cycle.plan?.basis.deliverFirst ?? false) && !behind.includes('publish');
  return { dates, conflicts: newDisorder(datesOfCycle(cycle), dates, deliverFirst) };
}

/** The day that no date of the stage may pass. */
export function lastDayOf(stage: PlanStage, { plan, publishDue }: Cycle): Day {
  const publishBy = plan?.basis.publishBy ?? publishDue;
  const deliverBy = plan?.basis.deliverBy ?? publishBy;
  if (stage === 'deliver') return deliverBy;
  return plan?.basis.deliverFirst && stage !== 'publish' && deliverBy < publishBy ? deliverBy : publishBy;
}

/** Writes the dates into the row; answers the stages that moved. */
export function putDates(cycle: Cycle, dates: Record<PlanStage, Day | null>): StageMove[] {
  const before = stagesOf(cycle);
  for (const stage of PLAN_STAGES) {
    const [column, day] = [STAGE_COLUMNS[stage], dates[stage]];
    if (before[column] !== null && day !== null) cycle[column] = day;
  }
  return movesBetween(before, stagesOf(cycle));
}
