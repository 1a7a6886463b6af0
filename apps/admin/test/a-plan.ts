import type { PlanBasis, PlanStage, PlanView } from '@nianbao/contracts';
import {
  DEFAULT_DURATIONS,
  estimatedYears,
  planBackwards,
  shortfallOf,
  STAGE_NAMES,
} from '@nianbao/workdays';
import type { SentCall } from './render.tsx';

export const aBasis = (more: Partial<PlanBasis> = {}): PlanBasis => ({
  publishBy: '2026-01-31',
  deliverBy: null,
  deliverFirst: true,
  delivers: true,
  durations: DEFAULT_DURATIONS,
  ...more,
});

/** A plan as the server counts it, by the official calendar. */
export function aPlan(basis: PlanBasis = aBasis(), startOn = '2025-12-01'): PlanView {
  const plan = planBackwards(basis);
  const short = shortfallOf(basis, startOn);
  const named = <T extends { stage: PlanStage }>(one: T) => ({ ...one, name: STAGE_NAMES[one.stage] });
  return {
    ...plan,
    basis,
    stages: plan.stages.map((one) => ({ ...named(one), estimated: estimatedYears([one.dueOn]).length > 0 })),
    shortfall: short && {
      ...short,
      stages: short.stages.map(named),
      proposal: short.proposal && { ...short.proposal, changes: short.proposal.changes.map(named) },
    },
  };
}

/** Answers `POST /plans/previews`: the body's legal date is 31 January, the work may begin on `startOn`. */
export const planPreviews =
  (startOn?: string) =>
  ({ body }: SentCall): PlanView => {
    const { year, wishes } = body as { year: number; wishes: Partial<PlanBasis> };
    return aPlan(aBasis({ publishBy: `${year + 1}-01-31`, ...wishes }), startOn);
  };
