import { findSection } from '@nianbao/report-formats';
import type { PartAction } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { delegatesOf } from '../delegations/delegations.queries.ts';
import { tell } from '../notifications/outbox.ts';
import type { ReportState } from '../reports/report-state.ts';
import type { Part } from './part.entity.ts';
import { partLabel } from './scope.ts';

/** Who hears of what, and in which words. An action that concerns nobody else is not listed. */
const MESSAGES: Partial<
  Record<PartAction, { to: 'department' | 'fillers' | 'head' | 'office'; words: string }>
> = {
  assign: { to: 'department', words: '请填报' },
  reassign: { to: 'department', words: '转办给您科室，请填报' },
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
  action: PartAction | 'nudge',
  actor: { id: string; name: string },
): Promise<void> {
  const message = action === 'nudge' ? nudgeOf(part) : MESSAGES[action];
  if (!message) return;
  // Without the head's step a submission goes straight to the office.
  const to = message.to === 'head' && part.status === 'endorsed' ? 'office' : message.to;
  const personIds = (await audience(tx, state, part, to)).filter((id) => id !== actor.id);
  if (personIds.length === 0) return;
  const what = `${state.report.year}年度年报“${titleOf(state, part)}”`;
  await tell(tx, {
    organisationId: part.organisationId,
    personIds,
    kind: `part.${action}`,
    text: `${what}${message.words}${part.dueOn && to !== 'office' && action !== 'accept' ? `，${part.dueOn} 前` : ''}`,
    link: `/parts/${part.id}`,
  });
}

/** Whoever has the part now is reminded: the head of what was submitted, those who fill in of the rest. */
const nudgeOf = ({ status }: Part) =>
  status === 'submitted'
    ? { to: 'head' as const, words: '已提交，请尽快审核' }
    : { to: 'fillers' as const, words: '请尽快填报' };

function titleOf({ format }: ReportState, part: Part): string {
  const section = findSection(format, part.sectionId);
  const title = `${section?.number ?? ''}${section?.title ?? ''}`;
  return part.scope.kind === 'whole' ? title : `${title}·${partLabel(format, part)}`;
}

async function audience(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  to: 'department' | 'fillers' | 'head' | 'office',
): Promise<string[]> {
  if (to === 'office') return holders(tx, part.organisationId, 'office', null);
  const own = await holders(tx, part.organisationId, 'department_head', part.departmentId);
  const heads = [...own, ...(await delegatesOf(tx, part.organisationId, 'department_head', own))];
  if (to === 'head') return heads;
  const named = (state.assignees.get(part.id) ?? []).map(({ id }) => id);
  const fillers =
    named.length > 0 ? named : await holders(tx, part.organisationId, 'contributor', part.departmentId);
  return to === 'department' && heads.length > 0 ? heads : fillers;
}

/** People with the role, in the department where one is given. */
export async function holders(
  tx: EntityManager,
  organisationId: string,
  role: string,
  departmentId: string | null,
): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }[]>(
    `SELECT DISTINCT person_id FROM membership WHERE organisation_id = $1 AND role = $2 AND NOT disabled
       AND ($3::uuid IS NULL OR department_id = $3)`,
    [organisationId, role, departmentId],
  );
  return rows.map(({ person_id }) => person_id);
}
