import type { DelegationView } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';

/** True of a row `d` of `delegation` that holds today. */
export const ACTIVE = `d.revoked_at IS NULL
  AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN d.starts_on AND d.until AND EXISTS (
  SELECT FROM membership m WHERE m.person_id = d.from_id AND m.organisation_id = d.organisation_id
    AND m.role = d.role AND m.department_id IS NOT DISTINCT FROM d.department_id AND NOT m.disabled)`;

/** Newest first; of one person (given and received) or of the whole body, or the one named. */
export function findDelegations(
  db: EntityManager,
  organisationId: string,
  { personId = null, id = null }: { personId?: string | null; id?: string | null },
): Promise<DelegationView[]> {
  return db.query(
    `SELECT d.id, json_build_object('id', f.id, 'name', f.name) AS "from",
       json_build_object('id', t.id, 'name', t.name) AS "to",
       d.role, d.department_id AS "departmentId", k.name AS "departmentName", d.starts_on::text AS "startsOn",
       d.until::text AS until, d.reason,
       to_char(d.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
       to_char(d.revoked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "revokedAt",
       (${ACTIVE}) AS active
     FROM delegation d JOIN person f ON f.id = d.from_id JOIN person t ON t.id = d.to_id
     LEFT JOIN department k ON k.id = d.department_id
     WHERE d.organisation_id = $1 AND ($2::uuid IS NULL OR $2 IN (d.from_id, d.to_id))
       AND ($3::uuid IS NULL OR d.id = $3)
     ORDER BY d.created_at DESC, d.id LIMIT 500`,
    [organisationId, personId, id],
  );
}

/** Who acts for these people now, in the role or (null) in any, to be told what they are told. */
export async function delegatesOf(
  db: EntityManager,
  organisationId: string,
  role: string | null,
  personIds: readonly string[],
): Promise<string[]> {
  const rows = await db.query<{ to_id: string }[]>(
    `SELECT d.to_id FROM delegation d
     WHERE d.organisation_id = $1 AND ($2::text IS NULL OR d.role = $2) AND d.from_id = ANY($3::uuid[]) AND ${ACTIVE}`,
    [organisationId, role, personIds],
  );
  return rows.map(({ to_id }) => to_id);
}
