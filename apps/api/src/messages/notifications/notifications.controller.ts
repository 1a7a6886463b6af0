import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  type Body as BodyOf,
  listNotifications,
  type NotificationView,
  type Params,
  type Query as QueryOf,
  readAllNotifications,
  readNotification,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { NotificationsService } from './notifications.service.ts';

@Controller()
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Handles(listNotifications)
  list(
    @User() user: SignedInUser,
    @Query({ schema: listNotifications.query }) filter: QueryOf<typeof listNotifications>,
  ): Promise<NotificationView[]> {
    return this.notifications.list(user, filter);
  }

  @Handles(readAllNotifications)
  readAll(
    @User() user: SignedInUser,
    @Body({ schema: readAllNotifications.body }) body: BodyOf<typeof readAllNotifications>,
  ): Promise<{ count: number }> {
    return this.notifications.readAll(user, body);
  }

  @Handles(readNotification)
  read(
    @User() user: SignedInUser,
    @Param({ schema: readNotification.params }) { id }: Params<typeof readNotification>,
    @Body({ schema: readNotification.body }) { read }: BodyOf<typeof readNotification>,
  ): Promise<NotificationView> {
    return this.notifications.read(user, id, read);
  }
}
