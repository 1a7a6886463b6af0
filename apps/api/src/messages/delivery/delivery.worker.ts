import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.module.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { isAnyDue, type Lane } from './due.queries.ts';
import { Mailer } from './mailer.ts';
import { deliverNext } from './deliver-next.ts';

/** What was put off is due at some time that nobody announces. */
const LOOK_EVERY = 2000;
/** Hooks have lanes of their own: a receiver that never answers must not hold up the mail. */
const LANES: readonly Lane[] = ['mail', 'mail', 'hooks', 'hooks'];

/** Empties the queue in several lanes, each with a few messages at a time; any number of processes may do so at once. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DeliveryWorker.name);
  private readonly running = new Map<number, Promise<void>>();
  /** Lanes that were called while they were busy. */
  private readonly called = new Set<number>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.lookForDue(), LOOK_EVERY);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await Promise.all(this.running.values());
  }

  /** Sets the lanes going that stand still; the others look once more before they stop. */
  look(): void {
    for (const [number, lane] of LANES.entries()) {
      if (this.stopped) return;
      this.called.add(number);
      if (!this.running.has(number))
        this.running.set(
          number,
          this.empty(number, lane).finally(() => this.running.delete(number)),
        );
    }
  }

  /** One question for all lanes, most often answered with no. */
  private async lookForDue(): Promise<void> {
    try {
      if (!this.stopped && (await isAnyDue(this.db.manager, this.clock.now()))) this.look();
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : error);
    }
  }

  private async empty(number: number, lane: Lane): Promise<void> {
    try {
      while (!this.stopped && this.called.delete(number)) while (!this.stopped && (await this.next(lane)));
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : error);
    }
  }

  private async next(lane: Lane): Promise<boolean> {
    const { mailer, config, clock } = this;
    return (await deliverNext(this.db, lane, () => clock.now(), { mailer, config })) > 0;
  }
}
