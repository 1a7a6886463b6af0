import type { Body, Change, Place, saveChanges } from '@nianbao/contracts';
import { isProblem } from '../../../lib/call.ts';
import { randomId } from '../../../lib/random-id.ts';
import type { SaveAnswer } from '../../../server/with-answer.ts';
import { type Draft, type DraftChanges, draftChanges, putBack } from './drafts.ts';
import {
  choose,
  discard,
  isUnsaved,
  openOutbox,
  type Outbox,
  postpone,
  receive,
  refuse,
  retryRefused,
  settle,
  takeBatch,
  type,
} from './outbox.ts';
import { type PlaceValue } from '../../../pieces/place-value.ts';

/** Keeps on this machine what the server does not have. Never throws: without it the page works on. */
export interface DraftKeeper {
  keep: (changes: DraftChanges) => void;
  /** Resolves when what was to be kept is written, or cannot be. */
  kept: () => Promise<void>;
}

const KEEPS_NOTHING: DraftKeeper = { keep: () => undefined, kept: () => Promise.resolve() };

interface Surroundings {
  /** @throws ApiProblem */
  save: (body: Body<typeof saveChanges>) => Promise<SaveAnswer>;
  /** Told of every answer: status, version and findings of the part. */
  onSaved: (answer: SaveAnswer) => void;
  keeper?: DraftKeeper;
  newId?: () => string;
  now?: () => string;
  /** Waiting times in milliseconds. */
  quiet?: number;
  retry?: number;
}

/**
 * Holds what is typed into one part and brings it to the server: after a pause in typing, one request at a time,
 * again and again while the server is away. Components read it with `useSyncExternalStore`.
 */
export class PlacesStore {
  #outbox: Outbox;
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #stopped = false;
  #paused = false;
  readonly #expected = new Set<{ going: boolean }>();
  readonly #around: Required<Surroundings>;

  constructor(places: readonly Place[], around: Surroundings) {
    this.#outbox = openOutbox(places);
    this.#around = {
      keeper: KEEPS_NOTHING,
      newId: randomId,
      now: () => new Date().toISOString(),
      quiet: 700,
      retry: 4000,
      ...around,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly read = (): Outbox => this.#outbox;

  type(changes: readonly { address: string; value: PlaceValue; onto?: Place | undefined }[]): void {
    if (changes.length === 0) return;
    this.#set(
      changes.reduce((outbox, { address, value, onto }) => type(outbox, address, value, onto), this.#outbox),
    );
    this.#wake(this.#around.quiet);
  }

  receive(places: readonly Place[]): void {
    this.#set(receive(this.#outbox, places));
  }

  choose(address: string, choice: 'mine' | 'theirs' | PlaceValue): void {
    this.#set(choose(this.#outbox, address, choice));
    this.#wake(0);
  }

  /** What was kept on this machine comes back and is sent; answers with what may be forgotten where it was. */
  async putBack(drafts: readonly Draft[]): Promise<readonly Draft[]> {
    const { outbox, taken } = putBack(this.#outbox, drafts);
    this.#set(outbox);
    await this.#around.keeper.kept();
    this.#wake(0);
    return taken;
  }

  /** Once more what the server did not take. */
  retryRefused(): void {
    this.#set(retryRefused(this.#outbox));
    this.#wake(0);
  }

  discard(address: string): void {
    this.#set(discard(this.#outbox, address));
  }

  /** Whether leaving now would leave something behind that this page still means to send. */
  get unsaved(): boolean {
    return !this.#stopped && !this.settled;
  }

  /** Whether the server has everything: nothing typed waits, is on its way, in conflict or refused, no picture is coming. */
  get settled(): boolean {
    return !isUnsaved(this.#outbox) && ![...this.#expected].some(({ going }) => going);
  }

  /** Counts as unsaved, while it is going, what will be a place of its own and is none yet: pictures. Answers how to stop. */
  expect(coming: { going: boolean }): () => void {
    this.#expected.add(coming);
    return () => {
      this.#expected.delete(coming);
    };
  }

  /** Resolves when all that is unsaved is kept on this machine, or cannot be. */
  kept(): Promise<void> {
    return this.#around.keeper.kept();
  }

  /** Sends all that is ready and resolves when the server has answered, or could not be reached. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** Nothing is sent any more; what is unsaved stays kept on this machine. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#stopped = true;
  }

  /** The session is over: nothing is sent until the same person is back, so that nobody else's name goes on it. */
  pause(): void {
    this.#paused = true;
  }

  resume(): Promise<void> {
    this.#paused = false;
    return this.flush();
  }

  #wake(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }

  async #drain(): Promise<void> {
    for (;;) {
      if (this.#stopped || this.#paused) return;
      const batch = takeBatch(this.#outbox, this.#around.newId);
      if (!batch) return;
      this.#set(batch.outbox);
      await this.#around.keeper.kept();
      if (!(await this.#send(batch.changes))) return;
    }
  }

  /** Whether to go on with the next batch. */
  async #send(changes: readonly Change[]): Promise<boolean> {
    try {
      const answer = await this.#around.save({ changes: [...changes] });
      this.#set(settle(this.#outbox, answer.results, this.#around.now()));
      this.#around.onSaved(answer);
      return true;
    } catch (error) {
      if (!isProblem(error) || PASSING.has(error.code)) {
        this.#set(postpone(this.#outbox));
        if (isProblem(error, 'not-signed-in')) this.pause();
        else this.#wake(this.#around.retry);
        return false;
      }
      const [detail] = error.details;
      this.#set(refuse(this.#outbox, detail ? `${error.message}：${detail.message}` : error.message));
      return true;
    }
  }

  #set(outbox: Outbox): void {
    if (outbox === this.#outbox) return;
    const changes = draftChanges(this.#outbox, outbox);
    this.#outbox = outbox;
    if (changes.put.length + changes.remove.length > 0) this.#around.keeper.keep(changes);
    for (const listener of this.#listeners) listener();
  }
}

/** Failures that pass: the same changes are tried again. */
const PASSING: ReadonlySet<string> = new Set([
  'offline',
  'unreadable',
  'internal',
  'not-signed-in',
  'too-many-requests',
]);
