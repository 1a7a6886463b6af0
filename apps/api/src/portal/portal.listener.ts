import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Client } from 'pg';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/http/config.token.ts';
import { PortalCache } from './portal-cache.ts';

/** Told by the triggers of `publication`, `report` and `organisation`, whichever process wrote. */
export const PORTAL_CHANNEL = 'portal';
const RECONNECT_AFTER = 500;

/** Keeps the pages of this process true: what another process published or took down is forgotten here too. */
@Injectable()
export class PortalListener implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PortalListener.name);
  private client: Client | undefined;
  private stopped = false;

  constructor(
    private readonly cache: PortalCache,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => {});
  }

  /** A connection of its own, because what is notified reaches only the connection that listens. */
  private async listen(): Promise<void> {
    if (this.stopped) return;
    const client = new Client({ connectionString: this.config.DATABASE_URL, keepAlive: true });
    let lost = false;
    const reconnect = () => {
      if (lost || this.stopped) return;
      lost = true;
      // What was said meanwhile is never heard, so nothing may be kept until somebody listens again.
      this.cache.setOpen(false);
      client.end().catch(() => {});
      setTimeout(() => void this.listen(), RECONNECT_AFTER).unref();
    };
    client.on('error', reconnect).on('end', reconnect);
    client.on('notification', ({ payload }) => this.cache.forget(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${PORTAL_CHANNEL}`);
      this.client = client;
      if (!lost) this.cache.setOpen(true);
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : error);
      reconnect();
    }
  }
}
