import { Inject, Injectable } from '@nestjs/common';
import {
  type AuditAction,
  type Body,
  type listTemplates,
  type previewTemplate,
  type Response,
  type restoreTemplate,
  type saveTemplate,
  TEMPLATE_CHANNELS,
  TEMPLATE_TOPICS,
  type TemplateChannel,
  type TemplateTopic,
  type TemplateView,
} from '@nianbao/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { builtIn } from './built-in.ts';
import { leadsSomewhere, templateFaults } from './check-template.ts';
import { FIELDS, sampleOf } from './fields.ts';
import { mailHtml } from './mail-html.ts';
import { MessageTemplate } from './message-template.entity.ts';
import { render, type Wording } from './render.ts';
import { templateLabel } from './wording.ts';

interface Key {
  topic: TemplateTopic;
  channel: TemplateChannel;
}

/** The words of a body's messages: its own where it wrote some. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(user: SignedInUser): Promise<Response<typeof listTemplates>> {
    requireRole(user, 'admin');
    const own = await this.db.manager.findBy(MessageTemplate, { organisationId: user.organisationId });
    const keys = TEMPLATE_TOPICS.flatMap((topic) => TEMPLATE_CHANNELS.map((channel) => ({ topic, channel })));
    return {
      templates: keys.map((key) =>
        viewOf(
          key,
          own.find(({ topic, channel }) => topic === key.topic && channel === key.channel),
        ),
      ),
      fields: [...FIELDS],
    };
  }

  save(
    user: SignedInUser,
    { version, topic, channel, ...wording }: Body<typeof saveTemplate>,
  ): Promise<TemplateView> {
    requireRole(user, 'admin');
    return this.write(user, { topic, channel }, version, 'template.save', async (tx, before) => {
      refuseBroken({ topic, channel }, wording);
      return tx.save(MessageTemplate, {
        ...before,
        organisationId: user.organisationId,
        topic,
        channel,
        ...wording,
        broken: null,
      });
    });
  }

  restore(
    user: SignedInUser,
    { version, topic, channel }: Body<typeof restoreTemplate>,
  ): Promise<TemplateView> {
    requireRole(user, 'admin');
    return this.write(user, { topic, channel }, version, 'template.restore', async (tx, before) => {
      if (before) await tx.remove(before);
      return undefined;
    });
  }

  /** As a receiver would get it, with made-up content. */
  preview(
    user: SignedInUser,
    { topic, channel, ...wording }: Body<typeof previewTemplate>,
  ): Response<typeof previewTemplate> {
    requireRole(user, 'admin');
    refuseBroken({ topic, channel }, wording);
    const { subject, body } = render(channel, wording, sampleOf(topic, templateLabel(topic)));
    const footer = '（这里是退订地址和消息设置的地址，由系统加上）';
    return {
      subject,
      text: body,
      html: channel === 'email' ? mailHtml(body, footer, this.config.PUBLIC_URL) : null,
    };
  }

  private write(
    user: SignedInUser,
    key: Key,
    version: number,
    action: AuditAction,
    change: (tx: EntityManager, before: MessageTemplate | null) => Promise<MessageTemplate | undefined>,
  ): Promise<TemplateView> {
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      // Two who write the first words at once meet here, where there is no row to lock yet.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
        `template ${organisationId} ${key.topic} ${key.channel}`,
      ]);
      const before = await tx.findOne(MessageTemplate, { where: { organisationId, ...key } });
      if ((before?.version ?? 0) !== version) throw new Problem('stale-version');
      const words = before && { subject: before.subject, body: before.body };
      const after = await change(tx, before);
      await record(tx, {
        organisationId,
        actor: user,
        action,
        before: words,
        after: { ...key, ...(after ? { subject: after.subject, body: after.body } : {}) },
      });
      return viewOf(key, after);
    });
  }
}

function refuseBroken({ topic, channel }: Key, { subject, body }: Wording): void {
  const details = [
    ...templateFaults(topic, subject).map(({ message }) => ({ field: 'subject', message })),
    ...templateFaults(topic, body).map(({ message }) => ({ field: 'body', message })),
  ];
  if (details.length > 0) throw new Problem('template-invalid', details.slice(0, 20));
  if (!leadsSomewhere(topic, body))
    throw new Problem('template-invalid', [
      { field: 'body', message: '缺少 {{link}}：收到的人须能打开办理的页面' },
    ]);
  const made = render(channel, { subject, body }, sampleOf(topic, templateLabel(topic)));
  if (channel !== 'wecom' && made.subject === '')
    throw new Problem('template-invalid', [{ field: 'subject', message: '请填写标题' }]);
}

const viewOf = ({ topic, channel }: Key, own: MessageTemplate | undefined): TemplateView => {
  const words = builtIn(topic, channel);
  return {
    topic,
    channel,
    subject: own?.subject ?? words.subject,
    body: own?.body ?? words.body,
    builtIn: words,
    version: own?.version ?? 0,
    broken: own?.broken ?? null,
  };
};
