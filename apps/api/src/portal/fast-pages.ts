import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isFresh, pageHeaders } from './page-reply.ts';
import { PortalCache } from './portal-cache.ts';
import { type Encoding, encodingFor, type RenderedPage } from './rendered-page.ts';
import { NO_VISITOR, ViewCounter } from './view-counter.ts';

/** An address is counted out of this many; they are only those of pages that exist. */
const MOST = 20_000;

type Headers = Readonly<Record<string, string | number | string[] | undefined>>;

/** A page as it goes over the wire, for one number of visitors: what Node writes as it stands. */
interface Packed {
  body: Buffer;
  headers: string[];
}

interface KeptPage {
  page: RenderedPage;
  /** Of security, the same for every answer. */
  common: string[];
  packed: Map<Encoding, Packed>;
}

/**
 * Answers a page that is kept before anything else is asked: no route's hooks, no guards, no pipes, the bytes packed and
 * the headers written down before. Nothing in it depends on who asks.
 */
@Injectable()
export class FastPages {
  private readonly pages = new Map<string, KeptPage>();

  constructor(
    private readonly cache: PortalCache,
    private readonly views: ViewCounter,
  ) {
    cache.onForget(() => this.pages.clear());
  }

  /** Before every other hook of the server. */
  answerFirst(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      const kept = request.method === 'GET' ? this.pages.get(request.url) : undefined;
      if (kept) this.answer(request, reply, kept);
      else done();
    });
  }

  /** Only while the page itself is kept, and with nothing asked of it that could make it another. */
  remember(url: string, page: RenderedPage, common: Headers): void {
    if (page.status !== 200 || url.includes('?') || url.includes('%') || !this.cache.has(page)) return;
    if (this.pages.size >= MOST) this.pages.clear();
    this.pages.set(url, { page, common: written(common), packed: new Map() });
  }

  /** Counts who reads it, and answers with how many did before. */
  count(request: FastifyRequest, { publicationId }: RenderedPage): number {
    if (publicationId === null) return 0;
    const total = this.views.total(publicationId);
    const agent = request.headers['user-agent'] ?? '';
    // Whoever asks for the head alone, as programs do, reads nothing.
    if (request.method === 'GET' && agent !== NO_VISITOR)
      this.views.see(publicationId, `${request.ip} ${agent}`);
    return total;
  }

  private answer(request: FastifyRequest, reply: FastifyReply, kept: KeptPage): void {
    const views = this.count(request, kept.page);
    reply.hijack();
    if (isFresh(request, kept.page.etag)) {
      reply.raw.writeHead(304, [...kept.common, ...written(pageHeaders(kept.page))]).end();
      return;
    }
    const { headers, body } = packedFor(kept, encodingFor(request.headers['accept-encoding']), views);
    reply.raw.writeHead(200, headers).end(body);
  }
}

function packedFor({ page, common, packed }: KeptPage, encoding: Encoding, views: number): Packed {
  const body = page.body(encoding, views);
  const known = packed.get(encoding);
  if (known?.body === body) return known;
  const own = {
    ...pageHeaders(page),
    'content-type': page.mediaType,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': body.length,
  };
  const made = { body, headers: [...common, ...written(own)] };
  packed.set(encoding, made);
  return made;
}

/** Names and values in turn. */
const written = (headers: Headers): string[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name === 'set-cookie' ? [] : [name, String(value)],
  );
