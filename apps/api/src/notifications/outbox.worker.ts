import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  Inject,
} from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { Config } from '../config.ts';
import { CONFIG } from '../http/config.token.ts';
import { OUTBOX_CHANNEL } from './outbox.ts';

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
        while (!this.stopped && (await sendWaiting(this.db)) === BATCH);
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

/** One statement, so that it happens whole or not at all; rows another process is sending are left to it. */
export async function sendWaiting(db: DataSource): Promise<number> {
  const [sent]: { count: number }[] = await db.query(
    `WITH waiting AS (
       SELECT id FROM outbox WHERE sent_at IS NULL ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED),
     taken AS (
       UPDATE outbox o SET sent_at = now() FROM waiting WHERE o.id = waiting.id
       RETURNING o.id, o.organisation_id, o.person_ids, o.kind, o.text, o.link),
     told AS (
       INSERT INTO notification (organisation_id, person_id, outbox_id, kind, text, link)
       SELECT taken.organisation_id, p.id, taken.id, taken.kind, taken.text, taken.link
       FROM taken JOIN person p ON p.id = ANY(taken.person_ids)
       ON CONFLICT DO NOTHING)
     SELECT count(*)::int AS count FROM taken`,
    [BATCH],
  );
  return sent?.count ?? 0;
}
