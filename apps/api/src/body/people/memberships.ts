import type { PersonView, ProblemDetail } from '@nianbao/contracts';
import type { Role } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { Problem } from '../../platform/http/problem.ts';
import { Department } from '../organisations/department.entity.ts';
import { Membership } from './membership.entity.ts';

type Held = PersonView['memberships'][number];

/** Roles that mean nothing without a 科室. */
const IN_A_DEPARTMENT: ReadonlySet<Role> = new Set(['department_head', 'contributor']);

/** The roles asked for, each once. Refuses a role without the 科室 it needs, and a 科室 that is not of this body. */
export async function checkMemberships(
  tx: EntityManager,
  organisationId: string,
  asked: readonly Held[],
): Promise<Held[]> {
  const missing = asked.flatMap(({ role, departmentId }, i): ProblemDetail[] =>
    IN_A_DEPARTMENT.has(role) && departmentId === null
      ? [{ field: `memberships.${i}.departmentId`, message: '该角色须指定科室' }]
      : [],
  );
  if (missing.length > 0) throw new Problem('invalid-input', missing);

  const departments = await tx.find(Department, { select: { id: true }, where: { organisationId } });
  const known = new Set(departments.map(({ id }) => id));
  const strange = asked.flatMap(({ departmentId }, i): ProblemDetail[] =>
    departmentId === null || known.has(departmentId)
      ? []
      : [{ field: `memberships.${i}.departmentId`, message: '本单位没有这个科室' }],
  );
  if (strange.length > 0) throw new Problem('reference-unknown', strange);
  return [...new Map(asked.map((held) => [`${held.role} ${held.departmentId}`, held])).values()];
}

export async function giveMemberships(
  tx: EntityManager,
  holder: { organisationId: string; personId: string; disabled: boolean },
  memberships: readonly Held[],
): Promise<void> {
  await tx.insert(
    Membership,
    memberships.map(({ role, departmentId }) => ({ ...holder, role, departmentId })),
  );
}

/** A body without anybody who could give roles could never be mended. */
export async function refuseLastAdminLeaving(tx: EntityManager, organisationId: string): Promise<void> {
  const admins = await tx.countBy(Membership, { organisationId, role: 'admin', disabled: false });
  if (admins === 0)
    throw new Problem('action-not-allowed', [
      { field: 'memberships', message: '这是本单位最后一名系统管理员，不能停用或取消其角色' },
    ]);
}
