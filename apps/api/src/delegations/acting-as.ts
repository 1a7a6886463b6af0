import type { Membership } from '@nianbao/workflow';
import type { SignedInUser } from '../http/session.guard.ts';

/** A role that somebody else gave the person for a time. */
export interface DelegatedRole extends Membership {
  fromId: string;
  fromName: string;
}

/**
 * In whose name the person takes a step: in their own where their own roles allow it, else for the one whose delegation
 * does. The name then shows both, in the record and wherever else it is written: 张三（代李四）.
 */
export function actingAs(user: SignedInUser, may: (by: SignedInUser) => boolean): SignedInUser {
  const { delegated = [] } = user;
  if (delegated.length === 0 || may(by(user, []))) return user;
  const one = delegated.find((role) => may(by(user, [role])));
  return one ? { ...user, name: `${user.name}（代${one.fromName}）` } : user;
}

const by = (user: SignedInUser, roles: readonly DelegatedRole[]): SignedInUser => ({
  ...user,
  memberships: [...(user.own ?? user.memberships), ...roles],
  standsInFor: leadersIn(roles),
});

/** Those for whom the person may sign. */
export const leadersIn = (roles: readonly DelegatedRole[]): string[] =>
  roles.filter(({ role }) => role === 'leader').map(({ fromId }) => fromId);
