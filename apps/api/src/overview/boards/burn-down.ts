import type { BurnDownView } from '@nianbao/contracts';
import { addDays, type Day } from '@nianbao/workdays';

/** A part came to be accepted on that day, or ceased to be. */
export interface Step {
  day: Day;
  accepted: boolean;
}

/** Longer than any year of work: a report opened long ago is drawn from then on only. */
const MOST_DAYS = 400;

/**
 * Accepted and left at the end of each day from `startedOn` to `today`, counted back from what is left now, so that the
 * last point is the truth whatever the record lacks.
 */
export function pointsOf(
  steps: readonly Step[],
  { total, left, startedOn, today }: { total: number; left: number; startedOn: Day; today: Day },
): BurnDownView['points'] {
  const points: BurnDownView['points'] = [];
  const at = (day: Day) => steps.filter((step) => step.day === day);
  const within = (count: number) => Math.min(total, Math.max(0, count));
  let standing = left;
  for (let day = today; points.length < MOST_DAYS; day = addDays(day, -1)) {
    const accepted = at(day).filter((step) => step.accepted).length;
    points.unshift({ day, accepted, left: within(standing) });
    standing += accepted - (at(day).length - accepted);
    if (day <= startedOn) break;
  }
  return points;
}
