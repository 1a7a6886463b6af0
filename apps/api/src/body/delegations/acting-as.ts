import type { DelegatedRole, SignedInUser } from '../../platform/session/signed-in-user.ts';

/** `inPlaceOf`: whose delegation it is that allows the step; left out where the person's own roles do. */
export type ActingUser = SignedInUser & { inPlaceOf?: string };

/**
 * In whose name the person takes a step: in their own where their own roles allow it, else for the one whose delegation
 * does. The name then shows both, in the record and wherever else it is written: 张三（代李四）.
 */
export function actingAs(user: SignedInUser, may: (by: SignedInUser) => boolean): ActingUser {
  const { delegated = [] } = user;
  if (delegated.length === 0 || may(by(user, []))) return user;
  const one = delegated.find((role) => may(by(user, [role])));
  return one ? { ...user, name: `${user.name}（代${one.fromName}）`, inPlaceOf: one.fromId } : user;
}

const by = (user: SignedInUser, roles: readonly DelegatedRole[]): SignedInUser => ({
  ...user,
  memberships: [...(user.own ?? user.memberships), ...roles],
  standsInFor: leadersIn(roles),
  reviewsFor: givers(roles),
});

/** Those for whom the person may sign. */
export const leadersIn = (roles: readonly DelegatedRole[]): string[] =>
  roles.filter(({ role }) => role === 'leader').map(({ fromId }) => fromId);

/** Those in whose place the person reviews a part: it is the person who was named, whichever role they gave. */
export const givers = (roles: readonly DelegatedRole[]): string[] => roles.map(({ fromId }) => fromId);
