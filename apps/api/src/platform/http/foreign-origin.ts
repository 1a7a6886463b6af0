import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * `publicUrl` is the address people use when a web server in front passes on another.
 * A write that a page of another site made a browser send is refused, whatever cookie came with it. Programs that are no
 * browser send neither header; they have no cookie that somebody else could abuse.
 */
export function refuseForeignOrigin({ method, headers }: FastifyRequest, publicUrl: string): void {
  if (READS.has(method)) return;
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  const from = headers.origin === undefined ? undefined : hostOf(headers.origin);
  const ours = from === undefined || from === headers.host || from === hostOf(publicUrl);
  if (!ours || site !== undefined) throw new Problem('foreign-origin');
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
