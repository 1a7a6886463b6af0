import {
  type DeliveryTopic,
  isMandatory,
  type TemplateChannel,
  type Topic,
  TOPIC_LABELS,
  TOPICS,
} from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';
import type { Config } from '../../platform/config.ts';
import { confirmToken } from '../preferences/confirm-token.ts';
import { unsubscribeToken } from '../preferences/unsubscribe-token.ts';
import type { Values } from '../templates/fields.ts';
import { mailHtml } from '../templates/mail-html.ts';
import type { Wording } from '../templates/render.ts';
import { templatesOf, worded } from '../templates/wording.ts';
import type { DueDelivery } from './due.queries.ts';
import { hookRequest, judgeAnswer } from './hook-request.ts';
import { adminLink, inOrder, labelOf, valuesOf } from './letter.ts';
import { itemsOf, type LetterItem } from './letter.queries.ts';
import type { Mail, Mailer } from './mailer.ts';
import { type Outcome, reasonOf } from './delivery-outcome.ts';
import { post } from './post.ts';

export interface Means {
  mailer: Pick<Mailer, 'send'>;
  config: Pick<Config, 'PUBLIC_URL' | 'LOCAL_HOOKS'>;
  now: Date;
}

/** What is ready to be sent; nothing of it asks the database any more. */
type Sending = () => Promise<Outcome>;

const NOTHING_LEFT: Outcome = { kind: 'skipped', reason: '事项已经办结、已读，或不再需要告知' };

/** Words each delivery with what is still worth telling now, and answers how to send it, or why it is not sent. */
export async function prepare(
  tx: EntityManager,
  dues: readonly DueDelivery[],
  means: Means,
): Promise<(Outcome | Sending)[]> {
  const items = await itemsOf(tx, dues);
  const own = dues.filter(({ ownWords }) => ownWords).map(({ organisationId }) => organisationId);
  const templates = own.length > 0 ? await templatesOf(tx, [...new Set(own)]) : [];
  const ready: (Outcome | Sending)[] = [];
  for (const due of dues) {
    const left = inOrder(items.get(due.id) ?? []);
    const words: Words = (topic, channel, values) => worded(tx, { templates, due, topic, channel }, values);
    ready.push(
      due.topic === 'confirm'
        ? letterSending(due, means)
        : due.topic !== 'test' && left.length === 0
          ? NOTHING_LEFT
          : due.hook
            ? await hookSending(due, due.hook, left, words, means)
            : await mailSending(due, left, words, means),
    );
  }
  return ready;
}

type Words = (topic: DeliveryTopic, channel: TemplateChannel, values: Values) => Promise<Wording>;

/** Several messages of a kind are listed as a digest lists them, under the name of their kind. */
async function wordsOf(
  due: DueDelivery,
  items: readonly LetterItem[],
  channel: TemplateChannel,
  words: Words,
  { config, now }: Means,
): Promise<Wording> {
  const values = valuesOf(due, items, now, config.PUBLIC_URL);
  if (due.topic === 'digest' || items.length < 2) return words(due.topic, channel, values);
  const { subject, body } = await words('digest', channel, values);
  return { subject: `【${labelOf(due.topic)}】${subject}`, body };
}

async function mailSending(
  due: DueDelivery,
  items: LetterItem[],
  words: Words,
  means: Means,
): Promise<Outcome | Sending> {
  const { person } = due;
  const { mailer, config } = means;
  if (!person?.email) return { kind: 'skipped', reason: '没有邮箱地址' };
  if (person.emailRefused !== null && due.topic !== 'test')
    return { kind: 'refused', reason: `邮箱地址曾被拒收：${person.emailRefused}` };
  const { subject, body } = await wordsOf(due, items, 'email', words, means);
  const stop = (topic: Topic | 'digest') =>
    new URL(`/api/unsubscribe/${unsubscribeToken(person, topic)}`, config.PUBLIC_URL).href;
  const footer = footerOf(due, items, stop, config.PUBLIC_URL);
  const reports = new Set(items.map(({ reportId }) => reportId));
  const [report] = reports;
  const mail: Mail = {
    id: due.id,
    from: due.organisation,
    to: { name: person.name, address: person.email },
    subject,
    text: `${body}\n\n--\n${footer}\n`,
    html: mailHtml(body, footer, config.PUBLIC_URL),
    thread: reports.size === 1 && report ? `report-${report}-${person.preferenceId}` : null,
    unsubscribe: canBeStopped(due.topic) ? stop(due.topic) : null,
  };
  return () => mailer.send(mail);
}

const canBeStopped = (topic: DeliveryTopic): topic is Topic | 'digest' =>
  topic === 'digest' || TOPICS.some((one) => one === topic && !isMandatory(one));

/** Asks whoever reads the mailbox whether it is the person's. */
function letterSending(
  { id, organisation, person }: DueDelivery,
  { mailer, config }: Means,
): Outcome | Sending {
  if (!person?.emailPending) return { kind: 'skipped', reason: '邮箱已经确认，或已经更改' };
  const link = new URL(`/api/confirm-email/${confirmToken(person, person.emailPending)}`, config.PUBLIC_URL)
    .href;
  const body = `${person.name}，您好：\n\n您在${organisation}年报编制系统中填写了本邮箱。请打开下面的地址确认，确认后系统的消息才会发到这里：\n${link}`;
  const footer = '不是您本人填写的，不必理会，系统不会再向这里发送消息。';
  const mail: Mail = {
    id,
    from: organisation,
    to: { name: person.name, address: person.emailPending },
    subject: `请确认您的邮箱（${organisation}年报编制系统）`,
    text: `${body}\n\n--\n${footer}\n`,
    html: mailHtml(body, footer, config.PUBLIC_URL),
    thread: null,
    unsubscribe: null,
  };
  return () => mailer.send(mail);
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

async function hookSending(
  due: DueDelivery,
  hook: NonNullable<DueDelivery['hook']>,
  items: LetterItem[],
  words: Words,
  means: Means,
): Promise<Outcome | Sending> {
  const { config, now } = means;
  if (hook.disabled && due.topic !== 'test') return { kind: 'skipped', reason: '接收方已停用' };
  const { subject, body } =
    hook.kind === 'generic' ? { subject: '', body: '' } : await wordsOf(due, items, hook.kind, words, means);
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
  return async () => {
    try {
      return judgeAnswer(hook.kind, await post(url, json, headers, { local: config.LOCAL_HOOKS }));
    } catch (error) {
      return { kind: 'later', reason: reasonOf(error), down: true };
    }
  };
}
