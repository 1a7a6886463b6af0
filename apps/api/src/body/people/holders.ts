import type { EntityManager } from 'typeorm';

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
