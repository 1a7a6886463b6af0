import { randomUUID } from 'node:crypto';
import type { Change, PartView, Place, SaveResult } from '@nianbao/contracts';
import { SESSION_COOKIE } from '../src/platform/session/session-token.ts';
import type { TestPerson } from './a-body.ts';
import { aSession } from './app.ts';
import type { Outbox, OutboxModel } from './browser-outbox.ts';
import type { TwoServers } from './two-servers.ts';

/** What becomes of a request on its way. */
export const FAULTS = ['none', 'unsent', 'error', 'lost', 'cut', 'twice', 'slow', 'straggler'] as const;
export type Fault = (typeof FAULTS)[number];

type Answer = { status: number; results: SaveResult[] } | null;

/** What all typists of a sequence share. */
export interface Scene {
  servers: TwoServers;
  model: OutboxModel;
  partId: string;
  /** Changes that the server took, whether or not anybody heard of it. */
  accepted: Change[];
  /** Copies of requests that are still on their way. */
  stragglers: (() => Promise<unknown>)[];
}

/** One person with the part open in a browser, and a network between. */
export class Typist {
  outbox: Outbox;
  /** The last value typed at each place that the person has not given up. */
  readonly pending = new Map<string, string>();
  private token: string | null = null;
  private slow: Promise<void> | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly person: TestPerson,
    places: readonly Place[],
  ) {
    this.outbox = scene.model.openOutbox(places);
  }

  type(address: string, value: Change['value'], text: string): void {
    this.outbox = this.scene.model.type(this.outbox, address, value);
    this.pending.set(address, text);
  }

  /** The session is gone on the server; the browser learns of it with the next request. */
  async expire(): Promise<void> {
    await this.scene.servers.current().db.query('DELETE FROM session WHERE person_id = $1', [this.person.id]);
  }

  choose(mine: boolean): void {
    for (const [address, { theirs }] of this.outbox.places) {
      if (!theirs) continue;
      this.outbox = this.scene.model.choose(this.outbox, address, mine ? 'mine' : 'theirs');
      if (!mine) this.pending.delete(address);
    }
  }

  async reload(): Promise<void> {
    const part = await this.read();
    if (part) this.receive(part);
  }

  /** As the page does with every answer to a read, whoever asked for it. */
  receive({ cells, blocks }: PartView): void {
    this.outbox = this.scene.model.receive(this.outbox, [...cells, ...blocks]);
  }

  async send(fault: Fault): Promise<void> {
    const batch = this.scene.model.takeBatch(this.outbox, randomUUID);
    if (!batch) return;
    this.outbox = batch.outbox;
    const post = (signal?: AbortSignal) => this.post(batch.changes, signal);
    switch (fault) {
      case 'unsent':
      case 'error':
        return this.hear(null);
      case 'lost':
        await post();
        return this.hear(null);
      case 'cut':
        await post(AbortSignal.timeout(2));
        return this.hear(null);
      case 'twice':
        return this.hear((await Promise.all([post(), post()]))[1]);
      case 'slow':
        this.slow = post().then((answer) => this.hear(answer));
        return;
      case 'straggler':
        this.scene.stragglers.push(post);
        return this.hear(await post());
      default:
        return this.hear(await post());
    }
  }

  /** Nothing goes wrong any more: signs in where needed, and sends until everything is answered and decided. */
  async settle(mine: boolean): Promise<boolean> {
    await this.slow;
    this.slow = null;
    this.choose(mine);
    await this.send('none');
    return this.scene.model.isUnsaved(this.outbox) || this.outbox.inFlight.length > 0;
  }

  async read(): Promise<PartView | null> {
    const get = () => this.request('GET', '').catch(() => null);
    let answer = await get();
    if (answer?.status === 401) {
      // Signs in again, as the page asks for.
      this.token = null;
      answer = await get();
    }
    return answer?.ok ? (JSON.parse(await answer.text()) as PartView) : null;
  }

  private hear(answer: Answer): void {
    const { model } = this.scene;
    if (answer?.status === 401) this.token = null;
    if (answer && answer.status < 500 && answer.status !== 200 && answer.status !== 401)
      throw new Error(`refused with ${answer.status}`);
    this.outbox =
      answer?.status === 200
        ? model.settle(this.outbox, answer.results, new Date().toISOString())
        : model.postpone(this.outbox);
  }

  private async post(changes: readonly Change[], signal?: AbortSignal): Promise<Answer> {
    try {
      const answer = await this.request('POST', '/changes', JSON.stringify({ changes }), signal);
      const text = await answer.text();
      if (answer.status !== 200) return { status: answer.status, results: [] };
      this.scene.accepted.push(...changes);
      const { results } = JSON.parse(text) as { results: SaveResult[] };
      return { status: 200, results };
    } catch {
      return null;
    }
  }

  private async request(
    method: string,
    path: string,
    body?: string,
    signal?: AbortSignal,
  ): Promise<Response> {
    const { servers, partId } = this.scene;
    const api = servers.current();
    this.token ??= await aSession(api.db, this.person);
    return fetch(`${api.address}/api/parts/${partId}${path}`, {
      method,
      headers: { cookie: `${SESSION_COOKIE}=${this.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
  }
}
