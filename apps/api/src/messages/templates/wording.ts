import {
  DELIVERY_TOPICS,
  TEMPLATE_TOPICS,
  type TemplateChannel,
  type TemplateTopic,
  TOPIC_LABELS,
} from '@nianbao/contracts';
import { type EntityManager, In } from 'typeorm';
import { tell } from '../../record/outbox/outbox.ts';
import { holders } from '../../body/people/holders.ts';
import { builtIn } from './built-in.ts';
import { templateFaults } from './check-template.ts';
import type { Values } from './fields.ts';
import { MessageTemplate } from './message-template.entity.ts';
import { render, type Wording } from './render.ts';

export const CHANNEL_LABELS: Record<TemplateChannel, string> = {
  email: '邮件',
  wecom: '企业微信',
  dingtalk: '钉钉',
};

const topicWithWords = (topic: (typeof DELIVERY_TOPICS)[number]): TemplateTopic =>
  TEMPLATE_TOPICS.find((one) => one === topic) ?? 'other';

export const templateLabel = (topic: TemplateTopic): string =>
  topic === 'digest' ? '每日摘要' : TOPIC_LABELS[topic];

/** The bodies' own templates; most have none. */
export const templatesOf = (
  tx: EntityManager,
  organisationIds: readonly string[],
): Promise<MessageTemplate[]> => tx.findBy(MessageTemplate, { organisationId: In([...organisationIds]) });

/**
 * A message in the body's own words, or in the built-in ones where there are none or they cannot be used any more; the
 * message goes out either way, and the body's admins are told once.
 */
export async function worded(
  tx: EntityManager,
  {
    templates,
    due: { organisationId },
    topic: subject,
    channel,
  }: {
    templates: readonly MessageTemplate[];
    due: { organisationId: string };
    topic: (typeof DELIVERY_TOPICS)[number];
    channel: TemplateChannel;
  },
  values: Values,
): Promise<Wording> {
  const topic = topicWithWords(subject);
  const fallback = render(channel, builtIn(topic, channel), values);
  const isOwn = (one: MessageTemplate) =>
    one.organisationId === organisationId && one.topic === topic && one.channel === channel;
  const own = subject === 'test' ? undefined : templates.find(isOwn);
  if (!own) return fallback;
  const [fault] = [...templateFaults(topic, own.subject), ...templateFaults(topic, own.body)];
  const made = fault ? fault.message : attempt(() => render(channel, own, values));
  if (typeof made !== 'string' && made.body !== '')
    return { ...made, subject: made.subject || fallback.subject };
  if (own.broken === null) await tellBroken(tx, own, typeof made === 'string' ? made : '没有内容');
  return fallback;
}

function attempt(work: () => Wording): Wording | string {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error.message : '模板有误';
  }
}

async function tellBroken(tx: EntityManager, template: MessageTemplate, why: string): Promise<void> {
  const { organisationId, topic, channel } = template;
  const [, count]: [unknown, number] = await tx.query(
    `UPDATE message_template SET broken = $4
     WHERE organisation_id = $1 AND topic = $2 AND channel = $3 AND broken IS NULL`,
    [organisationId, topic, channel, why],
  );
  if (count === 0) return;
  await tell(tx, {
    organisationId,
    personIds: await holders(tx, organisationId, 'admin', null),
    kind: 'template.broken',
    text: `“${templateLabel(topic)}”的${CHANNEL_LABELS[channel]}模板不能使用（${why}），已改用内置模板`,
    link: '/channels?show=templates',
  });
}
