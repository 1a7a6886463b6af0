import type { PartView } from '@nianbao/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ownerOf, useSignedIn } from '../../../server/session.ts';
import { holdStore, leftByPart, placesOf, storeOf, takeUp } from '../outbox/living.ts';
import { takeUpPictures } from '../outbox/left-pictures.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { PlacesStore } from '../outbox/places-store.ts';

/**
 * The places of the part with what is typed into them, kept in step with the server for as long as the page is open.
 * What this person typed here before and never reached the server comes back.
 */
export function usePlaces(part: PartView): { store: PlacesStore; outbox: Outbox } {
  const cache = useQueryClient();
  const { message } = App.useApp();
  const { personId, organisationId } = ownerOf(useSignedIn());
  const [held] = useState(() => ({ part, store: storeOf(cache, { personId, organisationId }, part) }));
  const { store } = held;
  const outbox = useSyncExternalStore(store.subscribe, store.read);
  useEffect(() => store.receive(placesOf(part)), [store, part]);
  useEffect(() => holdStore(held.part, held.store), [held]);
  useEffect(() => keepSafe(store), [store]);
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const bringBack = async () => {
      const left = await leftByPart({ personId, organisationId });
      const own = left.find(({ partId }) => partId === held.part.id);
      if (!own || !current) return;
      await takeUp(held.store, own.drafts);
      if (!held.part.mayFill || own.pictures.length === 0) return;
      const put = await takeUpPictures(held.store, held.part.sectionId, own.pictures, {
        onRefused: (reason) => void message.error(reason, 8),
      });
      if (put > 0) void message.info('上次没有传完的图片已经补传，放在原来的位置。', 8);
    };
    const again = () =>
      bringBack().catch(() => {
        if (current) timer = setTimeout(() => void again(), AGAIN_AFTER);
      });
    void again();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [held, personId, organisationId, message]);
  return { store, outbox };
}

/** While the server is away. */
const AGAIN_AFTER = 4000;

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
