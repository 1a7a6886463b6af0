import type { LiveEvent, PartView, Present } from '@nianbao/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { announceSessionEnded } from '../lib/session-events.ts';
import { withPlaces } from './with-answer.ts';
import { partKey, presenceKey } from './keys.ts';
import { readAgain, stale } from './stale.ts';

/** Several saves in a row are one reading. */
const GATHER = 120;
/** Lists are counts: they may follow a little later, whoever types and however many. */
const LISTS_AFTER = 2500;
/** A reading is given up for a save that is under way; a place that was removed is never seen again. */
const TRIES = 3;

type Versions = Map<string, number>;

/** Brings what others do into what is shown. */
export class News {
  readonly #cache: QueryClient;
  readonly #missing = new Map<string, Versions>();
  #lists: ReturnType<typeof setTimeout> | undefined;

  constructor(cache: QueryClient) {
    this.#cache = cache;
  }

  readonly tell = (event: LiveEvent): void => {
    switch (event.kind) {
      case 'hello':
        return;
      case 'reset':
        void readAgain(this.#cache, stale.toldReset());
        return;
      case 'ended':
        announceSessionEnded();
        return;
      case 'places':
        this.#placesSaved(event);
        return;
      case 'part':
        void readAgain(this.#cache, stale.toldPart(event.id));
        this.#listsLater();
        return;
      case 'remark':
        void readAgain(this.#cache, stale.toldRemark(event.partId));
        this.#listsLater();
        return;
      case 'report':
        void readAgain(this.#cache, stale.toldReport());
        this.#listsLater();
        return;
      case 'notification':
        void readAgain(this.#cache, stale.toldNotification());
        return;
      case 'presence':
        this.#cache.setQueryData<Present[]>(presenceKey(event.partId), event.people);
    }
  };

  stop(): void {
    clearTimeout(this.#lists);
    this.#missing.clear();
  }

  #placesSaved({ partId, places, now }: Extract<LiveEvent, { kind: 'places' }>): void {
    this.#listsLater();
    const waiting = this.#missing.get(partId);
    const versions: Versions = waiting ?? new Map();
    for (const { address, version } of places)
      versions.set(address, Math.max(version, versions.get(address) ?? 0));
    const key = partKey(partId);
    const part = this.#cache.getQueryData<PartView>(key);
    // Sent along: shown without asking. What follows from it (state, findings, other tables) is read a little later.
    const told = now !== undefined && now.length >= places.length;
    if (told && part && isBehind(part, versions)) this.#cache.setQueryData(key, withPlaces(part, now));
    if (waiting) return;
    this.#missing.set(partId, versions);
    setTimeout(() => void this.#catchUp(partId, 1), told ? LISTS_AFTER : GATHER);
  }

  /** A reading may be given up for a save that is under way: then once more. */
  async #catchUp(partId: string, attempt: number): Promise<void> {
    const versions = this.#missing.get(partId);
    if (!versions) return;
    await readAgain(this.#cache, stale.toldPlaces(partId));
    const part = this.#cache.getQueryData<PartView>(partKey(partId));
    if (isBehind(part, versions) && attempt < TRIES) {
      setTimeout(() => void this.#catchUp(partId, attempt + 1), GATHER * attempt);
      return;
    }
    this.#missing.delete(partId);
    void readAgain(this.#cache, stale.toldPlacesElsewhere(partId));
  }

  #listsLater(): void {
    this.#lists ??= setTimeout(() => {
      this.#lists = undefined;
      void readAgain(this.#cache, stale.toldLists());
    }, LISTS_AFTER);
  }
}

/** Whether the part, as far as it is known here, lacks something that was saved. A part nobody looks at lacks nothing. */
function isBehind(part: PartView | undefined, versions: Versions): boolean {
  if (!part) return false;
  const known = new Map([...part.cells, ...part.blocks].map(({ address, version }) => [address, version]));
  return [...versions].some(([address, version]) => (known.get(address) ?? 0) < version);
}
