import { Injectable } from '@nestjs/common';
import type { NotificationView } from '@nianbao/contracts';
import { DataSource } from 'typeorm';
import type { SignedInUser } from '../http/session.guard.ts';
import { Notification } from './notification.entity.ts';

/** Older ones are in the database and of no use on a screen. */
const SHOWN = 100;

@Injectable()
export class NotificationsService {
  constructor(private readonly db: DataSource) {}

  async list({ id, organisationId }: SignedInUser): Promise<NotificationView[]> {
    const found = await this.db.manager.find(Notification, {
      where: { personId: id, organisationId },
      order: { at: 'DESC', id: 'DESC' },
      take: SHOWN,
    });
    return found.map(viewOf);
  }

  /** Read twice is read once: the first time stays. */
  read({ id: personId, organisationId }: SignedInUser, id: string): Promise<NotificationView> {
    return this.db.transaction(async (tx) => {
      const notification = await tx.findOneOrFail(Notification, {
        where: { id, personId, organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      notification.readAt ??= new Date();
      return viewOf(await tx.save(notification));
    });
  }
}

const viewOf = ({ id, kind, text, link, at, readAt }: Notification): NotificationView => ({
  id,
  kind,
  text,
  link,
  at: at.toISOString(),
  readAt: readAt?.toISOString() ?? null,
});
