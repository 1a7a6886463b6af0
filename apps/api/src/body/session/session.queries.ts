import type { SessionView } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';
import { givers, leadersIn } from '../delegations/acting-as.ts';
import { ACTIVE } from '../delegations/delegations.queries.ts';
import type { DelegatedRole, SignedInUser } from '../../platform/session/signed-in-user.ts';

/**
 * The person of a session with the roles held in its body, in one statement. A session lives 12 hours from its last use;
 * it is written anew at most every ten minutes. No role left in the body (disabled) means no session.
 */
export async function findSignedIn(db: EntityManager, sessionHash: string): Promise<SignedInUser | null> {
  const rows = await db.query<(SignedInUser & { delegated: DelegatedRole[] | null })[]>(
    `WITH extended AS (
       UPDATE session SET expires_at = now() + interval '12 hours'
       WHERE token_hash = $1 AND expires_at > now() AND expires_at < now() + interval '11 hours 50 minutes')
     SELECT p.id, p.name, s.organisation_id AS "organisationId", s.token_hash AS "sessionHash",
       json_agg(json_build_object('role', m.role, 'departmentId', m.department_id)) AS memberships,
       (SELECT json_agg(json_build_object('role', d.role, 'departmentId', d.department_id,
          'fromId', d.from_id, 'fromName', f.name))
        FROM delegation d JOIN person f ON f.id = d.from_id
        WHERE d.to_id = p.id AND d.organisation_id = s.organisation_id AND ${ACTIVE}) AS delegated
     FROM session s
     JOIN person p ON p.id = s.person_id
     JOIN membership m ON m.person_id = p.id AND m.organisation_id = s.organisation_id AND NOT m.disabled
     WHERE s.token_hash = $1 AND s.expires_at > now()
     GROUP BY p.id, s.token_hash`,
    [sessionHash],
  );
  const [row] = rows;
  return row ? withDelegated(row, row.delegated ?? []) : null;
}

/** The person as they would be if they signed in to the body; null where they hold no role in it. */
export async function findSignedInAs(
  db: EntityManager,
  personId: string,
  organisationId: string,
): Promise<SignedInUser | null> {
  const [row] = await db.query<(SignedInUser & { delegated: DelegatedRole[] | null })[]>(
    `SELECT p.id, p.name, m.organisation_id AS "organisationId", '' AS "sessionHash",
       json_agg(json_build_object('role', m.role, 'departmentId', m.department_id)) AS memberships,
       (SELECT json_agg(json_build_object('role', d.role, 'departmentId', d.department_id,
          'fromId', d.from_id, 'fromName', f.name))
        FROM delegation d JOIN person f ON f.id = d.from_id
        WHERE d.to_id = p.id AND d.organisation_id = m.organisation_id AND ${ACTIVE}) AS delegated
     FROM person p JOIN membership m ON m.person_id = p.id AND NOT m.disabled
     WHERE p.id = $1 AND m.organisation_id = $2 GROUP BY p.id, m.organisation_id`,
    [personId, organisationId],
  );
  return row ? withDelegated(row, row.delegated ?? []) : null;
}

const withDelegated = (user: SignedInUser, delegated: DelegatedRole[]): SignedInUser => ({
  ...user,
  own: user.memberships,
  memberships: [...user.memberships, ...delegated.map(({ role, departmentId }) => ({ role, departmentId }))],
  delegated,
  standsInFor: leadersIn(delegated),
  reviewsFor: givers(delegated),
});

/** What the app shows of the person signed in: roles here, the other bodies, unread messages. */
export async function findSessionView(
  db: EntityManager,
  personId: string,
  organisationId: string,
): Promise<SessionView> {
  const [view]: SessionView[] = await db.query(
    `SELECT
       json_build_object('id', p.id, 'name', p.name, 'account', p.account) AS user,
       (SELECT json_build_object('id', id, 'name', name, 'slug', slug) FROM organisation WHERE id = $2) AS organisation,
       (SELECT coalesce(json_agg(jsonb_build_object('role', m.role, 'departmentId', m.department_id,
          'departmentName', k.name)
          || CASE WHEN m.giver IS NULL THEN '{}' ELSE jsonb_build_object('onBehalfOf', m.giver) END ORDER BY m.giver NULLS FIRST, m.role, k.position), '[]')
        FROM (SELECT role, department_id, NULL::text AS giver FROM membership
            WHERE person_id = $1 AND organisation_id = $2 AND NOT disabled
          UNION ALL
          SELECT d.role, d.department_id, f.name FROM delegation d JOIN person f ON f.id = d.from_id
            WHERE d.to_id = $1 AND d.organisation_id = $2 AND ${ACTIVE}) m
        LEFT JOIN department k ON k.id = m.department_id) AS roles,
       (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'slug', o.slug) ORDER BY o.name), '[]')
        FROM organisation o
        WHERE EXISTS (SELECT FROM membership m
          WHERE m.organisation_id = o.id AND m.person_id = $1 AND NOT m.disabled)) AS organisations,
       (SELECT count(*)::int FROM notification
        WHERE person_id = $1 AND organisation_id = $2 AND read_at IS NULL) AS unread
     FROM person p WHERE p.id = $1`,
    [personId, organisationId],
  );
  if (!view) throw new Error(`no person ${personId}`);
  return view;
}

/** Who an account is, its password's hash, and the bodies it may work in, by name. */
export async function findAccount(db: EntityManager, account: string): Promise<Account | null> {
  const rows: Account[] = await db.query(
    `SELECT p.id, p.name, p.account, p.password_hash AS "passwordHash",
       ARRAY(SELECT o.id FROM organisation o
         WHERE EXISTS (SELECT FROM membership m
           WHERE m.organisation_id = o.id AND m.person_id = p.id AND NOT m.disabled)
         ORDER BY o.name) AS "organisationIds"
     FROM person p WHERE p.account = $1`,
    [account],
  );
  return rows[0] ?? null;
}

export interface Account {
  id: string;
  name: string;
  account: string;
  passwordHash: string;
  organisationIds: string[];
}
