import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  Inject,
} from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { DeliveryWorker } from '../delivery/delivery.worker.ts';
import { Mailer } from '../delivery/mailer.ts';
import { fanOut } from './fan-out.queries.ts';
import { OUTBOX_CHANNEL } from '../../record/outbox/outbox.ts';

/** What PostgreSQL did not wake us for (a lost connection) is found at the next look. */
const LOOK_EVERY = 5000;
const BATCH = 100;
const RECONNECT_AFTER = 500;

/** Turns each row of the outbox into notifications exactly once, however many processes look at the same time. */
@Injectable()
export class OutboxWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(OutboxWorker.name);
  private timer: NodeJS.Timeout | undefined;
  private listener: Client | undefined;
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly deliveries: DeliveryWorker,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY);
    void this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.working;
    await this.listener?.end().catch(() => {});
  }

  /** One look after another; two in one process would only wait for each other. */
  private look(): Promise<void> {
    this.working = this.working.then(async () => {
      if (this.stopped) return;
      try {
        await this.listen();
        while (
          !this.stopped &&
          (await sendWaiting(this.db, this.clock.now(), this.mailer.configured)) === BATCH
        )
          this.deliveries.look();
        this.deliveries.look();
      } catch (error) {
        this.logger.error(error instanceof Error ? error.stack : error);
      }
    });
    return this.working;
  }

  /** A connection of its own, because what is notified reaches only the connection that listens. */
  private async listen(): Promise<void> {
    if (this.listener) return;
    const client = new Client({ connectionString: this.config.DATABASE_URL });
    const lost = () => {
      if (this.listener !== client || this.stopped) return;
      this.listener = undefined;
      setTimeout(() => void this.look(), RECONNECT_AFTER).unref();
    };
    client.on('error', lost).on('end', lost);
    client.on('notification', () => void this.look());
    await client.connect();
    await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
    this.listener = client;
  }
}

/** Shows in the app, and queues for the mailboxes and hooks, up to a hundred waiting messages. */
export const sendWaiting = (db: DataSource, now = new Date(), mail = false): Promise<number> =>
  fanOut(db, { limit: BATCH, now, mail });
