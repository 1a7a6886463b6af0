import { type Calendar, official } from './calendar.ts';
import { workdaysBetween } from './count.ts';
import { type Day, dayInWords } from './dates.ts';
import {
  DEFAULT_DURATIONS,
  type Plan,
  planBackwards,
  type PlanBasis,
  type Stage,
  STAGE_NAMES,
  type StageDurations,
  STAGES,
} from './plan.ts';

/** Why a plan cannot be met, and what would do. */
export interface Shortfall {
  /** Working days that are missing in all. */
  missing: number;
  /** Which stages lie, wholly or partly, before the work can begin. */
  stages: { stage: Stage; missing: number }[];
  words: string[];
  /** Shorter stages with which it can be met; null where one day each would still be too long. */
  proposal: {
    durations: StageDurations;
    changes: { stage: Stage; from: number; to: number }[];
  } | null;
}

/** What is missing if the work begins on `startOn`; null where the plan can be met. The day itself is not counted. */
export function shortfallOf(basis: PlanBasis, startOn: Day, calendar: Calendar = official): Shortfall | null {
  const plan = planBackwards(basis, calendar);
  const missing = missingDays(plan, startOn, calendar);
  if (missing === 0) return null;
  const stages = shortStages(plan, startOn, calendar);
  const proposal = shorter(basis, startOn, calendar);
  return {
    missing,
    stages,
    proposal,
    words: [
      `${dayInWords(startOn)}启动，比最迟启动日期 ${dayInWords(plan.startOn)}晚 ${missing} 个工作日`,
      ...stages.map(({ stage, missing: days }) => `${STAGE_NAMES[stage]}缺 ${days} 个工作日`),
      proposal
        ? `建议：${proposal.changes.map(({ stage, from, to }) => `${STAGE_NAMES[stage]} ${from}→${to}`).join('，')}`
        : '各阶段压缩到 1 个工作日仍不能按期完成，请调整期限或申请延期',
    ],
  };
}

const missingDays = (plan: Plan, startOn: Day, calendar: Calendar): number =>
  plan.startOn < startOn ? workdaysBetween(plan.startOn, startOn, calendar) : 0;

function shortStages(plan: Plan, startOn: Day, calendar: Calendar): Shortfall['stages'] {
  let from = plan.startOn;
  return plan.stages.flatMap(({ stage, dueOn }) => {
    const lost = from < startOn ? workdaysBetween(from, dueOn < startOn ? dueOn : startOn, calendar) : 0;
    from = dueOn > from ? dueOn : from;
    return lost > 0 ? [{ stage, missing: lost }] : [];
  });
}

/** Takes the missing days where most of a stage is left, one at a time; none shrinks below one day. */
function shorter(basis: PlanBasis, startOn: Day, calendar: Calendar): Shortfall['proposal'] {
  const usual = basis.durations ?? DEFAULT_DURATIONS;
  const durations = { ...usual };
  const missingWith = () => missingDays(planBackwards({ ...basis, durations }, calendar), startOn, calendar);
  const reducible = STAGES.filter((stage) => matters(basis, stage, calendar));
  for (let missing = missingWith(); missing > 0; missing = missingWith()) {
    for (let left = missing; left > 0; left -= 1) {
      const spare = (stage: Stage) => (durations[stage] - 1) / usual[stage];
      const [amplest] = reducible
        .filter((stage) => durations[stage] > 1)
        .toSorted((a, b) => spare(b) - spare(a));
      if (!amplest) return null;
      durations[amplest] -= 1;
    }
  }
  const changes = STAGES.filter((stage) => durations[stage] !== usual[stage]).map((stage) => ({
    stage,
    from: usual[stage],
    to: durations[stage],
  }));
  return { durations, changes };
}

/** Whether a shorter stage lets the work begin later: not where another date binds. */
function matters(basis: PlanBasis, stage: Stage, calendar: Calendar): boolean {
  const durations = { ...(basis.durations ?? DEFAULT_DURATIONS) };
  if (durations[stage] === 0) return false;
  const start = planBackwards(basis, calendar).startOn;
  durations[stage] -= 1;
  return planBackwards({ ...basis, durations }, calendar).startOn !== start;
}
