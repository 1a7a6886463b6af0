import { createHash } from 'node:crypto';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../platform/http/public.ts';
import { IcalFeedService } from './ical-feed.service.ts';

/** The secret in the address is all that is asked for: calendars cannot sign in. */
@Public()
@ApiExcludeController()
@Controller('api/calendar')
export class IcalFeedController {
  constructor(private readonly calendars: IcalFeedService) {}

  @Get(':name')
  async get(
    @Param('name') name: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const calendar = await this.calendars.ofSecret(name.replace(/\.ics$/u, ''));
    const etag = `"${createHash('sha256').update(calendar).digest('base64url')}"`;
    void reply.headers({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="nianbao.ics"',
      'cache-control': 'private, no-cache',
      'x-robots-tag': 'noindex',
      etag,
    });
    // A proxy that packed it says W/.
    if (known?.split(',').some((one) => one.trim().replace(/^W\//u, '') === etag)) {
      void reply.status(304);
      return '';
    }
    return calendar;
  }
}
