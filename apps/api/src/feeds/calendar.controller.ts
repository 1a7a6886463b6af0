import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../http/session.guard.ts';
import { CalendarService } from './calendar.service.ts';

/** The secret in the address is all that is asked for: calendars cannot sign in. */
@Public()
@ApiExcludeController()
@Controller('api/calendar')
export class CalendarController {
  constructor(private readonly calendars: CalendarService) {}

  @Get(':name')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'inline; filename="nianbao.ics"')
  @Header('cache-control', 'private, no-cache')
  @Header('x-robots-tag', 'noindex')
  get(@Param('name') name: string): Promise<string> {
    return this.calendars.ofSecret(name.replace(/\.ics$/u, ''));
  }
}
