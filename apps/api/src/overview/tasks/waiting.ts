import type { PersonRef, WaitingItem } from '@nianbao/contracts';
import { type AwaitedAction, HANDED_ON, holds, holdsIn, type Task } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import type { Had } from '../../dates/deadlines/open-deadlines.ts';
import type { PartFact } from '../../dates/deadlines/report-facts.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import type { ReportState } from '../../report/reports/report-state.ts';

/** What is waited for; how its day stands is added when it is shown. */
export type Waited = Omit<WaitingItem, 'light'>;

/** A step that put something into other hands. */
export interface HandOn {
  reportId: string;
  partId: string | null;
  /** As the record has it: `part.submit`, `report.sign`. */
  action: string;
  at: Date;
  mine: boolean;
}

/** Every handing-on in the reports, as the record has it, the latest first. */
export function handOnsOf(
  tx: EntityManager,
  { organisationId, id }: SignedInUser,
  reportIds: readonly string[],
): Promise<HandOn[]> {
  const steps = [...new Set(Object.values(HANDED_ON).flat())];
  return tx.query(
    `SELECT report_id AS "reportId", part_id AS "partId", action, at, coalesce(actor_id = $3, false) AS mine
     FROM audit_entry WHERE organisation_id = $1 AND report_id = ANY($2::uuid[]) AND action = ANY($4)
     ORDER BY sequence DESC`,
    [
      organisationId,
      reportIds,
      id,
      steps.flatMap((step) => ['part', 'report', 'publication'].map((of) => `${of}.${step}`)),
    ],
  );
}

/** The last time of each step that a part went through by itself or with its report, or a report by any of its parts. */
export function stepsAtOf(handOns: readonly HandOn[], partId: string | null): StepsAt {
  const at: StepsAt = {};
  for (const step of handOns)
    if (concerns(step, partId)) at[stepOf(step)] ??= new Date(step.at).toISOString();
  return at;
}

type StepsAt = Partial<Record<string, string>>;
const stepOf = ({ action }: HandOn): string => action.slice(action.indexOf('.') + 1);

/** A part comes into somebody's hands by its own steps and the opening of its report; a report, by what befalls its parts too. */
function concerns(step: HandOn, partId: string | null): boolean {
  if (partId !== null) return step.partId === partId || step.action === 'report.open';
  return step.partId === null || step.action === 'part.accept' || step.action === 'part.endorse';
}

const STEP_NAMES: Record<Task, string> = {
  assign: '分派',
  open: '开始填报',
  hand_out: '填报',
  fill: '填报',
  endorse: '科室审核',
  set_reviewers: '指定审核人',
  review: '办公室审核',
  begin_review: '进入审核',
  secrecy: '保密审查',
  send: '送签',
  sign: '签发',
  take_back: '收回',
  publish: '公开',
  deliver: '报送',
  prove: '核对公开页面',
};

interface Asked {
  state: ReportState;
  had: readonly Had[];
  /** Those of this report. */
  handOns: readonly HandOn[];
  dueOf: (had: Had) => string | null;
}

/** 等待他人: what the person handed on in one report, with who has it now and since when. */
export function waitingOf(user: SignedInUser, { state, had, handOns, dueOf }: Asked): Waited[] {
  const items = new Map<string, Waited>();
  for (const one of had) {
    const { part, awaited } = one;
    const holders = state.people.inAny(awaited.seats);
    if (holders.length === 0 || !handedOnByMe(handOns, one)) continue;
    const step = stepNameOf(part, awaited.task);
    const key = `${part?.id ?? ''} ${step}`;
    const known = items.get(key);
    items.set(key, known ? joined(known, holders) : waitingItem(user, state, one, dueOf(one), holders, step));
  }
  return [...items.values()].filter((item) => item.holders.every(({ id }) => id !== user.id));
}

function handedOnByMe(handOns: readonly HandOn[], { part, awaited }: Had): boolean {
  const steps: readonly AwaitedAction[] = HANDED_ON[awaited.task];
  return handOns.some(
    (step) => step.mine && concerns(step, part?.id ?? null) && steps.some((one) => one === stepOf(step)),
  );
}

const stepNameOf = (part: PartFact | null, task: Task): string =>
  part?.status === 'returned' && (task === 'fill' || task === 'hand_out') ? '退回修改' : STEP_NAMES[task];

const joined = (item: Waited, more: readonly PersonRef[]): Waited => ({
  ...item,
  holders: [...new Map([...item.holders, ...more].map((one) => [one.id, one])).values()],
});

function waitingItem(
  user: SignedInUser,
  { report, departmentNames }: ReportState,
  { part, awaited }: Had,
  dueOn: string | null,
  holders: PersonRef[],
  step: string,
): Waited {
  const departmentId = part?.departmentId ?? null;
  return {
    reportId: report.id,
    partId: part?.id ?? null,
    year: report.year,
    subject: part?.title ?? report.title,
    step,
    holders,
    departmentName: departmentId === null ? null : (departmentNames.get(departmentId) ?? null),
    since: awaited.since,
    dueOn,
    link: linkOf(user, report.id, part?.id ?? null, departmentId),
  };
}

/** The office's own board for the office, the part for its 科室, the whole text for everybody else. */
function linkOf(
  user: SignedInUser,
  reportId: string,
  partId: string | null,
  departmentId: string | null,
): string {
  if (holds(user, 'office')) return `/reports/${reportId}${partId ? `?part=${partId}` : ''}`;
  const own =
    departmentId !== null &&
    (holdsIn(user, 'contributor', departmentId) || holdsIn(user, 'department_head', departmentId));
  return own && partId ? `/parts/${partId}` : `/reports/${reportId}/document`;
}

/** The soonest day first, so that what is late is on top; then the longest waiting. */
export const mostUrgentFirst = (a: Waited, b: Waited): number =>
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
  (a.since ?? '').localeCompare(b.since ?? '') ||
  a.subject.localeCompare(b.subject, 'zh-CN');
