import type { PersonView } from '@nianbao/contracts';
import type { Membership as Held } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { Problem } from '../../platform/http/problem.ts';
import { tell } from '../../record/outbox/outbox.ts';
import { Membership } from '../../body/people/membership.entity.ts';
import { OPEN, type OpenTask, openTasks, REVIEWING, stays } from './open-tasks.ts';

/** What the record keeps of it: who took over which tasks, and which delegations ended with the roles. */
export interface HandedOver {
  to: string | null;
  tasks: string[];
  delegationsEnded: string[];
}

/**
 * Moves what the person leaves behind to `successorId`, with the roles it takes, in the transaction that takes the roles
 * from the person. `kept` are the roles the person still has; a delegation of any other ends.
 *
 * @returns what was moved, for the record.
 * @throws tasks-open when something is left and nobody is named.
 */
export async function handOver(
  tx: EntityManager,
  organisationId: string,
  person: Pick<PersonView, 'id' | 'name' | 'disabled' | 'memberships'>,
  kept: readonly Held[],
  successorId: string | undefined,
): Promise<HandedOver | null> {
  // Steps of the reports wait: nobody is given a task between this look and the move.
  await tx.query(`SELECT id FROM report WHERE organisation_id = $1 AND ${OPEN} ORDER BY id FOR UPDATE`, [
    organisationId,
  ]);
  // What a person did not do any more before this act is not left behind by it.
  const held = person.disabled ? [] : person.memberships;
  const tasks = (await openTasks(tx, organisationId, person.id, held)).filter((task) => !stays(task, kept));
  const delegationsEnded = await revokeDelegations(tx, organisationId, person, kept);
  if (tasks.length === 0)
    return delegationsEnded.length > 0 ? { to: null, tasks: [], delegationsEnded } : null;
  if (successorId === undefined) {
    throw new Problem(
      'tasks-open',
      tasks.map(({ subjectId, words }) => ({ field: subjectId, message: words })),
    );
  }
  await refuseStranger(tx, organisationId, person.id, successorId);
  await giveRoles(tx, organisationId, successorId, tasks);
  await moveTasks(tx, organisationId, person.id, successorId, tasks);
  await moveReviews(tx, organisationId, person.id, successorId, tasks);
  await tell(tx, {
    organisationId,
    personIds: [successorId],
    kind: 'person.hand_over',
    text: `${person.name}的 ${tasks.length} 项事项由您接手`,
    link: '/',
  });
  return { to: successorId, tasks: tasks.map(({ words }) => words), delegationsEnded };
}

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
  for (const { kind, role, departmentId } of tasks) {
    const [reviews] =
      kind === 'reviewer'
        ? await tx.query<unknown[]>(HOLDS_ONE_OF, [organisationId, successorId, REVIEWING])
        : [];
    if (reviews) continue;
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

const HOLDS_ONE_OF = `SELECT 1 FROM membership
  WHERE organisation_id = $1 AND person_id = $2 AND role = ANY($3::text[]) AND NOT disabled`;

/** The successor takes the place in the order of reviewers; their own approval, where they had one, stays theirs. */
async function moveReviews(
  tx: EntityManager,
  organisationId: string,
  from: string,
  to: string,
  tasks: readonly OpenTask[],
): Promise<void> {
  const parts = tasks.filter(({ kind }) => kind === 'reviewer').map(({ subjectId }) => subjectId);
  if (parts.length === 0) return;
  // Whoever reviews a submitted part already cannot be asked a second time in another's place.
  const [twice] = await tx.query<{ id: string }[]>(
    `SELECT p.id FROM part p JOIN part_reviewer r ON r.part_id = p.id
     WHERE p.organisation_id = $1 AND p.id = ANY($3::uuid[]) AND p.status = 'submitted' AND r.person_id = $2`,
    [organisationId, to, parts],
  );
  if (twice) {
    throw new Problem('reference-unknown', [
      { field: 'handOverTo', message: '接手人已是同一填报项的审核人，请另选一人，或先调整该填报项的审核人' },
    ]);
  }
  await tx.query(
    `WITH taken AS (
       DELETE FROM part_reviewer WHERE organisation_id = $1 AND person_id = $2 AND part_id = ANY($4::uuid[])
       RETURNING part_id, position)
     INSERT INTO part_reviewer (part_id, person_id, organisation_id, position)
     SELECT part_id, $3::uuid, $1::uuid, position FROM taken ON CONFLICT DO NOTHING`,
    [organisationId, from, to, parts],
  );
  await tx.query(
    'UPDATE part SET version = version + 1 WHERE organisation_id = $1 AND id = ANY($2::uuid[])',
    [organisationId, parts],
  );
}

/**
 * What the person may no longer do, nobody does for them; and a person without a role does nothing for others, who are
 * told that their duties are theirs again.
 */
async function revokeDelegations(
  tx: EntityManager,
  organisationId: string,
  person: { id: string; name: string },
  kept: readonly Held[],
): Promise<string[]> {
  const ended = await tx.query<{ fromId: string; toId: string; from: string; to: string }[]>(
    `WITH ended AS (
       UPDATE delegation SET revoked_at = now()
       WHERE organisation_id = $1 AND revoked_at IS NULL AND ((to_id = $2 AND $3) OR (from_id = $2 AND NOT EXISTS (
         SELECT FROM jsonb_to_recordset($4::jsonb) AS k(role text, "departmentId" uuid)
         WHERE k.role = delegation.role AND k."departmentId" IS NOT DISTINCT FROM delegation.department_id)))
       RETURNING from_id, to_id)
     SELECT f.id AS "fromId", f.name AS from, t.id AS "toId", t.name AS to
     FROM ended JOIN person f ON f.id = from_id JOIN person t ON t.id = to_id ORDER BY f.name, t.name`,
    [organisationId, person.id, kept.length === 0, JSON.stringify(kept)],
  );
  for (const { fromId, toId } of ended) {
    const own = fromId === person.id;
    await tell(tx, {
      organisationId,
      personIds: [own ? toId : fromId],
      kind: 'delegation.revoke',
      text: own
        ? `${person.name}不再担任委托给您的职责，委托到此为止`
        : `${person.name}不再任职，您委托的职责由您本人办理，或另行委托`,
      link: '/',
    });
  }
  return ended.map(({ from, to }) => `${from}委托${to}`);
}
