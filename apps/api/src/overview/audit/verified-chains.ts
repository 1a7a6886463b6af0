import { Injectable } from '@nestjs/common';
import type { Link } from '@nianbao/record';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.module.ts';
import { type ChainState, verifyChain } from './verify.ts';

/** An entry that was altered after it was verified is noticed this much later at the latest, in milliseconds. */
const WHOLE_EVERY = 24 * 3600_000;

interface Verified {
  end: Link;
  /** When the record was recomputed from its first entry. */
  wholeAt: Date;
}

export type KnownState = ChainState & { wholeAt: Date };

/**
 * What this process has verified of each body's record. A long record takes seconds to recompute: it is done once a day
 * and whenever somebody asks for it; in between only what is new, and that it follows what was verified.
 */
@Injectable()
export class VerifiedChains {
  private readonly known = new Map<string, Verified>();
  /** Two who ask at once wait for one answer. */
  private readonly running = new Map<string, Promise<KnownState>>();

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async verify(organisationId: string, whole: boolean): Promise<KnownState> {
    const key = `${organisationId} ${whole}`;
    const running = this.running.get(key) ?? this.verifyNow(organisationId, whole);
    this.running.set(key, running);
    try {
      return await running;
    } finally {
      this.running.delete(key);
    }
  }

  private async verifyNow(organisationId: string, whole: boolean): Promise<KnownState> {
    const now = this.clock.now();
    const before = whole ? undefined : this.known.get(organisationId);
    const from = before && now.getTime() - before.wholeAt.getTime() < WHOLE_EVERY ? before : undefined;
    const state = await verifyChain(this.db.manager, organisationId, from?.end);
    const wholeAt = from?.wholeAt ?? now;
    if (state.intact)
      this.known.set(organisationId, { end: { sequence: state.length, hash: state.head }, wholeAt });
    else this.known.delete(organisationId);
    return { ...state, wholeAt };
  }
}
