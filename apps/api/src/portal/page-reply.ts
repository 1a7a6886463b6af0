import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodingFor, type RenderedPage } from './rendered-page.ts';

/** Asked for anew each time, so that nothing taken down stays; what has not changed is answered with 304. */
export const CACHED_BUT_ASKED = 'public, no-cache';

export const pageHeaders = ({ etag }: RenderedPage, cacheControl = CACHED_BUT_ASKED) => ({
  'cache-control': cacheControl,
  vary: 'accept-encoding',
  etag,
});

export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: RenderedPage,
  views: number,
  cacheControl = CACHED_BUT_ASKED,
): FastifyReply {
  void reply.headers(pageHeaders(page, cacheControl));
  if (page.status === 200 && isFresh(request, page.etag)) return reply.status(304).send();
  const encoding = encodingFor(request.headers['accept-encoding']);
  void reply.status(page.status).type(page.mediaType);
  if (encoding !== 'identity') void reply.header('content-encoding', encoding);
  return reply.send(page.body(encoding, views));
}

/** Whether the browser has this very page; compared as weak tags are. */
export function isFresh({ headers }: FastifyRequest, etag: string): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//u, '');
  const asked = headers['if-none-match'];
  return (
    asked !== undefined && asked.split(',').some((tag) => tag.trim() === '*' || plain(tag) === plain(etag))
  );
}
