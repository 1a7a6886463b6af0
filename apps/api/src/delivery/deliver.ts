import { isMandatory, type Topic, TOPIC_LABELS } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';
import type { Config } from '../config.ts';
import { unsubscribeToken } from '../preferences/unsubscribe-token.ts';
import { mailHtml } from '../templates/mail-html.ts';
import { worded } from '../templates/wording.ts';
import { hookRequest, judgeAnswer } from './hook-request.ts';
import { adminLink, inOrder, labelOf, valuesOf } from './letter.ts';
import { type DueDelivery, itemsOf, type LetterItem } from './letter.queries.ts';
import type { Mailer } from './mailer.ts';
import { type Outcome, reasonOf } from './outcome.ts';
import { post } from './post.ts';

export interface Means {
  mailer: Pick<Mailer, 'send'>;
  config: Pick<Config, 'PUBLIC_URL' | 'LOCAL_HOOKS'>;
  now: Date;
}

const NOTHING_LEFT: Outcome = { kind: 'skipped', reason: '事项已经办结、已读，或不再需要告知' };

/** One attempt, with what is still worth telling now. */
export async function deliver(tx: EntityManager, due: DueDelivery, means: Means): Promise<Outcome> {
  const items = due.topic === 'test' ? [] : inOrder(await itemsOf(tx, due));
  if (due.topic !== 'test' && items.length === 0) return NOTHING_LEFT;
  return due.hook ? deliverToHook(tx, due, due.hook, items, means) : deliverByMail(tx, due, items, means);
}

async function deliverByMail(
  tx: EntityManager,
  due: DueDelivery,
  items: LetterItem[],
  { mailer, config, now }: Means,
): Promise<Outcome> {
  const { person } = due;
  if (!person?.email) return { kind: 'skipped', reason: '没有邮箱地址' };
  if (person.emailRefused !== null && due.topic !== 'test')
    return { kind: 'refused', reason: `邮箱地址曾被拒收：${person.emailRefused}` };
  const { subject, body } = await worded(
    tx,
    due.organisationId,
    { topic: due.topic, channel: 'email' },
    valuesOf(due, items, now, config.PUBLIC_URL),
  );
  const stop = (topic: Topic | 'digest') =>
    new URL(`/api/unsubscribe/${unsubscribeToken(person, topic)}`, config.PUBLIC_URL).href;
  const footer = footerOf(due, items, stop, config.PUBLIC_URL);
  const reports = new Set(items.map(({ reportId }) => reportId));
  const [report] = reports;
  return mailer.send({
    id: due.id,
    from: due.organisation,
    to: { name: person.name, address: person.email },
    subject,
    text: `${body}\n\n--\n${footer}\n`,
    html: mailHtml(body, footer, config.PUBLIC_URL),
    thread: reports.size === 1 && report ? `report-${report}-${person.preferenceId}` : null,
    unsubscribe: due.topic === 'test' || due.topic === 'late' ? null : stop(due.topic),
  });
}

function footerOf(
  { topic }: DueDelivery,
  items: LetterItem[],
  stop: (topic: Topic) => string,
  publicUrl: string,
): string {
  const topics = [...new Set(items.map((item) => item.topic))].filter((one) => !isMandatory(one));
  const stops = topics.map((one) => `不再接收“${TOPIC_LABELS[one]}”邮件：\n${stop(one)}`);
  return [
    ...(topic === 'late' ? ['“逾期”邮件不能关闭，办结后不再发送。'] : []),
    ...(topic === 'alarm' ? ['“告警”邮件不能关闭。'] : []),
    ...stops,
    `调整接收的类别和时间：\n${adminLink(publicUrl, '/notifications/settings')}`,
  ].join('\n\n');
}

async function deliverToHook(
  tx: EntityManager,
  due: DueDelivery,
  hook: NonNullable<DueDelivery['hook']>,
  items: LetterItem[],
  { config, now }: Means,
): Promise<Outcome> {
  if (hook.disabled && due.topic !== 'test') return { kind: 'skipped', reason: '接收方已停用' };
  const values = valuesOf(due, items, now, config.PUBLIC_URL);
  const { subject, body } =
    hook.kind === 'generic'
      ? { subject: '', body: '' }
      : await worded(tx, due.organisationId, { topic: due.topic, channel: hook.kind }, values);
  const data = {
    id: due.id,
    sentAt: now.toISOString(),
    organisation: { id: due.organisationId, name: due.organisation },
    topic: due.topic,
    label: labelOf(due.topic),
    items: items.map((item) => ({
      topic: item.topic,
      text: item.text,
      link: adminLink(config.PUBLIC_URL, item.link),
      people: item.people,
      at: item.at.toISOString(),
    })),
  };
  const { url, json, headers } = hookRequest(hook, { id: due.id, subject, markdown: body, data }, now);
  try {
    return judgeAnswer(hook.kind, await post(url, json, headers, { local: config.LOCAL_HOOKS }));
  } catch (error) {
    return { kind: 'later', reason: reasonOf(error), down: true };
  }
}
