import type { PersonRef } from '@nianbao/contracts';
import { type Awaited, type PartAction, type Seat, whoHasPart } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { dated } from '../../dates/deadlines/deadline-words.ts';
import { tell } from '../../record/outbox/outbox.ts';
import type { ReportState } from '../../report/reports/report-state.ts';
import { partStanding } from '../../report/reports/standing.ts';
import type { Part } from '../../report/parts/part.entity.ts';
import { partTitle } from '../../report/parts/scope.ts';

/** The words of an action for those who have the part now. An action that concerns nobody else is not listed. */
const WORDS: Partial<Record<PartAction, string>> = {
  assign: '请填报',
  reassign: '转办至您所在科室，请填报',
  delegate: '由您填报',
  submit: '已提交，请审核',
  endorse: '科室已审核，请办公室审核',
  return: '被退回，请按意见修改',
  reopen: '被退回，请按意见修改',
  accept: '已审核通过',
};

/** Queues the message of an action for those who have the part after it, the one who acted left out. */
export async function tellOfPart(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  action: PartAction,
  actor: { id: string; name: string },
): Promise<void> {
  const words = wordsOf(part, action);
  if (words === null) return;
  // What is accepted waits for nobody: those who filled it hear the result.
  const next = action === 'accept' ? [] : whoWillHave(state, part);
  const told = action === 'accept' ? fillersOf(state, part) : state.people.inAny(seatsOf(next));
  await send(tx, state, part, {
    action,
    personIds: told.flatMap(({ id }) => (id === actor.id ? [] : [id])),
    words,
    due: next.some(({ stage }) => stage === 'input'),
  });
}

function wordsOf(part: Part, action: PartAction): string | null {
  // 会签 and 或签: all who are asked were told when it was submitted.
  if (action === 'endorse' && part.status === 'submitted')
    return part.reviewMode === 'in_order' ? '请您审核' : null;
  return WORDS[action] ?? null;
}

/** Who has it now; while the year is still planned, who will have it when it is opened. */
const whoWillHave = (state: ReportState, part: Part): Awaited[] => {
  const standing = partStanding(state, part);
  return whoHasPart(
    standing.reportStatus === 'draft' ? { ...standing, reportStatus: 'collecting' } : standing,
  );
};

const seatsOf = (awaited: readonly Awaited[]): Seat[] => awaited.flatMap(({ seats }) => seats);

function fillersOf({ assignees, people }: ReportState, part: Part): PersonRef[] {
  const named = assignees.get(part.id) ?? [];
  return named.length > 0 ? named : people.own('contributor', part.departmentId);
}

/** Reminds these people of a part that waits for them. */
export const tellToHurry = (
  tx: EntityManager,
  state: ReportState,
  part: Part,
  personIds: readonly string[],
): Promise<void> =>
  send(tx, state, part, {
    action: 'nudge',
    personIds,
    words: part.status === 'submitted' ? '已提交，请尽快审核' : '请尽快填报',
    due: part.status !== 'submitted',
  });

async function send(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  {
    action,
    personIds,
    words,
    due,
  }: { action: string; personIds: readonly string[]; words: string; due: boolean },
): Promise<void> {
  const { organisationId, dueOn } = part;
  const until = due && dueOn !== null ? `，期限为${dated(dueOn, state.calendar)}` : '';
  await tell(tx, {
    organisationId,
    personIds: [...personIds],
    kind: `part.${action}`,
    text: `${state.report.year}年度年报“${partTitle(state.format, part)}”${words}${until}`,
    link: `/parts/${part.id}`,
  });
}

/** Whoever has the part now beside the office, which reminds the others. */
export const waitedFor = (state: ReportState, part: Part): PersonRef[] =>
  state.people.inAny(
    seatsOf(whoHasPart(partStanding(state, part))).filter(
      (seat) => seat.kind !== 'role' || seat.role !== 'office',
    ),
  );
