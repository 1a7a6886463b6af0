import { type CycleView, PLAN_STAGES, type PlanStage, type PlanView, type Stages } from '@nianbao/contracts';

/** Under which name a year keeps the date of each stage. */
export const STAGE_COLUMNS = {
  assign: 'assignDue',
  input: 'inputDue',
  endorse: 'endorseDue',
  review: 'reviewDue',
  secrecy: 'secrecyDue',
  sign: 'signDue',
  deliver: 'deliverDue',
  publish: 'publishDue',
} as const satisfies Record<PlanStage, keyof Stages>;
export type StageColumn = (typeof STAGE_COLUMNS)[PlanStage];

/** The dates that a year really has, stage by stage. */
export const datesByStage = ({ stages }: Pick<CycleView, 'stages'>): Partial<Record<PlanStage, string>> =>
  Object.fromEntries(
    Object.entries(STAGE_COLUMNS).flatMap(([stage, column]) => {
      const day = stages[column];
      return day ? [[stage, day]] : [];
    }),
  );

/** Of those, the ones that are not behind the report: only they can still be put off. */
export const datesAhead = ({
  stages,
  lights,
}: Pick<CycleView, 'stages' | 'lights'>): Partial<Record<PlanStage, string>> => {
  const dates = datesByStage({ stages });
  return Object.fromEntries(
    PLAN_STAGES.flatMap((stage) => (lights[stage] && dates[stage] ? [[stage, dates[stage]]] : [])),
  );
};

/** The dates as a plan counted them back; null for 报送 where the plan has none. */
export const datesOfPlan = ({ stages }: PlanView): Partial<Record<StageColumn, string | null>> => ({
  deliverDue: null,
  ...Object.fromEntries(stages.map(({ stage, dueOn }) => [STAGE_COLUMNS[stage], dueOn])),
});
