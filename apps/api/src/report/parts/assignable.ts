import type { EntityManager } from 'typeorm';
import { Problem } from '../../platform/http/problem.ts';
import type { Part } from './part.entity.ts';

/** @throws reference-unknown unless the department is an active one of this body. */
export async function refuseUnknownDepartment(
  tx: EntityManager,
  organisationId: string,
  departmentId: string,
): Promise<void> {
  const [found] = await tx.query<unknown[]>(
    'SELECT 1 FROM department WHERE id = $1 AND organisation_id = $2 AND NOT disabled',
    [departmentId, organisationId],
  );
  if (!found)
    throw new Problem('reference-unknown', [{ field: 'departmentId', message: '科室不存在或已停用' }]);
}

/** @throws reference-unknown unless everybody named fills in for the part's department. */
export async function refuseUnknownFillers(
  tx: EntityManager,
  part: Part,
  personIds: readonly string[],
): Promise<void> {
  const rows = await tx.query<{ person_id: string }[]>(
    `SELECT person_id FROM membership WHERE organisation_id = $1 AND department_id = $2 AND role = 'contributor'
       AND NOT disabled AND person_id = ANY($3::uuid[])`,
    [part.organisationId, part.departmentId, personIds],
  );
  const known = new Set(rows.map(({ person_id }) => person_id));
  const unknown = personIds.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new Problem(
      'reference-unknown',
      unknown.map((id) => ({ field: id, message: '该人员不是本科室的填报人' })),
    );
  }
}
