import type { Body, Change, Place, Response, saveChanges } from '@nianbao/contracts';
import { isProblem } from '../../../lib/call.ts';
import {
  choose,
  isUnsaved,
  openOutbox,
  type Outbox,
  type PlaceValue,
  postpone,
  receive,
  refuse,
  settle,
  takeBatch,
  type,
} from './outbox.ts';

export type SaveAnswer = Response<typeof saveChanges>;

interface Surroundings {
  /** @throws ApiProblem */
  save: (body: Body<typeof saveChanges>) => Promise<SaveAnswer>;
  /** Told of every answer: status, version and findings of the part. */
  onSaved: (answer: SaveAnswer) => void;
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
  readonly #around: Required<Surroundings>;

  constructor(places: readonly Place[], around: Surroundings) {
    this.#outbox = openOutbox(places);
    this.#around = {
      newId: () => crypto.randomUUID(),
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

  type(changes: readonly { address: string; value: PlaceValue }[]): void {
    if (changes.length === 0) return;
    this.#set(changes.reduce((outbox, { address, value }) => type(outbox, address, value), this.#outbox));
    this.#wake(this.#around.quiet);
  }

  receive(places: readonly Place[]): void {
    this.#set(receive(this.#outbox, places));
  }

  choose(address: string, choice: 'mine' | 'theirs' | PlaceValue): void {
    this.#set(choose(this.#outbox, address, choice));
    this.#wake(0);
  }

  get unsaved(): boolean {
    return isUnsaved(this.#outbox);
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

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wake(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }

  async #drain(): Promise<void> {
    for (;;) {
      const batch = takeBatch(this.#outbox, this.#around.newId);
      if (!batch) return;
      this.#set(batch.outbox);
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
        // Signed out: nothing is sent until the same person is back, so that nobody else's name goes on it.
        if (!isProblem(error, 'not-signed-in')) this.#wake(this.#around.retry);
        return false;
      }
      const [detail] = error.details;
      this.#set(refuse(this.#outbox, detail ? `${error.message}：${detail.message}` : error.message));
      return true;
    }
  }

  #set(outbox: Outbox): void {
    if (outbox === this.#outbox) return;
    this.#outbox = outbox;
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
