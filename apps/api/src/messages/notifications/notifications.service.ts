import { Injectable } from '@nestjs/common';
import {
  type Body,
  type listNotifications,
  type NotificationView,
  NOTIFICATIONS_PAGE,
  type Query,
  type readAllNotifications,
} from '@nianbao/contracts';
import { DataSource, IsNull, Not } from 'typeorm';
import { Clock } from '../../platform/clock/clock.module.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Notification } from './notification.entity.ts';

/** What a person has been told in the body of the session. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(
    { id: personId, organisationId }: SignedInUser,
    { topic, reportId, state, before }: Query<typeof listNotifications>,
  ): Promise<NotificationView[]> {
    const query = this.db.manager
      .createQueryBuilder(Notification, 'n')
      .where({
        personId,
        organisationId,
        ...(topic ? { topic } : {}),
        ...(reportId ? { reportId } : {}),
        ...(state ? { readAt: state === 'read' ? Not(IsNull()) : IsNull() } : {}),
      })
      .orderBy({ 'n.at': 'DESC', 'n.id': 'DESC' })
      .take(NOTIFICATIONS_PAGE);
    if (before)
      query.andWhere(
        '(n.at, n.id) < (SELECT b.at, b.id FROM notification b WHERE b.id = :before AND b.person_id = :personId)',
        { before, personId },
      );
    return (await query.getMany()).map(viewOf);
  }

  /** Read twice is read once: the first time stays. */
  read({ id: personId, organisationId }: SignedInUser, id: string, read: boolean): Promise<NotificationView> {
    return this.db.transaction(async (tx) => {
      const notification = await tx.findOneOrFail(Notification, {
        where: { id, personId, organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      notification.readAt = read ? (notification.readAt ?? this.clock.now()) : null;
      return viewOf(await tx.save(notification));
    });
  }

  /** Everything up to the message that the person saw first, and nothing that came in since. */
  async readAll(
    { id: personId, organisationId }: SignedInUser,
    { upTo, topic, reportId }: Body<typeof readAllNotifications>,
  ): Promise<{ count: number }> {
    const { at } = await this.db.manager.findOneByOrFail(Notification, {
      id: upTo,
      personId,
      organisationId,
    });
    const [, count]: [unknown, number] = await this.db.query(
      `UPDATE notification SET read_at = $6 WHERE person_id = $1 AND organisation_id = $2 AND read_at IS NULL
         AND date_trunc('milliseconds', at) <= $3
         AND ($4::text IS NULL OR topic = $4) AND ($5::uuid IS NULL OR report_id = $5)`,
      [personId, organisationId, at, topic ?? null, reportId ?? null, this.clock.now()],
    );
    return { count };
  }
}

const viewOf = ({ at, readAt, ...one }: Notification): NotificationView => ({
  ...one,
  at: at.toISOString(),
  readAt: readAt?.toISOString() ?? null,
});
