import type { PartView } from '@nianbao/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ownerOf, useSignedIn } from '../session/queries.ts';
import { holdStore, leftByPart, placesOf, storeOf, takeUp } from './outbox/living.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { PlacesStore } from './outbox/places-store.ts';

/**
 * The places of the part with what is typed into them, kept in step with the server for as long as the page is open.
 * What this person typed here before and never reached the server comes back.
 */
export function usePlaces(part: PartView): { store: PlacesStore; outbox: Outbox } {
  const cache = useQueryClient();
  const { personId, organisationId } = ownerOf(useSignedIn());
  const [held] = useState(() => ({ part, store: storeOf(cache, { personId, organisationId }, part) }));
  const { store } = held;
  const outbox = useSyncExternalStore(store.subscribe, store.read);
  useEffect(() => store.receive(placesOf(part)), [store, part]);
  useEffect(() => holdStore(held.part, held.store), [held]);
  useEffect(() => keepSafe(store), [store]);
  useEffect(() => {
    let current = true;
    void leftByPart({ personId, organisationId }).then((left) => {
      const drafts = left.find(({ partId }) => partId === held.part.id)?.drafts;
      if (drafts && current) void takeUp(held.store, drafts);
    });
    return () => {
      current = false;
    };
  }, [held, personId, organisationId]);
  return { store, outbox };
}

/** Sends when the page is put away, and warns before it is closed over something unsaved. */
function keepSafe(store: PlacesStore): () => void {
  const flush = () => void store.flush();
  const hide = () => {
    if (document.visibilityState === 'hidden') flush();
  };
  const warn = (event: BeforeUnloadEvent) => {
    if (!store.unsaved) return;
    flush();
    event.preventDefault();
  };
  document.addEventListener('visibilitychange', hide);
  window.addEventListener('pagehide', flush);
  window.addEventListener('beforeunload', warn);
  window.addEventListener('online', flush);
  return () => {
    document.removeEventListener('visibilitychange', hide);
    window.removeEventListener('pagehide', flush);
    window.removeEventListener('beforeunload', warn);
    window.removeEventListener('online', flush);
  };
}
