import { Injectable } from '@nestjs/common';

export interface Cacheable {
  /** Whose page it is; null where it shows several bodies and so changes with each of them. */
  organisationId: string | null;
  /** What it takes in memory, about. */
  size: number;
}

const MAX_BYTES = 96 * 1024 * 1024;

/**
 * Rendered pages of this process. A page stays until something public of its body changes, or until it was not asked for
 * the longest. While nobody would tell us of a change (`open` is false) nothing is kept.
 */
@Injectable()
export class PortalCache {
  private readonly entries = new Map<string, Cacheable>();
  private readonly making = new Map<string, Promise<Cacheable>>();
  private bytes = 0;
  /** Counts what was forgotten: a page that was begun before is not kept. */
  private generation = 0;
  private open = false;
  private readonly kept = new WeakSet<Cacheable>();
  private readonly watchers: (() => void)[] = [];

  /** The page kept, or else made now; of many who ask at once one makes it. */
  async get<T extends Cacheable>(
    key: string,
    make: () => Promise<T>,
    worthKeeping: (made: T) => boolean,
  ): Promise<T> {
    const kept = this.entries.get(key);
    if (kept) {
      this.entries.delete(key);
      this.entries.set(key, kept);
      // A key names one kind of page, and only `get` puts one there.
      return kept as T;
    }
    const running = this.making.get(key);
    if (running) return (await running) as T;
    const { generation } = this;
    const work = make();
    this.making.set(key, work);
    try {
      const made = await work;
      if (this.open && generation === this.generation && worthKeeping(made)) this.keep(key, made);
      return made;
    } finally {
      if (this.making.get(key) === work) this.making.delete(key);
    }
  }

  /** Whether this very page is the one that is kept. */
  has(page: Cacheable): boolean {
    return this.kept.has(page);
  }

  /** Called whenever anything is forgotten. */
  onForget(watcher: () => void): void {
    this.watchers.push(watcher);
  }

  /** Whoever asks after this gets a page made after this. */
  forget(organisationId: string): void {
    this.begin();
    for (const [key, entry] of this.entries)
      if (entry.organisationId === null || entry.organisationId === organisationId) this.drop(key, entry);
  }

  forgetAll(): void {
    this.begin();
    for (const [key, entry] of this.entries) this.drop(key, entry);
  }

  /** Told of every change from now on, or no longer. */
  setOpen(open: boolean): void {
    this.open = open;
    this.forgetAll();
  }

  private begin(): void {
    this.generation += 1;
    this.making.clear();
    this.tell();
  }

  private tell(): void {
    for (const told of this.watchers) told();
  }

  private keep(key: string, entry: Cacheable): void {
    if (entry.size > MAX_BYTES / 8) return;
    this.entries.set(key, entry);
    this.kept.add(entry);
    this.bytes += entry.size;
    if (this.bytes <= MAX_BYTES) return;
    for (const [oldest, old] of this.entries) {
      if (this.bytes <= MAX_BYTES) break;
      this.drop(oldest, old);
    }
    this.tell();
  }

  private drop(key: string, entry: Cacheable): void {
    if (!this.entries.delete(key)) return;
    this.kept.delete(entry);
    this.bytes -= entry.size;
  }
}
