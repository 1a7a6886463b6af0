import type { PlanBasis } from '@nianbao/contracts';
import { useState } from 'react';
import { usePlanPreview } from '../../server/deadlines.ts';
import { datesOfPlan, type StageColumn } from '../../pieces/dates/stage-columns.ts';
import { useSettled } from '../../lib/use-settled.ts';
import type { ChosenDates } from './stage-faults.ts';

/** The plan of a year before it is opened: as the body usually plans, until somebody wishes otherwise. */
export function usePlanning(year: number, enabled: boolean) {
  const [wished, setWished] = useState<{ year: number; basis: PlanBasis } | null>(null);
  const [chosen, setChosen] = useState<{ year: number; dates: ChosenDates } | null>(null);
  // Another year has other dates: nothing wished for one is carried over.
  const basis = wished?.year === year ? wished.basis : null;
  const byHand = chosen?.year === year ? chosen.dates : {};
  const settled = useSettled(basis);
  const usual = usePlanPreview({ year, wishes: {} }, enabled).data;
  const query = usePlanPreview({ year, wishes: settled ?? {} }, enabled);
  const plan = query.data;
  const dates: ChosenDates = {
    ...(plan && datesOfPlan(plan)),
    ...byHand,
    ...(plan?.basis.delivers === false && { deliverDue: null }),
  };
  return {
    query,
    dates,
    /** What the fields show: what was just typed is ahead of the plan that is counted from it. */
    basis: basis ?? plan?.basis,
    legalDate: usual?.basis.publishBy,
    waiting: settled !== basis || query.isFetching || !plan,
    wish: (next: PlanBasis) => setWished({ year, basis: next }),
    choose: (column: StageColumn, day: string | null) =>
      setChosen({ year, dates: { ...byHand, [column]: day } }),
  };
}
export type Planning = ReturnType<typeof usePlanning>;
