import { Injectable } from '@nestjs/common';
import type { ChannelsView, DeliveryView } from '@nianbao/contracts';
import { DataSource } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { wakeOutbox } from '../../record/outbox/outbox.ts';
import { MessagePreference } from '../preferences/message-preference.entity.ts';
import { findDeliveries, queueOne } from './delivery.queries.ts';
import { HooksService } from './hooks.service.ts';
import { Mailer } from './mailer.ts';

interface MailState {
  waiting: number;
  dead: number;
  lastSentAt: Date | null;
  lastTrouble: string | null;
  testId: string | null;
}

@Injectable()
export class ChannelsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly hooks: HooksService,
  ) {}

  async get(user: SignedInUser): Promise<ChannelsView> {
    requireRole(user, 'admin');
    const tx = this.db.manager;
    const { organisationId } = user;
    const { testId, lastSentAt, ...state } = await this.mailState(user);
    const [test = null] = testId ? await findDeliveries(tx, organisationId, { ids: [testId] }) : [];
    return {
      email: {
        configured: this.mailer.configured,
        from: this.mailer.from,
        ...state,
        lastSentAt: lastSentAt?.toISOString() ?? null,
        test,
      },
      hooks: await this.hooks.list(user),
      refused: await tx.query(
        `SELECT p.name, w.email, w.email_refused AS reason
         FROM message_preference w JOIN person p ON p.id = w.person_id
         WHERE w.organisation_id = $1 AND w.email_refused IS NOT NULL ORDER BY p.name`,
        [organisationId],
      ),
    };
  }

  private async mailState({ id, organisationId }: SignedInUser): Promise<MailState> {
    const [state] = await this.db.query<MailState[]>(
      `SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
         count(*) FILTER (WHERE state = 'dead')::int AS dead,
         max(settled_at) FILTER (WHERE state = 'sent') AS "lastSentAt",
         (SELECT reason FROM delivery WHERE organisation_id = $1 AND person_id IS NOT NULL AND state = 'waiting'
            AND reason IS NOT NULL ORDER BY attempts DESC LIMIT 1) AS "lastTrouble",
         (SELECT id FROM delivery WHERE organisation_id = $1 AND person_id = $2 AND topic = 'test'
          ORDER BY created_at DESC LIMIT 1) AS "testId"
       FROM delivery WHERE organisation_id = $1 AND person_id IS NOT NULL`,
      [organisationId, id],
    );
    return state ?? { waiting: 0, dead: 0, lastSentAt: null, lastTrouble: null, testId: null };
  }

  tryEmail(user: SignedInUser): Promise<DeliveryView> {
    requireRole(user, 'admin');
    const { id: personId, organisationId } = user;
    return this.db.transaction(async (tx) => {
      if (!this.mailer.configured)
        throw new Problem('action-not-allowed', [
          { field: 'email', message: '邮件通道没有配置，请先设置 SMTP_URL 和 MAIL_FROM' },
        ]);
      const preference = await tx.findOneBy(MessagePreference, { organisationId, personId });
      if (!preference?.email)
        throw new Problem('action-not-allowed', [
          { field: 'email', message: '您还没有填写或确认邮箱，请先在“我的消息设置”中填写并确认' },
        ]);
      const queued = await queueOne(tx, organisationId, { personId }, 'test', this.clock.now());
      await wakeOutbox(tx);
      await record(tx, { organisationId, actor: user, action: 'channel.test', after: { channel: 'email' } });
      const [view] = await findDeliveries(tx, organisationId, { ids: [queued] });
      if (!view) throw new Problem('not-found');
      return view;
    });
  }
}
