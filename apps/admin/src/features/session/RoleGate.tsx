import type { Role } from '@nianbao/workflow';
import { Outlet } from 'react-router';
import { ROLE_LABELS } from '../../lib/labels.ts';
import { NoRight } from '../../ui/ErrorState.tsx';
import { usePeople } from '../../server/organisation.ts';
import { rolesOf, useSignedIn } from '../../server/session.ts';

/**
 * The pages inside for those who hold one of the roles; for others, who does. A courtesy:
 * the API refuses what a role may not do, whatever page is shown.
 */
export function RoleGate({ roles }: { roles: readonly [Role, ...Role[]] }) {
  const held = rolesOf(useSignedIn());
  return roles.some((role) => held.has(role)) ? <Outlet /> : <WhoHasIt role={roles[0]} />;
}

function WhoHasIt({ role }: { role: Role }) {
  const holders = (usePeople().data ?? []).filter(
    ({ disabled, memberships }) => !disabled && memberships.some((one) => one.role === role),
  );
  const names = holders.map(({ name }) => name).join('、');
  return <NoRight who={`${ROLE_LABELS[role]}${names && `（${names}）`}`} />;
}
