import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Rounds } from '../clock/rounds.ts';
import { forgetOldKeys } from './idempotency.queries.ts';

const TIDY_EVERY = 10 * 60_000;

/** Removes the keys that nobody may repeat any more, so that no request has to. */
@Injectable()
export class OldKeysWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds = new Rounds(OldKeysWorker.name, () => this.tidy());

  constructor(private readonly db: DataSource) {}

  onApplicationBootstrap(): void {
    this.rounds.start(TIDY_EVERY, 'later');
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  async tidy(): Promise<void> {
    await forgetOldKeys(this.db.manager);
  }
}
