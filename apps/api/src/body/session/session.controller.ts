import { Body, Controller, Inject, Ip, Res } from '@nestjs/common';
import {
  type Body as BodyOf,
  changePassword,
  getSession,
  type Response,
  type SessionView,
  signIn,
  signOut,
  switchOrganisation,
} from '@nianbao/contracts';
import type { FastifyReply } from 'fastify';
import type { Config } from '../../platform/config.ts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { User } from './session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Public } from '../../platform/http/public.ts';
import { SESSION_COOKIE } from '../../platform/session/session-token.ts';
import { SessionService } from './session.service.ts';

@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Handles(signIn)
  async signIn(
    @Body({ schema: signIn.body }) body: BodyOf<typeof signIn>,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { token, view } = await this.sessions.signIn(body, address);
    void reply.setCookie(SESSION_COOKIE, token, this.cookie());
    return view;
  }

  @Handles(getSession)
  view(@User() user: SignedInUser): Promise<SessionView> {
    return this.sessions.view(user);
  }

  @Handles(signOut)
  async signOut(
    @User() user: SignedInUser,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Response<typeof signOut>> {
    await this.sessions.signOut(user);
    void reply.clearCookie(SESSION_COOKIE, this.cookie());
    return { done: true };
  }

  @Handles(switchOrganisation)
  switchOrganisation(
    @User() user: SignedInUser,
    @Body({ schema: switchOrganisation.body }) { organisationId }: BodyOf<typeof switchOrganisation>,
  ): Promise<SessionView> {
    return this.sessions.switchOrganisation(user, organisationId);
  }

  @Handles(changePassword)
  async changePassword(
    @User() user: SignedInUser,
    @Body({ schema: changePassword.body }) body: BodyOf<typeof changePassword>,
  ): Promise<Response<typeof changePassword>> {
    await this.sessions.changePassword(user, body);
    return { done: true };
  }

  /** No expiry of its own: the server decides how long a session lives. */
  private cookie() {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.config.SECURE_COOKIE } as const;
  }
}
