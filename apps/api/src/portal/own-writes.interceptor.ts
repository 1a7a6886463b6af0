import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import type { SignedInUser } from '../platform/session/signed-in-user.ts';
import { PortalCache } from './portal-cache.ts';

const PUBLISHES = /^\/api\/(?:archive|organisation|reports\/[^/]+\/(?:actions|filing))(?:[/?]|$)/u;

/**
 * Who publishes through this process reads the new page with the next request, without waiting until PostgreSQL has told
 * everybody. Only a shortcut: the notification comes as well.
 */
@Injectable()
export class OwnWritesInterceptor implements NestInterceptor {
  constructor(private readonly cache: PortalCache) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method, url, user } = context
      .switchToHttp()
      .getRequest<FastifyRequest & { user?: SignedInUser }>();
    if (method === 'GET' || !user || !PUBLISHES.test(url)) return next.handle();
    return next.handle().pipe(tap(() => this.cache.forget(user.organisationId)));
  }
}
