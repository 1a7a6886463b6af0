import { Body, Controller, Query } from '@nestjs/common';
import {
  type Body as BodyOf,
  type CalendarView,
  getCalendar,
  previewCalendar,
  type Query as QueryOf,
  type ReplanPreview,
  type Response,
  updateCalendar,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { CalendarService } from './calendar.service.ts';

@Controller()
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Handles(getCalendar)
  get(
    @User() user: SignedInUser,
    @Query({ schema: getCalendar.query }) { year }: QueryOf<typeof getCalendar>,
  ): Promise<CalendarView> {
    return this.calendar.get(user, year);
  }

  @Handles(previewCalendar)
  preview(
    @User() user: SignedInUser,
    @Body({ schema: previewCalendar.body }) body: BodyOf<typeof previewCalendar>,
  ): Promise<ReplanPreview> {
    return this.calendar.preview(user, body);
  }

  @Handles(updateCalendar)
  update(
    @User() user: SignedInUser,
    @Body({ schema: updateCalendar.body }) body: BodyOf<typeof updateCalendar>,
  ): Promise<Response<typeof updateCalendar>> {
    return this.calendar.update(user, body);
  }
}
