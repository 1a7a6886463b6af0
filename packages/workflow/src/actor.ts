import type { Role } from './names.ts';

/** A role held in one body; `departmentId` says in which 科室 where the role is bound to one. */
export interface Membership {
  role: Role;
  departmentId: string | null;
}

/** Who acts, with every role held in the body concerned. Roles held elsewhere do not count. */
export interface Actor {
  id: string;
  memberships: readonly Membership[];
  /** Leaders who asked this person to sign in their place. */
  standsInFor?: readonly string[];
  /** People whose role was delegated to this person, in whose place they review a part. */
  reviewsFor?: readonly string[];
}

export const holds = (by: Actor, role: Role): boolean => by.memberships.some((held) => held.role === role);

export const holdsIn = (by: Actor, role: Role, departmentId: string | null): boolean =>
  departmentId !== null &&
  by.memberships.some((held) => held.role === role && held.departmentId === departmentId);
