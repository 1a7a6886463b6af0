import type { LiveEvent } from '@nianbao/contracts';
import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { SignedInUser } from '../platform/session/signed-in-user.ts';

/** A reader that takes nothing for so long is cut off; it comes back and catches up. */
const MAX_WAITING = 1024 * 1024;
/** Milliseconds after which a browser that was cut off comes back. */
const RETRY = 1000;

/** One browser's stream of events. Written past Fastify, so that nothing on the way holds it back or packs it. */
export class Connection {
  /** The last entry of the record that went out. */
  sent = 0;
  readonly #raw: ServerResponse;

  constructor(
    readonly user: SignedInUser,
    reply: FastifyReply,
  ) {
    reply.hijack();
    this.#raw = reply.raw;
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) this.#raw.setHeader(name, value);
    this.#raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // A web server in front must not hold it back either.
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    this.#raw.write(`retry: ${RETRY}\n\n`);
  }

  get organisationId(): string {
    return this.user.organisationId;
  }

  onClose(gone: () => void): void {
    this.#raw.on('close', gone).on('error', gone);
  }

  /** An event of the record has its number in its id. */
  send(event: LiveEvent, sequence?: number): void {
    const id = sequence === undefined ? '' : `id: ${this.organisationId}:${sequence}\n`;
    this.#write(`${id}data: ${JSON.stringify(event)}\n\n`);
  }

  beat(): void {
    this.#write(': beat\n\n');
  }

  end(): void {
    this.#raw.end();
  }

  #write(text: string): void {
    if (this.#raw.writableEnded || this.#raw.destroyed) return;
    this.#raw.write(text);
    if (this.#raw.writableLength > MAX_WAITING) this.#raw.destroy();
  }
}

/** The number in a `Last-Event-ID` of this body; `null` where there is none to go on from. */
export function sequenceOf(lastEventId: string | undefined, organisationId: string): number | null {
  const [, organisation, digits] = /^([0-9a-f-]{36}):(\d{1,9})$/u.exec(lastEventId ?? '') ?? [];
  return organisation === organisationId && digits !== undefined ? Number(digits) : null;
}
