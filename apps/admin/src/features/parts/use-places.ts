import type { PartView, Place, SaveResult } from '@nianbao/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { onSessionResumed } from '../../lib/session-events.ts';
import { PlacesStore, type SaveAnswer } from './outbox/places-store.ts';
import type { Outbox } from './outbox/outbox.ts';
import { partKey, savePlaces } from './queries.ts';

/** The places of the part with what is typed into them, kept in step with the server for as long as the page is open. */
export function usePlaces(part: PartView): { store: PlacesStore; outbox: Outbox } {
  const cache = useQueryClient();
  const { id } = part;
  const [store] = useState(
    () =>
      new PlacesStore(placesOf(part), {
        save: (body) => savePlaces(cache, id, body),
        onSaved: (answer) =>
          cache.setQueryData<PartView>(partKey(id), (known) => known && withAnswer(known, answer)),
      }),
  );
  const outbox = useSyncExternalStore(store.subscribe, store.read);
  useEffect(() => store.receive(placesOf(part)), [store, part]);
  useEffect(() => keepSafe(store), [store]);
  return { store, outbox };
}

const placesOf = ({ cells, blocks }: PartView): Place[] => [...cells, ...blocks];

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
  const forget = onSessionResumed(flush);
  return () => {
    document.removeEventListener('visibilitychange', hide);
    window.removeEventListener('pagehide', flush);
    window.removeEventListener('beforeunload', warn);
    window.removeEventListener('online', flush);
    forget();
    flush();
  };
}

/** The part as the server's answer says it is now, so that coming back starts from the right versions. */
export function withAnswer(part: PartView, { results, status, version, findings }: SaveAnswer): PartView {
  const saved = new Map(
    results.map((result): [string, SaveResult['place']] => [result.address, result.place]),
  );
  const cells = part.cells.map((cell) => {
    const now = saved.get(cell.address);
    return now?.kind === 'cell' ? now : cell;
  });
  const kept = part.blocks.filter(({ address }) => !saved.has(address));
  const written = [...saved.values()].flatMap((place) =>
    place.kind === 'block' && place.block ? [place] : [],
  );
  return { ...part, cells, blocks: [...kept, ...written], status, version, findings };
}
