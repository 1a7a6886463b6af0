import type { Reader } from '@nianbao/contracts';
import { findSection } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { tell } from '../../record/outbox/outbox.ts';
import type { Part } from '../parts/part.entity.ts';
import { partLabel } from '../parts/scope.ts';
import type { ReportState } from '../reports/report-state.ts';
import type { Remark } from './remark.entity.ts';

/** Who may see the part: everybody who works in the body, as `GET /parts/:id` has it; the part's own 科室 first. */
export const readersOf = (
  tx: EntityManager,
  { organisationId, departmentId }: Pick<Part, 'organisationId' | 'departmentId'>,
): Promise<Reader[]> =>
  tx.query(
    `SELECT p.id, p.name, string_agg(DISTINCT d.name, '、') AS department
     FROM membership m JOIN person p ON p.id = m.person_id LEFT JOIN department d ON d.id = m.department_id
     WHERE m.organisation_id = $1 AND NOT m.disabled
     GROUP BY p.id
     ORDER BY coalesce(bool_or(m.department_id = $2), false) DESC, min(d.position), p.name, p.id`,
    [organisationId, departmentId],
  );

/** @throws reference-unknown when somebody named could not open what they would be called to. */
export async function refuseStrangers(
  tx: EntityManager,
  part: Part,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  const readers = new Set((await readersOf(tx, part)).map(({ id }) => id));
  const strangers = personIds.filter((id) => !readers.has(id));
  if (strangers.length > 0) {
    throw new Problem(
      'reference-unknown',
      strangers.map(() => ({ field: 'mentions', message: '提到的人看不到这个填报项，或已停用' })),
    );
  }
}

/** Those named are told so, the one who is answered that they were answered; each once, nobody of their own words. */
export async function tellOfRemark(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  by: SignedInUser,
  remark: Pick<Remark, 'address' | 'text' | 'mentions'>,
  parent: Remark | null,
): Promise<void> {
  const section = findSection(state.format, part.sectionId);
  const place = `${section?.title ?? ''} ${partLabel(state.format, part)}`;
  const said = remark.text.length > 60 ? `${remark.text.slice(0, 60)}…` : remark.text;
  const at = remark.address === '' ? '' : `?at=${encodeURIComponent(remark.address)}`;
  const message = { organisationId: part.organisationId, link: `/parts/${part.id}${at}` };
  const mentioned = remark.mentions.filter((id) => id !== by.id);
  await tell(tx, {
    ...message,
    personIds: mentioned,
    kind: 'mentioned',
    text: `${by.name}在“${place}”的批注中提到了您：${said}`,
  });
  if (!parent || parent.authorId === by.id || mentioned.includes(parent.authorId)) return;
  await tell(tx, {
    ...message,
    personIds: [parent.authorId],
    kind: 'remark.answer',
    text: `${by.name}回复了您的意见：${said}`,
  });
}
