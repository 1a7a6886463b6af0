import type { PersonRef } from '@nianbao/contracts';
import type { PartAction } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { dated } from '../../dates/deadlines/deadline-words.ts';
import { tell } from '../../record/outbox/outbox.ts';
import type { ReportState } from '../../report/reports/report-state.ts';
import { askedNow } from '../../report/parts/part-approvals.ts';
import type { Part } from '../../report/parts/part.entity.ts';
import { partTitle } from '../../report/parts/scope.ts';

type Audience = 'department' | 'fillers' | 'head' | 'office';

/** Who hears of what, and in which words. An action that concerns nobody else is not listed. */
const MESSAGES: Partial<Record<PartAction, { to: Audience; words: string }>> = {
  assign: { to: 'department', words: '请填报' },
  reassign: { to: 'department', words: '转办至您所在科室，请填报' },
  delegate: { to: 'fillers', words: '由您填报' },
  submit: { to: 'head', words: '已提交，请审核' },
  endorse: { to: 'office', words: '科室已审核，请办公室审核' },
  return: { to: 'fillers', words: '被退回，请按意见修改' },
  reopen: { to: 'fillers', words: '被退回，请按意见修改' },
  accept: { to: 'fillers', words: '已审核通过' },
};

/** Queues the message of an action for those whom it concerns, the one who acted left out. */
export async function tellOfPart(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  action: PartAction,
  actor: { id: string; name: string },
): Promise<void> {
  const message = MESSAGES[action];
  if (!message) return;
  const { to, words } = turned(state, part, action, message);
  if (to === null) return;
  const personIds = audience(state, part, to).filter((id) => id !== actor.id);
  await send(tx, state, part, {
    action,
    personIds,
    words,
    due: to !== 'office' && to !== 'head' && action !== 'accept',
  });
}

/** What an action comes to in the present case: a submission may go to the office, one of several endorsements to the next. */
function turned(
  state: ReportState,
  part: Part,
  action: PartAction,
  { to, words }: { to: Audience; words: string },
): { to: Audience | null; words: string } {
  // Without the head's step, or where the endorsement still stands, a submission goes straight to the office.
  if (to === 'head' && part.status === 'endorsed') return { to: 'office', words };
  if (action === 'endorse' && part.status === 'submitted')
    // 会签 and 或签: all who are asked were told when it was submitted.
    return { to: part.reviewMode === 'in_order' ? 'head' : null, words: '请您审核' };
  return { to, words };
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

/** Whoever has the part now: those who are to endorse what was submitted, those who fill in the rest. */
export const waitedFor = (state: ReportState, part: Part): string[] =>
  audience(state, part, part.status === 'submitted' ? 'head' : 'fillers');

function audience(state: ReportState, part: Part, to: Audience): string[] {
  const { people } = state;
  const ids = (found: readonly PersonRef[]) => found.map(({ id }) => id);
  if (to === 'office') return ids(people.own('office'));
  const asked = askedNow(state, part);
  if (to === 'head' && asked.length > 0) return ids(asked.flatMap((id) => people.inPlaceOf(id)));
  const heads = ids(people.holders('department_head', part.departmentId));
  if (to === 'head') return heads;
  const named = ids(state.assignees.get(part.id) ?? []);
  const fillers = named.length > 0 ? named : ids(people.own('contributor', part.departmentId));
  return to === 'department' && heads.length > 0 ? heads : fillers;
}
