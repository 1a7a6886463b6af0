import type { PartScope } from '@nianbao/contracts';
import { findFormat, findSection, type FormatId } from '@nianbao/report-formats';
import type { Membership as Held, Role } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { partLabel } from '../../report/parts/scope.ts';

/** Something that would wait for nobody once the person has left, and the role in which it is done. */
export interface OpenTask {
  kind: 'part' | 'reviewer' | 'signer' | 'settings' | 'only';
  /** The role it takes; any of the roles in which a part is reviewed will do for `reviewer`. */
  role: Role;
  departmentId: string | null;
  /** The part or report; of `only` and `settings` the body itself. */
  subjectId: string;
  words: string;
}

/** Whoever holds one of these may be named as reviewer of a part. */
export const REVIEWING: readonly Role[] = ['department_head', 'leader', 'office'];

const ROLE_WORDS: Partial<Record<Role, string>> = {
  office: '办公室',
  secrecy_reviewer: '保密审查',
  department_head: '科室负责人',
  contributor: '填报人',
};

/** True of a report on which somebody still works. */
export const OPEN = `status NOT IN ('published', 'taken_down')`;
const same = (a: Held, b: Held): boolean => a.role === b.role && a.departmentId === b.departmentId;

/** Whether the roles that are left are enough for the task. */
export function stays({ kind, role, departmentId }: OpenTask, kept: readonly Held[]): boolean {
  if (kind === 'reviewer') return kept.some((held) => REVIEWING.includes(held.role));
  if (kind === 'only') return kept.some((held) => same(held, { role, departmentId }));
  return kept.some(
    (held) => held.role === role && (role !== 'contributor' || held.departmentId === departmentId),
  );
}

/** What waits for the person in the open reports and the settings of the body. `held` are the roles up to now. */
export async function openTasks(
  tx: EntityManager,
  organisationId: string,
  personId: string,
  held: readonly Held[],
): Promise<OpenTask[]> {
  const reviewing = held.find(({ role }) => REVIEWING.includes(role));
  const rows = await tx.query<(Omit<OpenTask, 'words'> & { name: string | null; part: NamedPart | null })[]>(
    `WITH open AS (SELECT * FROM report WHERE organisation_id = $1 AND ${OPEN})
     SELECT 'part' AS kind, p.id AS "subjectId", 'contributor' AS role, p.department_id AS "departmentId",
       open.year || '年度' AS name,
       json_build_object('formatId', open.format_id, 'sectionId', p.section_id, 'scope', p.scope) AS part
     FROM part_assignee a JOIN part p ON p.id = a.part_id JOIN open ON open.id = p.report_id
     WHERE a.person_id = $2::uuid
     UNION ALL
     SELECT 'reviewer', p.id, $4::text, $5::uuid, open.year || '年度',
       json_build_object('formatId', open.format_id, 'sectionId', p.section_id, 'scope', p.scope)
     FROM part_reviewer r JOIN part p ON p.id = r.part_id JOIN open ON open.id = p.report_id
     WHERE r.person_id = $2 AND r.organisation_id = $1
     UNION ALL
     SELECT 'signer', id, 'leader', NULL::uuid, title, NULL FROM open
     WHERE $2::uuid = ANY(signer_ids) AND (status IN ('draft', 'collecting', 'reviewing') OR NOT EXISTS (
       SELECT FROM signature s WHERE s.report_id = open.id AND s.edition = open.edition AND s.signer_id = $2))
     UNION ALL
     SELECT 'settings', id, 'leader', NULL, name, NULL FROM organisation
     WHERE id = $1 AND settings->'signerIds' ? ($2::uuid)::text
     UNION ALL
     SELECT 'only', $1::uuid, m.role, m.department_id, d.name, NULL
     FROM jsonb_to_recordset($3::jsonb) AS m(role text, department_id uuid)
     LEFT JOIN department d ON d.id = m.department_id
     WHERE (
       (m.role IN ('office', 'secrecy_reviewer') AND EXISTS (SELECT FROM open))
       OR (m.role IN ('department_head', 'contributor') AND EXISTS (
         SELECT FROM part p JOIN open ON open.id = p.report_id
         WHERE p.department_id = m.department_id AND p.status <> 'accepted')))
       AND NOT EXISTS (SELECT FROM membership o WHERE o.organisation_id = $1 AND o.role = m.role
         AND o.person_id <> $2 AND NOT o.disabled
         AND (m.role IN ('office', 'secrecy_reviewer') OR o.department_id IS NOT DISTINCT FROM m.department_id))`,
    [
      organisationId,
      personId,
      JSON.stringify(held.map(({ role, departmentId }) => ({ role, department_id: departmentId }))),
      reviewing?.role ?? 'office',
      reviewing?.departmentId ?? null,
    ],
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
    reviewer: `审核：${name}`,
    signer: `签发：${name}`,
    settings: '本单位默认签发人',
    only: `唯一的${ROLE_WORDS[role] ?? ''}${name && `（${name}）`}`,
  })[kind];
