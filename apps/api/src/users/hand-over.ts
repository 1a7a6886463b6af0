import type { PartScope } from '@nianbao/contracts';
import { findFormat, findSection, type FormatId } from '@nianbao/report-formats';
import { type Membership as Held, type Role } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.ts';
import { tell } from '../notifications/outbox.ts';
import { partLabel } from '../parts/scope.ts';
import { Membership } from './membership.entity.ts';

/** Something that would wait for nobody once the person has left, and the role in which it is done. */
interface OpenTask extends Held {
  kind: 'part' | 'signer' | 'settings' | 'only';
  /** The part or report; of `only` and `settings` the body itself. */
  subjectId: string;
  words: string;
}

const ROLE_WORDS: Partial<Record<Role, string>> = {
  office: '办公室',
  secrecy_reviewer: '保密审查',
  department_head: '科室负责人',
  contributor: '填报人',
};

/**
 * Moves what the person leaves behind to `successorId`, with the roles it takes, in the transaction that takes the roles
 * from the person. `kept` are the roles the person still has.
 *
 * @returns what was moved, for the record.
 * @throws tasks-open when something is left and nobody is named.
 */
export async function handOver(
  tx: EntityManager,
  organisationId: string,
  person: { id: string; name: string },
  kept: readonly Held[],
  successorId: string | undefined,
): Promise<{ to: string; tasks: string[] } | null> {
  // Steps of the reports wait: nobody is given a task between this look and the move.
  await tx.query(`SELECT id FROM report WHERE organisation_id = $1 AND ${OPEN} ORDER BY id FOR UPDATE`, [
    organisationId,
  ]);
  const keeps = ({ role, departmentId }: Held) =>
    kept.some((held) => held.role === role && (role !== 'contributor' || held.departmentId === departmentId));
  const tasks = (await openTasks(tx, organisationId, person.id)).filter(
    (task) => !keeps(task) || (task.kind === 'only' && !kept.some((held) => same(held, task))),
  );
  await revokeDelegations(tx, organisationId, person.id, kept);
  if (tasks.length === 0) return null;
  if (successorId === undefined) {
    throw new Problem(
      'tasks-open',
      tasks.map(({ subjectId, words }) => ({ field: subjectId, message: words })),
    );
  }
  await refuseStranger(tx, organisationId, person.id, successorId);
  await giveRoles(tx, organisationId, successorId, tasks);
  await moveTasks(tx, organisationId, person.id, successorId, tasks);
  await tell(tx, {
    organisationId,
    personIds: [successorId],
    kind: 'person.hand_over',
    text: `${person.name}的 ${tasks.length} 项事项由您接手`,
    link: '/',
  });
  return { to: successorId, tasks: tasks.map(({ words }) => words) };
}

const OPEN = `status NOT IN ('published', 'taken_down')`;
const same = (a: Held, b: Held): boolean => a.role === b.role && a.departmentId === b.departmentId;

async function openTasks(tx: EntityManager, organisationId: string, personId: string): Promise<OpenTask[]> {
  const rows = await tx.query<(Omit<OpenTask, 'words'> & { name: string | null; part: NamedPart | null })[]>(
    `WITH open AS (SELECT * FROM report WHERE organisation_id = $1 AND ${OPEN})
     SELECT 'part' AS kind, p.id AS "subjectId", 'contributor' AS role, p.department_id AS "departmentId",
       open.year || '年度' AS name,
       json_build_object('formatId', open.format_id, 'sectionId', p.section_id, 'scope', p.scope) AS part
     FROM part_assignee a JOIN part p ON p.id = a.part_id JOIN open ON open.id = p.report_id
     WHERE a.person_id = $2::uuid
     UNION ALL
     SELECT 'signer', id, 'leader', NULL::uuid, title, NULL FROM open
     WHERE $2::uuid = ANY(signer_ids) AND (status IN ('draft', 'collecting', 'reviewing') OR NOT EXISTS (
       SELECT FROM signature s WHERE s.report_id = open.id AND s.edition = open.edition AND s.signer_id = $2))
     UNION ALL
     SELECT 'settings', id, 'leader', NULL, name, NULL FROM organisation
     WHERE id = $1 AND settings->'signerIds' ? ($2::uuid)::text
     UNION ALL
     SELECT 'only', $1::uuid, m.role, m.department_id, d.name, NULL
     FROM membership m LEFT JOIN department d ON d.id = m.department_id
     WHERE m.organisation_id = $1 AND m.person_id = $2 AND (
       (m.role IN ('office', 'secrecy_reviewer') AND EXISTS (SELECT FROM open))
       OR (m.role IN ('department_head', 'contributor') AND EXISTS (
         SELECT FROM part p JOIN open ON open.id = p.report_id
         WHERE p.department_id = m.department_id AND p.status <> 'accepted')))
       AND NOT EXISTS (SELECT FROM membership o WHERE o.organisation_id = $1 AND o.role = m.role
         AND o.person_id <> $2 AND NOT o.disabled
         AND (m.role IN ('office', 'secrecy_reviewer') OR o.department_id IS NOT DISTINCT FROM m.department_id))`,
    [organisationId, personId],
  );
  return rows.map(({ name, part, ...task }) => ({
    ...task,
    words: wordsOf(task, `${name ?? ''}${part ? nameOf(part) : ''}`),
  }));
}

interface NamedPart {
  formatId: FormatId;
  sectionId: string;
  scope: PartScope;
}

/** `“一、总体情况 主动公开”`, as the person knows it from the list of tasks. */
function nameOf({ formatId, ...part }: NamedPart): string {
  const format = findFormat(formatId);
  const section = findSection(format, part.sectionId);
  const label = part.scope.kind === 'whole' ? '' : ` ${partLabel(format, part)}`;
  return `“${section?.number ?? ''}${section?.title ?? ''}${label}”`;
}

const wordsOf = ({ kind, role }: Omit<OpenTask, 'words'>, name: string): string =>
  ({
    part: `填报：${name}`,
    signer: `签发：${name}`,
    settings: '本单位默认签发人',
    only: `唯一的${ROLE_WORDS[role] ?? ''}${name && `（${name}）`}`,
  })[kind];

async function refuseStranger(
  tx: EntityManager,
  organisationId: string,
  personId: string,
  successorId: string,
): Promise<void> {
  const known =
    successorId !== personId &&
    (await tx.existsBy(Membership, { organisationId, personId: successorId, disabled: false }));
  if (!known)
    throw new Problem('reference-unknown', [
      { field: 'handOverTo', message: '接手人须是本单位另一名在用的人员' },
    ]);
}

async function giveRoles(
  tx: EntityManager,
  organisationId: string,
  successorId: string,
  tasks: readonly OpenTask[],
): Promise<void> {
  for (const { role, departmentId } of tasks) {
    await tx.query(
      `INSERT INTO membership (organisation_id, person_id, role, department_id) SELECT $1::uuid, $2::uuid, $3::text, $4::uuid
       WHERE NOT ($3::text = 'leader' AND EXISTS (SELECT FROM membership
         WHERE organisation_id = $1 AND person_id = $2 AND role = 'leader')) ON CONFLICT DO NOTHING`,
      [organisationId, successorId, role, departmentId],
    );
  }
}

async function moveTasks(
  tx: EntityManager,
  organisationId: string,
  from: string,
  to: string,
  tasks: readonly OpenTask[],
): Promise<void> {
  const ids = (kind: OpenTask['kind']) =>
    tasks.filter((task) => task.kind === kind).map(({ subjectId }) => subjectId);
  await tx.query(
    `INSERT INTO part_assignee (part_id, person_id, organisation_id)
     SELECT part_id, $3::uuid, organisation_id FROM part_assignee
     WHERE organisation_id = $1 AND person_id = $2 AND part_id = ANY($4::uuid[]) ON CONFLICT DO NOTHING`,
    [organisationId, from, to, ids('part')],
  );
  await tx.query(
    'DELETE FROM part_assignee WHERE organisation_id = $1 AND person_id = $2 AND part_id = ANY($3::uuid[])',
    [organisationId, from, ids('part')],
  );
  await tx.query(
    `UPDATE report SET version = version + 1, signer_ids = CASE WHEN $3::uuid = ANY(signer_ids)
       THEN array_remove(signer_ids, $2::uuid) ELSE array_replace(signer_ids, $2::uuid, $3::uuid) END
     WHERE organisation_id = $1 AND id = ANY($4::uuid[])`,
    [organisationId, from, to, ids('signer')],
  );
  await tx.query(
    `UPDATE organisation SET version = version + 1, settings = jsonb_set(settings, '{signerIds}', (
       SELECT coalesce(jsonb_agg(CASE WHEN s = $2::text THEN $3::text ELSE s END ORDER BY n), '[]')
       FROM jsonb_array_elements_text(settings->'signerIds') WITH ORDINALITY AS list(s, n)
       WHERE s <> $2::text OR NOT settings->'signerIds' ? $3::text))
     WHERE id = $1 AND id = ANY($4::uuid[])`,
    [organisationId, from, to, ids('settings')],
  );
}

/** What the person may no longer do, nobody does for them; and a person without a role does nothing for others. */
const revokeDelegations = (
  tx: EntityManager,
  organisationId: string,
  personId: string,
  kept: readonly Held[],
): Promise<unknown> =>
  tx.query(
    `UPDATE delegation SET revoked_at = now()
     WHERE organisation_id = $1 AND revoked_at IS NULL AND ((to_id = $2 AND $3) OR (from_id = $2 AND NOT EXISTS (
       SELECT FROM jsonb_to_recordset($4::jsonb) AS k(role text, "departmentId" uuid)
       WHERE k.role = delegation.role AND k."departmentId" IS NOT DISTINCT FROM delegation.department_id)))`,
    [organisationId, personId, kept.length === 0, JSON.stringify(kept)],
  );
