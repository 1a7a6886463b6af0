import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendPage } from './page-reply.ts';
import { PortalCache } from './portal-cache.ts';
import type { RenderedPage } from './rendered-page.ts';
import { ViewCounter } from './view-counter.ts';

/** An address is counted out of this many; they are only those of pages that exist. */
const MOST = 20_000;

/**
 * Answers a page that is kept before guards, pipes and interceptors are asked, by its plain address: nothing in it
 * depends on who asks. It comes after the headers of security, which are set for every answer.
 */
@Injectable()
export class FastPages implements OnModuleInit {
  private readonly pages = new Map<string, RenderedPage>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly cache: PortalCache,
    private readonly views: ViewCounter,
  ) {
    cache.onForget(() => this.pages.clear());
  }

  onModuleInit(): void {
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    fastify.addHook('onRequest', (request, reply, done) => {
      const page = request.method === 'GET' ? this.pages.get(request.url) : undefined;
      if (page) sendPage(request, reply, page, this.count(request, page));
      else done();
    });
  }

  /** Only while the page itself is kept, and with nothing asked of it that could make it another. */
  remember(url: string, page: RenderedPage): void {
    if (page.status !== 200 || url.includes('?') || url.includes('%') || !this.cache.has(page)) return;
    if (this.pages.size >= MOST) this.pages.clear();
    this.pages.set(url, page);
  }

  /** Counts who reads it, and answers with how many did before. */
  count(request: FastifyRequest, { publicationId }: RenderedPage): number {
    if (publicationId === null) return 0;
    const total = this.views.total(publicationId);
    this.views.see(publicationId, `${request.ip} ${request.headers['user-agent'] ?? ''}`);
    return total;
  }
}
