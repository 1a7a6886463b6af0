import { announcePresence, PRESENCE_SECONDS, type Present } from '@nianbao/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { call } from '../lib/call.ts';
import { useSignedIn } from './session.ts';
import { presenceKey } from './keys.ts';

/** A caret that wanders from cell to cell is announced where it rests. */
const RESTS_AFTER = 400;

/** Says where in the part this person is, and answers with who else is there. */
export function usePresence(partId: string, address: string | null): readonly Present[] {
  const cache = useQueryClient();
  const me = useSignedIn().user.id;
  const place = useRef(address);
  const { data } = useQuery<Present[]>({ queryKey: presenceKey(partId), queryFn: () => [], enabled: false });
  useEffect(() => {
    place.current = address;
    const timer = setTimeout(() => void announce(), RESTS_AFTER);
    const again = setInterval(() => void announce(), (PRESENCE_SECONDS / 2) * 1000);
    const announce = async () => {
      // A page that nobody sees is nobody's presence; it lapses by itself.
      if (document.visibilityState === 'hidden') return;
      const answer = await tell(partId, place.current, false);
      if (answer) cache.setQueryData(presenceKey(partId), answer.people);
    };
    return () => {
      clearTimeout(timer);
      clearInterval(again);
    };
  }, [cache, partId, address]);
  useEffect(() => () => void tell(partId, null, true), [partId]);
  return useMemo(() => (data ?? []).filter(({ id }) => id !== me), [data, me]);
}

/** A courtesy: where it cannot be said, nothing is amiss. */
const tell = (id: string, address: string | null, leaving: boolean) =>
  call(announcePresence, { params: { id }, body: { address, leaving } }).catch(() => null);

/** Who is at which place, names joined. */
export function namesByPlace(people: readonly Present[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { address, name } of people)
    if (address !== null) names.set(address, [names.get(address), name].filter(Boolean).join('、'));
  return names;
}
