import { Controller, Param } from '@nestjs/common';
import { listNotifications, type NotificationView, type Params, readNotification } from '@nianbao/contracts';
import { Handles } from '../http/endpoint.decorator.ts';
import { type SignedInUser, User } from '../http/session.guard.ts';
import { NotificationsService } from './notifications.service.ts';

@Controller()
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Handles(listNotifications)
  list(@User() user: SignedInUser): Promise<NotificationView[]> {
    return this.notifications.list(user);
  }

  @Handles(readNotification)
  read(
    @User() user: SignedInUser,
    @Param({ schema: readNotification.params }) { id }: Params<typeof readNotification>,
  ): Promise<NotificationView> {
    return this.notifications.read(user, id);
  }
}
