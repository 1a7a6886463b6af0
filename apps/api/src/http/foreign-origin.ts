import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A write that a page of another site made a browser send is refused, whatever cookie came with it. Programs that are no
 * browser send neither header; they have no cookie that somebody else could abuse.
 */
export function refuseForeignOrigin({ method, headers }: FastifyRequest): void {
  if (READS.has(method)) return;
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  const ours = headers.origin === undefined ? site === undefined : hostOf(headers.origin) === headers.host;
  if (!ours || site === 'cross-site') throw new Problem('foreign-origin');
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
