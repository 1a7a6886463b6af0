import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/http/config.token.ts';
import { type Connection, sequenceOf } from './connection.ts';
import { addPlaces, asSeenBy, partsIn } from './saved-places.ts';
import { lastRecorded, LIVE_CHANNEL, MAX_BEHIND, recordedAfter, sessionsAlive } from './live.queries.ts';
import { openAt, PresenceService, presentAt } from './presence.service.ts';

const BEAT_EVERY = 15_000;
const RECONNECT_AFTER = 500;

/**
 * The live connections of this process. PostgreSQL wakes it; what is sent is read from the record, from where each
 * connection stands, so that a wake-up that was missed is made good by the next one.
 */
@Injectable()
export class LiveHub implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(LiveHub.name);
  private readonly connections = new Set<Connection>();
  /** Bodies being read now; `again` where something happened meanwhile. */
  private readonly reading = new Map<string, { again: boolean }>();
  private listener: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly db: DataSource,
    private readonly presence: PresenceService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => this.keep(this.beat()), BEAT_EVERY);
    await this.listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    for (const connection of this.connections) connection.end();
    await this.working;
    await this.listener?.end().catch(() => {});
  }

  /** Begins where the browser left off, or now. */
  async join(connection: Connection, lastEventId: string | undefined): Promise<void> {
    const { organisationId } = connection;
    connection.onClose(() => this.connections.delete(connection));
    const last = await lastRecorded(this.db, organisationId);
    const known = sequenceOf(lastEventId, organisationId);
    const follows = known !== null && known <= last && last - known <= MAX_BEHIND;
    connection.sent = follows ? known : last;
    connection.send({ kind: lastEventId === undefined || follows ? 'hello' : 'reset' }, connection.sent);
    // Messages have no number; whoever was away looks.
    if (lastEventId !== undefined) connection.send({ kind: 'notification' });
    for (const [partId, people] of await presentAt(this.db, organisationId))
      connection.send({ kind: 'presence', partId, people });
    if (this.stopped) return connection.end();
    this.connections.add(connection);
    await this.read(organisationId);
  }

  /** A connection of its own, because what is notified reaches only the connection that listens. */
  private async listen(): Promise<void> {
    if (this.stopped) return;
    const client = new Client({ connectionString: this.config.DATABASE_URL });
    let lost = false;
    const reconnect = () => {
      if (lost || this.stopped) return;
      lost = true;
      client.end().catch(() => {});
      setTimeout(() => void this.listen(), RECONNECT_AFTER).unref();
    };
    client.on('error', reconnect).on('end', reconnect);
    client.on('notification', ({ payload }) => this.keep(this.wake(payload ?? '')));
    try {
      await client.connect();
      await client.query(`LISTEN ${LIVE_CHANNEL}`);
      this.listener = client;
      this.keep(this.readAll());
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : error);
      reconnect();
    }
  }

  private async wake(payload: string): Promise<void> {
    const [kind, id = '', detail = ''] = payload.split(' ');
    if (kind === 'audit') return this.read(id);
    if (kind === 'presence') return this.tellPresence(id, detail);
    for (const connection of this.connections) {
      const { organisationId, user } = connection;
      if (kind === 'notification' && organisationId === id && user.id === detail)
        connection.send({ kind: 'notification' });
      if (kind === 'session' && user.sessionHash === id) this.endOf(connection);
    }
  }

  private async tellPresence(organisationId: string, partId: string): Promise<void> {
    const there = [...this.connections].filter((connection) => connection.organisationId === organisationId);
    if (there.length === 0) return;
    const people = (await presentAt(this.db, organisationId, partId)).get(partId) ?? [];
    for (const connection of there) connection.send({ kind: 'presence', partId, people });
  }

  /** Sends what the record holds and each connection has not got; one reading of a body at a time. */
  private async read(organisationId: string): Promise<void> {
    const running = this.reading.get(organisationId);
    if (running) {
      running.again = true;
      return;
    }
    const mine = { again: true };
    this.reading.set(organisationId, mine);
    try {
      while (mine.again) {
        mine.again = false;
        mine.again = (await this.deliver(organisationId)) || mine.again;
      }
    } finally {
      this.reading.delete(organisationId);
    }
  }

  /** Whether there may be more. */
  private async deliver(organisationId: string): Promise<boolean> {
    const there = [...this.connections].filter((connection) => connection.organisationId === organisationId);
    if (there.length === 0) return false;
    const from = Math.min(...there.map(({ sent }) => sent));
    const recorded = await recordedAfter(this.db, organisationId, from, MAX_BEHIND);
    await addPlaces(this.db, recorded);
    const open = await openAt(this.db, partsIn(recorded));
    for (const { sequence, event } of recorded) {
      for (const connection of there) {
        if (connection.sent >= sequence) continue;
        connection.sent = sequence;
        if (event) connection.send(asSeenBy(connection.user.id, event, open), sequence);
      }
    }
    return recorded.length === MAX_BEHIND;
  }

  private async readAll(): Promise<void> {
    const bodies = new Set([...this.connections].map(({ organisationId }) => organisationId));
    for (const organisationId of bodies) await this.read(organisationId);
  }

  /** Ends the connections whose session is over; the others show the way between that they still stand. */
  async beat(): Promise<void> {
    await this.presence.sweep();
    // Whoever joins while the sessions are looked up is not among those that were asked about.
    const asked = [...this.connections];
    const alive = await sessionsAlive(
      this.db,
      asked.map(({ user }) => user.sessionHash),
    );
    for (const connection of asked) {
      if (alive.has(connection.user.sessionHash)) connection.beat();
      else this.endOf(connection);
    }
    await this.readAll();
  }

  private endOf(connection: Connection): void {
    connection.send({ kind: 'ended' });
    connection.end();
    this.connections.delete(connection);
  }

  /** What is done beside any request: its failure is logged, and the next wake-up makes it good. */
  private keep(work: Promise<void>): void {
    this.working = Promise.all([
      this.working,
      work.catch((error: unknown) => {
        if (!this.stopped) this.logger.error(error instanceof Error ? error.stack : error);
      }),
    ]);
  }
}
