import { createHash } from 'node:crypto';
import {
  type DateChange,
  PLAN_STAGES,
  type PlanBasis,
  type PlanStage,
  type ReplanPreview,
} from '@nianbao/contracts';
import {
  addWorkdays,
  type Calendar,
  type Day,
  estimatedYears,
  lastWorkdayOnOrBefore,
  planBackwards,
  STAGE_NAMES,
} from '@nianbao/workdays';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import type { Cycle, PlannedDates } from '../../report/cycles/cycle.entity.ts';
import { datesOf, datesOfCycle, newDisorder, STAGE_COLUMNS } from '../../report/cycles/cycle-plan.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { Report } from '../../report/reports/report.entity.ts';
import { Deadline } from './deadline.entity.ts';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';
import { derivedMoves, stagesBehind } from './derived-moves.ts';
import { putPartDate, TO_FILL } from './part-dates.ts';
import { type PartFact, reportFactsOf } from './report-facts.ts';

/** A year being planned anew: what its dates are, what they would be, and what moves. */
export interface Replan {
  cycle: Cycle;
  reportId: string;
  behind: readonly PlanStage[];
  /** Counted from another basis, not only with another calendar. */
  anew: boolean;
  basis: PlanBasis | null;
  dates: PlannedDates | null;
  changes: (DateChange & { stage?: PlanStage; partId?: string })[];
  calendar: Calendar;
}

/**
 * What a calendar, or for one cycle another basis, would move in every year of a body in which something is still owed.
 * Writes nothing.
 */
export async function replansOf(
  tx: EntityManager,
  organisationId: string,
  calendar: Calendar,
  only?: { cycleId: string; basis: PlanBasis },
): Promise<Replan[]> {
  const { settings } = await tx.findOneByOrFail(Organisation, { id: organisationId });
  const { reworkDays } = deadlineSettingsOf(settings);
  const reports = await tx.find(Report, {
    where: {
      organisationId,
      status: Not(In(only ? ['published', 'taken_down'] : ['taken_down'])),
      ...(only ? { cycleId: only.cycleId } : {}),
    },
    order: { year: 'ASC' },
  });
  const found: Replan[] = [];
  for (const report of reports) {
    const rows = await tx.findBy(Deadline, {
      organisationId,
      reportId: report.id,
      doneOn: IsNull(),
      replaced: false,
    });
    if (report.status === 'published' && rows.length === 0) continue;
    const facts = await reportFactsOf(tx, organisationId, report.id);
    const { cycle } = facts;
    const behind = stagesBehind(facts);
    const basis = only?.basis ?? cycle.plan?.basis ?? null;
    const dates = basis && datesOf(planBackwards(basis, calendar));
    const change = (subject: string, before: Day, after: Day, byHand: boolean) => ({
      reportId: report.id,
      subject: `${report.year}年度年报${subject}`,
      before,
      after,
      byHand,
      estimated: estimatedYears([after], calendar).length > 0,
    });
    const stages = dates ? stageChanges(cycle, behind, dates, only !== undefined) : [];
    const input = stages.find(({ stage }) => stage === 'input');
    const parts = facts.parts
      .filter(({ status }) => TO_FILL.includes(status))
      .flatMap((part) => {
        const row = rows.find(({ kind, partId }) => kind === 'fill' && partId === part.id);
        const moved = partChange(part, row, { cycle, calendar, reworkDays, input: input ?? null });
        return moved
          ? [
              {
                ...change(`“${part.title}”填报`, moved.before, moved.after, moved.byHand),
                key: part.id,
                partId: part.id,
              },
            ]
          : [];
      });
    const planned = <T extends { byHand: boolean }>(moves: T[]) => moves.filter(({ byHand }) => !byHand);
    const moving = {
      stages: planned(stages),
      parts: new Map(planned(parts).map(({ partId, after }) => [partId, after])),
    };
    const derived = await derivedMoves(tx, facts, rows, moving, calendar);
    found.push({
      cycle,
      reportId: report.id,
      behind,
      anew: only !== undefined,
      basis,
      dates,
      calendar,
      changes: [
        ...stages.map(({ stage, before, after, byHand }) => ({
          ...change(`${STAGE_NAMES[stage]}截止`, before, after, byHand),
          key: `${cycle.id}/${stage}`,
          stage,
        })),
        ...parts,
        ...derived.map(({ deadlineId, subject, before, after }) => ({
          ...change(subject, before, after, false),
          key: deadlineId,
        })),
      ],
    });
  }
  return found;
}

interface Moved {
  before: Day;
  after: Day;
  byHand: boolean;
}

/** A date set by hand is offered only where the date it was set against moves, or the whole year is planned anew. */
function stageChanges(
  cycle: Cycle,
  behind: readonly PlanStage[],
  dates: PlannedDates,
  anew: boolean,
): (Moved & { stage: PlanStage })[] {
  const now = datesOfCycle(cycle);
  return PLAN_STAGES.filter((stage) => !behind.includes(stage)).flatMap((stage) => {
    const before = now[stage];
    const planned = cycle.plan?.dates[stage];
    const after = dates[stage];
    if (before === null || after === null || before === after) return [];
    const byHand = before !== planned;
    if (byHand && !anew && planned === after) return [];
    return [{ stage, before, after, byHand }];
  });
}

/** Parts with the date of the plan follow it, a rework its rule; a date set by hand on what is now a day off could move. */
function partChange(
  { dueOn }: PartFact,
  row: Deadline | undefined,
  {
    cycle,
    calendar,
    reworkDays,
    input,
  }: { cycle: Cycle; calendar: Calendar; reworkDays: number; input: Moved | null },
): Moved | null {
  if (dueOn === null) return null;
  const basis = row?.basis ?? (dueOn === cycle.inputDue ? 'plan' : 'hand');
  if (basis === 'plan' && dueOn === cycle.inputDue) return input && { ...input, before: dueOn };
  const after =
    basis === 'rule' && row
      ? addWorkdays(row.openedOn, reworkDays, calendar)
      : lastWorkdayOnOrBefore(dueOn, calendar);
  return after === dueOn ? null : { before: dueOn, after, byHand: basis !== 'rule' };
}

/** What moves: everything planned, and of what was set by hand only what was chosen. */
const chosenOf = ({ changes }: Replan, alsoByHand: ReadonlySet<string>) =>
  changes.filter(({ key, byHand }) => !byHand || alsoByHand.has(key));

export function previewOf(replans: readonly Replan[]): ReplanPreview {
  const changes = replans.flatMap((replan) =>
    replan.changes.map(({ stage: _stage, partId: _partId, ...change }) => change),
  );
  return {
    fingerprint: createHash('sha256').update(JSON.stringify(changes)).digest('hex'),
    changes,
    conflicts: replans.flatMap((replan) => conflictsOf(replan, new Set())),
  };
}

/** Dates set by hand that stay may come to lie before the stage above them. */
export function conflictsOf(replan: Replan, alsoByHand: ReadonlySet<string>): string[] {
  const { cycle, basis, behind } = replan;
  // Years opened before there were plans may stand as they are.
  if (!basis) return [];
  const before = datesOfCycle(cycle);
  const after = { ...before };
  for (const { stage, after: day } of chosenOf(replan, alsoByHand)) if (stage) after[stage] = day;
  return newDisorder(before, after, basis.deliverFirst && !behind.includes('publish'));
}

/** What lies behind keeps the date it was planned with: it is not by hand if the report ever comes back to it. */
const datesBehind = ({ cycle, behind }: Replan): Partial<PlannedDates> =>
  Object.fromEntries(
    behind.flatMap((stage) => {
      const date = cycle.plan?.dates[stage];
      return date === undefined ? [] : [[stage, date]];
    }),
  );

/** Writes what moves; answers it, for the record. */
export async function applyReplan(
  tx: EntityManager,
  replan: Replan,
  alsoByHand: ReadonlySet<string>,
): Promise<DateChange[]> {
  const { cycle, basis, dates } = replan;
  const chosen = chosenOf(replan, alsoByHand);
  for (const { stage, partId, after } of chosen) {
    if (stage) cycle[STAGE_COLUMNS[stage]] = after;
    if (partId) await putPartDate(tx, cycle.organisationId, partId, after);
  }
  if (basis?.delivers === false) cycle.deliverDue = null;
  else if (replan.anew) cycle.deliverDue ??= dates?.deliver ?? null;
  if (basis && dates) cycle.plan = { basis, dates: { ...dates, ...datesBehind(replan) } };
  await tx.save(cycle);
  return chosen.map(({ stage: _stage, partId: _partId, ...change }) => change);
}
