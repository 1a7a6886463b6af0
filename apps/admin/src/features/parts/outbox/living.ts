import type { PartView, Place } from '@nianbao/contracts';
import type { QueryClient } from '@tanstack/react-query';
import {
  onPersonLeaving,
  onPersonLeft,
  onSessionEnded,
  onSessionResumed,
} from '../../../lib/session-events.ts';
import { partKey, savePlaces } from '../queries.ts';
import { holderId, openHolders, renewHolder } from './holder.ts';
import { forgetDrafts, Journal, type KeptDraft, leftDrafts, type Owner } from './journal.ts';
import { PlacesStore } from './places-store.ts';
import { withAnswer } from './with-answer.ts';

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

/** The words of the part on this page; `undefined` where it has none. */
export const livingStore = (partId: string): PlacesStore | undefined => living.get(partId)?.store;

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
  title: string;
  partId: string;
}

/** What pages that are closed now have left of this person, by part; nothing where the browser keeps nothing. */
export async function leftByPart(owner: Owner): Promise<Left[]> {
  try {
    const open = await openHolders();
    const drafts = await leftDrafts(owner, (holder) => open.has(holder));
    return [...new Set(drafts.map(({ partId }) => partId))].map((partId) => {
      const of = drafts.filter((draft) => draft.partId === partId);
      return { partId, drafts: of, title: of.at(-1)?.title ?? '' };
    });
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
