import { Body, Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import {
  announcePresence,
  type Body as BodyOf,
  LIVE_PATH,
  liveEvent,
  type Params,
  problemBody,
  type Response,
} from '@nianbao/contracts';
import type { FastifyReply } from 'fastify';
import { Handles } from '../platform/http/endpoint.decorator.ts';
import { User } from '../body/session/session.guard.ts';
import { type SignedInUser } from '../platform/session/signed-in-user.ts';
import { Connection } from './connection.ts';
import { LiveHub } from './live.hub.ts';
import { PresenceService } from './presence.service.ts';

@Controller()
export class LiveController {
  constructor(
    private readonly hub: LiveHub,
    private readonly presence: PresenceService,
  ) {}

  @ApiProduces('text/event-stream')
  @ApiOperation({ summary: '本单位的实时消息（server-sent events），可用 Last-Event-ID 接续' })
  @ApiOkResponse({ description: '逐条的消息', standardSchema: liveEvent })
  @ApiDefaultResponse({ description: '失败', standardSchema: problemBody })
  @Get(`/api${LIVE_PATH}`)
  async live(
    @User() user: SignedInUser,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const connection = new Connection(user, reply);
    try {
      await this.hub.join(connection, lastEventId);
    } catch (error) {
      // The browser comes back by itself.
      connection.end();
      throw error;
    }
  }

  @Handles(announcePresence)
  async announce(
    @User() user: SignedInUser,
    @Param({ schema: announcePresence.params }) { id }: Params<typeof announcePresence>,
    @Body({ schema: announcePresence.body }) body: BodyOf<typeof announcePresence>,
  ): Promise<Response<typeof announcePresence>> {
    return { people: await this.presence.announce(user, id, body) };
  }
}
