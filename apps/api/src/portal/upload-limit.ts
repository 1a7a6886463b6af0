import { Injectable } from '@nestjs/common';
import { isIPv6 } from 'node:net';
import { Clock } from '../platform/clock/clock.module.ts';

/** Files that one address may send to be checked within the window: a whole body may sit behind one. */
export const MOST_UPLOADS = 60;
const WINDOW = 10 * 60_000;
/** Addresses that are told apart; beyond it the oldest are forgotten. */
const MOST_ADDRESSES = 10_000;

/** How often an address sent a file lately. In memory alone, and gone when the window is over. */
@Injectable()
export class UploadLimit {
  private readonly counts = new Map<string, { since: number; count: number }>();

  constructor(private readonly clock: Clock) {}

  /** Counts one more; answers with the seconds to wait where there were too many, else 0. */
  count(address: string): number {
    const now = this.clock.now().getTime();
    const key = networkOf(address);
    const known = this.counts.get(key);
    const entry = known && now - known.since < WINDOW ? known : { since: now, count: 0 };
    entry.count += 1;
    this.counts.delete(key);
    this.counts.set(key, entry);
    this.forget(now);
    return entry.count > MOST_UPLOADS ? Math.ceil((entry.since + WINDOW - now) / 1000) : 0;
  }

  private forget(now: number): void {
    for (const [key, { since }] of this.counts) {
      if (this.counts.size <= MOST_ADDRESSES && now - since < WINDOW) return;
      this.counts.delete(key);
    }
  }
}

/** One subscriber has a whole /64 of IPv6. */
const networkOf = (address: string): string =>
  isIPv6(address) && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;
