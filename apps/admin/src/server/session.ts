import {
  changePassword,
  getSession,
  type SentBody,
  type SessionView,
  signIn,
  signOut,
  switchOrganisation,
} from '@nianbao/contracts';
import type { Role } from '@nianbao/workflow';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { announcePersonLeaving, announcePersonLeft } from '../lib/session-events.ts';
import { type SessionOwner, tellOtherTabs } from '../lib/session-tabs.ts';
import { sessionKey } from './keys.ts';
import { readAgain, stale } from './stale.ts';

/** Who is signed in. Fails with `not-signed-in` when nobody is. */
export const useSession = () =>
  useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => call(getSession, { signal }),
    staleTime: 60_000,
    refetchInterval: 60_000,
  });

/** The session on pages inside the shell, which draws them only once somebody is signed in. */
export function useSignedIn(): SessionView {
  const { data } = useSession();
  if (!data) throw new Error('no session inside the shell');
  return data;
}

export const ownerOf = ({ user, organisation }: SessionView): NonNullable<SessionOwner> => ({
  personId: user.id,
  organisationId: organisation.id,
});

export const rolesOf = (session: SessionView): ReadonlySet<Role> =>
  new Set(session.roles.map(({ role }) => role));

export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof signIn>) => call(signIn, { body }),
    onSuccess: (session) => {
      cache.setQueryData(sessionKey, session);
      tellOtherTabs(ownerOf(session));
    },
  });
}

/** Everything shown belongs to the body and person left: it goes with them. */
export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await announcePersonLeaving();
      return call(signOut);
    },
    onSuccess: () => {
      announcePersonLeft();
      cache.clear();
      tellOtherTabs(null);
    },
  });
}

export const useSwitchOrganisation = () =>
  useMutation({
    mutationFn: async (organisationId: string) => {
      await announcePersonLeaving();
      return call(switchOrganisation, { body: { organisationId } });
    },
    onSuccess: (session) => {
      announcePersonLeft();
      tellOtherTabs(ownerOf(session));
    },
  });

export const useChangePassword = () =>
  useMutation({ mutationFn: (body: SentBody<typeof changePassword>) => call(changePassword, { body }) });

/** Somebody is back after the session had ended. */
export function useReadAllAgain() {
  const cache = useQueryClient();
  return () => void readAgain(cache, stale.sessionResumed());
}
