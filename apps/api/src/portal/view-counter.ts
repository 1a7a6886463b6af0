import { hash, randomBytes } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock/clock.module.ts';
import { addVisits, destroySalts, saltOf, totalsOf } from './views.queries.ts';

const WRITE_EVERY = 1000;
/** More visitors than these on one day are told apart by the database alone. */
const MAX_KNOWN = 200_000;

/** How the system calls itself when it fetches a public page to prove it: nobody who reads. */
export const NO_VISITOR = 'nianbao-proof';

/** `by` is the visitor's mark, or before there is a salt the visitor. */
interface Visit {
  publicationId: string;
  by: string;
}

/**
 * Counts each visitor of a publication once a day, beside the answering of pages: visits are written together, a second
 * later. Kept is a mark made with the day's random salt, no address, and only that day.
 */
@Injectable()
export class ViewCounter implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ViewCounter.name);
  private readonly totals = new Map<string, number>();
  /** Publication and mark, each once a day. */
  private readonly known = new Set<string>();
  private waiting: Visit[] = [];
  /** Came before today's salt was there; at most a second's visitors. */
  private unmarked: Visit[] = [];
  private salt: { day: string; bytes: Buffer } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await destroySalts(this.db, this.clock.today());
    this.timer = setInterval(() => {
      const over = this.salt !== undefined && this.salt.day !== this.clock.today();
      if (this.waiting.length + this.unmarked.length > 0 || over) void this.write();
    }, WRITE_EVERY).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  see(publicationId: string, visitor: string): void {
    if (this.salt?.day === this.clock.today()) this.remember({ publicationId, by: this.mark(visitor) });
    else this.unmarked.push({ publicationId, by: visitor });
  }

  /** What was counted when this process last looked. */
  total(publicationId: string): number {
    return this.totals.get(publicationId) ?? 0;
  }

  async load(publicationIds: readonly string[]): Promise<void> {
    for (const [id, views] of await totalsOf(this.db.manager, publicationIds)) this.totals.set(id, views);
  }

  /** Stores what waits; one after another. What could not be stored waits for the next time. */
  write(): Promise<void> {
    this.writing = this.writing.then(async () => {
      try {
        await this.store();
      } catch (error) {
        this.logger.error(error instanceof Error ? error.stack : error);
      }
    });
    return this.writing;
  }

  private async store(): Promise<void> {
    if (this.waiting.length > 0 && this.salt) await this.storeMarked(this.salt.day);
    const day = this.clock.today();
    if (this.salt?.day !== day) {
      await destroySalts(this.db, day);
      this.known.clear();
      this.salt = undefined;
      // Without a visitor there is nothing to make a mark of.
      if (this.unmarked.length === 0) return;
      this.salt = { day, bytes: await saltOf(this.db.manager, day, randomBytes(32)) };
    }
    const unmarked = this.unmarked;
    this.unmarked = [];
    for (const { publicationId, by } of unmarked) this.remember({ publicationId, by: this.mark(by) });
    if (this.waiting.length > 0) await this.storeMarked(day);
  }

  private async storeMarked(day: string): Promise<void> {
    const visits = this.waiting;
    this.waiting = [];
    try {
      await addVisits(this.db, day, visits);
      await this.load([...new Set(visits.map(({ publicationId }) => publicationId))]);
    } catch (error) {
      this.waiting = [...visits, ...this.waiting];
      throw error;
    }
  }

  private remember(visit: Visit): void {
    const key = `${visit.publicationId} ${visit.by}`;
    if (this.known.has(key)) return;
    if (this.known.size < MAX_KNOWN) this.known.add(key);
    this.waiting.push(visit);
  }

  /** In one call: it stands in the way of every page. The salt is of one length, so no two visitors can be mixed up. */
  private mark(visitor: string): string {
    const salt = this.salt?.bytes ?? randomBytes(32);
    return hash('sha256', `${salt.toString('base64')} ${visitor}`, 'base64url');
  }
}
