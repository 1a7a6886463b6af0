import type { PartView, Place } from '@nianbao/contracts';
import type { QueryClient } from '@tanstack/react-query';
import {
  onPersonLeaving,
  onPersonLeft,
  onSessionEnded,
  onSessionResumed,
} from '../../../lib/session-events.ts';
import { savePlaces } from '../../../server/parts.ts';
import type { PictureKeeper } from '../text/paste/picture-uploads.ts';
import { holderId, openHolders, renewHolder } from './holder.ts';
import { forgetDrafts, Journal, type KeptDraft, leftDrafts, type Owner } from './journal.ts';
import { forgetPicture, keepPicture, type KeptPicture, leftPictures } from './picture-journal.ts';
import { seenPlaces } from './outbox.ts';
import { PlacesStore } from './places-store.ts';
import { sendTyped } from './send-typed.ts';
import { keepTyped } from '../../../server/typed.ts';
import { withAnswer } from '../../../server/with-answer.ts';
import { partKey } from '../../../server/keys.ts';

/** A part with words of its own on this page: shown, or left behind with something that is still unsaved. */
export interface LivingPart {
  partId: string;
  title: string;
  store: PlacesStore;
}

interface Living extends LivingPart {
  holds: number;
  tidy: () => void;
}

const living = new Map<string, Living>();
const listeners = new Set<() => void>();
let keepingFails = false;

const tell = (): void => listeners.forEach((listener) => listener());

export const watchLiving = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Whether this browser does not keep what is unsaved (private window, full disk). */
export const isKeepingFailing = (): boolean => keepingFails;

const setKeepingFails = (fails: boolean): void => {
  if (fails === keepingFails) return;
  keepingFails = fails;
  tell();
};

export const placesOf = ({ cells, blocks }: PartView): Place[] => [...cells, ...blocks];
export const titleOf = ({ sectionTitle, label }: PartView): string =>
  label === '全部' ? sectionTitle : `${sectionTitle} ${label}`;

/** The store of the part: the one that still has something to send, or a new one. */
export function storeOf(cache: QueryClient, owner: Owner, part: PartView): PlacesStore {
  const known = living.get(part.id);
  if (known) return known.store;
  const { id: partId } = part;
  return new PlacesStore(placesOf(part), {
    save: (body) => savePlaces(cache, partId, body),
    onSaved: (answer) =>
      cache.setQueryData<PartView>(partKey(partId), (now) => now && withAnswer(now, answer)),
    keeper: new Journal({ ...owner, partId, holder: holderId(), title: titleOf(part) }, setKeepingFails),
  });
}

/** Keeps the store for as long as it is held, and after that for as long as it has something to send. */
export function holdStore(part: PartView, store: PlacesStore): () => void {
  const known = living.get(part.id);
  const entry = known?.store === store ? known : addLiving(part, store);
  entry.holds += 1;
  return () => {
    entry.holds -= 1;
    void store.flush().then(entry.tidy);
    tell();
  };
}

function addLiving(part: PartView, store: PlacesStore): Living {
  const { id: partId } = part;
  const tidy = () => {
    if (entry.holds > 0 || store.unsaved) return;
    forget();
    if (living.get(partId) === entry) living.delete(partId);
    tell();
  };
  const entry: Living = { partId, title: titleOf(part), store, holds: 0, tidy };
  const forget = store.subscribe(tidy);
  living.set(partId, entry);
  return entry;
}

/** Parts that are not shown and have something unsaved. */
export const livingUnsaved = (): LivingPart[] =>
  [...living.values()].filter(({ holds, store }) => holds === 0 && store.unsaved);

export interface Left {
  drafts: readonly KeptDraft[];
  pictures: readonly KeptPicture[];
  title: string;
  partId: string;
}

/** Pictures that wait in a text shown on this page. */
const shownPictures = new Set<string>();

/** Keeps the pictures of a text that is shown; `release` leaves them to whoever takes them up. */
export function keeperOfPictures(
  owner: Owner,
  part: PartView,
  store: PlacesStore,
): PictureKeeper & { release: () => void } {
  const home = { ...owner, partId: part.id, holder: holderId(), title: titleOf(part) };
  const own = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const after = (act: () => Promise<void>) => {
    last = last.then(act).catch((error: unknown) => {
      console.error('picture not kept on this machine', error);
      setKeepingFails(true);
    });
  };
  return {
    keep: (picture) => {
      own.add(picture.key);
      shownPictures.add(picture.key);
      after(() => keepPicture(home, picture));
    },
    // Its block is kept first: in between it would be nowhere.
    forget: (key) => after(() => store.kept().then(() => forgetPicture(home, key))),
    release: () => own.forEach((key) => shownPictures.delete(key)),
  };
}

/** What pages that are closed now have left of this person, by part; nothing where the browser keeps nothing. */
export async function leftByPart(owner: Owner): Promise<Left[]> {
  try {
    const open = await openHolders();
    const drafts = await leftDrafts(owner, (holder) => open.has(holder));
    const pictures = await leftPictures(owner, ({ holder, key }) =>
      holder === holderId() ? shownPictures.has(key) : open.has(holder),
    );
    const all = [...drafts, ...pictures];
    return [...new Set(all.map(({ partId }) => partId))].map((partId) => ({
      partId,
      title: all.findLast((one) => one.partId === partId)?.title ?? '',
      drafts: drafts.filter((draft) => draft.partId === partId),
      pictures: pictures.filter((picture) => picture.partId === partId),
    }));
  } catch {
    setKeepingFails(true);
    return [];
  }
}

/** Puts what was left back into the store; it is forgotten where it was once this page keeps it. */
export async function takeUp(store: PlacesStore, drafts: readonly KeptDraft[]): Promise<void> {
  const taken = new Set(await store.putBack(drafts));
  if (!keepingFails) await forgetDrafts(drafts.filter((draft) => taken.has(draft)));
}

keepTyped((partId) => {
  const store = living.get(partId)?.store;
  return store ? { send: () => sendTyped(store), seen: () => seenPlaces(store.read()) } : null;
});

const flushAll = () => Promise.all([...living.values()].map(({ store }) => store.flush()));
onPersonLeaving(flushAll);
onSessionEnded(() => living.forEach(({ store }) => store.pause()));
onSessionResumed(() => living.forEach(({ store }) => void store.resume()));
// Nobody else sends it or sees it; the same person finds it again after signing in.
onPersonLeft(() => {
  for (const { store } of living.values()) store.stop();
  living.clear();
  renewHolder();
  tell();
});
