import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, holds, type Role } from '@nianbao/workflow';
import '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { hashToken, SESSION_COOKIE } from '../../platform/session/session-token.ts';
import { findSignedIn } from './session.queries.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { refuseForeignOrigin } from '../../platform/http/foreign-origin.ts';
import { PUBLIC } from '../../platform/http/public.ts';
import { Problem } from '../../platform/http/problem.ts';

type SessionRequest = FastifyRequest & { user?: SignedInUser };

/** Every route needs a session unless it is marked `@Public()`; every write must come from our own pages. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly db: DataSource,
    private readonly reflector: Reflector,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SessionRequest>();
    refuseForeignOrigin(request, this.config.PUBLIC_URL);
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()]))
      return true;
    const token = request.cookies[SESSION_COOKIE];
    const user = token ? await findSignedIn(this.db.manager, hashToken(token)) : null;
    if (!user) throw new Problem('not-signed-in');
    request.user = user;
    return true;
  }
}

export const User = createParamDecorator((_: unknown, context: ExecutionContext): SignedInUser => {
  const { user } = context.switchToHttp().getRequest<SessionRequest>();
  if (!user) throw new Problem('not-signed-in');
  return user;
});

/** Refuses whoever holds none of the roles in the current body. */
export function requireRole(user: Actor, ...roles: Role[]): void {
  if (!roles.some((role) => holds(user, role))) throw new Problem('role-not-allowed');
}
