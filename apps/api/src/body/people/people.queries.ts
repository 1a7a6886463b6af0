import type { PersonView } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';

/** The people who hold a role in a body, or the one named. */
export function findPeople(
  db: EntityManager,
  organisationId: string,
  id: string | null = null,
): Promise<PersonView[]> {
  return db.query(
    `SELECT p.id, p.name, p.account, bool_and(m.disabled) AS disabled,
       json_agg(json_build_object('role', m.role, 'departmentId', m.department_id)
         ORDER BY m.role, m.department_id) AS memberships
     FROM membership m JOIN person p ON p.id = m.person_id
     WHERE m.organisation_id = $1 AND ($2::uuid IS NULL OR p.id = $2)
     GROUP BY p.id
     ORDER BY p.created_at, p.id`,
    [organisationId, id],
  );
}

/** Mailboxes of the body's people that refused its messages; nobody writes there until the address is changed. */
export async function refusedMailboxes(
  db: EntityManager,
  organisationId: string,
): Promise<Map<string, NonNullable<PersonView['mailRefused']>>> {
  const rows = await db.query<{ id: string; email: string; reason: string }[]>(
    `SELECT person_id AS id, email, email_refused AS reason FROM message_preference
     WHERE organisation_id = $1 AND email_refused IS NOT NULL`,
    [organisationId],
  );
  return new Map(rows.map(({ id, ...refused }) => [id, refused]));
}

/** Whether the person also works for a body that `adminId` does not administer. */
export async function worksBeyond(
  db: EntityManager,
  { adminId, personId, organisationId }: { adminId: string; personId: string; organisationId: string },
): Promise<boolean> {
  const [row]: { beyond: boolean }[] = await db.query(
    `SELECT EXISTS (
       SELECT FROM membership m
       WHERE m.person_id = $1 AND m.organisation_id <> $2 AND NOT EXISTS (
         SELECT FROM membership a WHERE a.organisation_id = m.organisation_id AND a.person_id = $3
           AND a.role = 'admin' AND NOT a.disabled)) AS beyond`,
    [personId, organisationId, adminId],
  );
  return row?.beyond ?? false;
}
