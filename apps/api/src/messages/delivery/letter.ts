import { type DeliveryTopic, type Topic, TOPIC_LABELS, TOPICS } from '@nianbao/contracts';
import { dayInWords, todayInShanghai } from '@nianbao/workdays';
import type { Values } from '../templates/fields.ts';
import type { DueDelivery } from './due.queries.ts';
import type { LetterItem } from './letter.queries.ts';

/** What asks for something: asked twice at one place is asked once. What tells what happened is told each time. */
const ASKS: ReadonlySet<Topic> = new Set(['late', 'returned', 'to_sign', 'reminder', 'to_judge', 'assigned']);

/** What is left to tell: what is asked, each place once a topic, in its latest words; the most urgent first. Pure. */
export function inOrder(items: readonly LetterItem[]): LetterItem[] {
  const latest = new Map<string, LetterItem>();
  for (const item of items) {
    if (item.people.length === 0) continue;
    // What leads to no place of its own (a delegation, a hand-over) is never the same thing twice.
    const same = ASKS.has(item.topic) && item.link !== '/' ? '' : item.text;
    const key = `${item.topic} ${item.link} ${same}`;
    const other = latest.get(key);
    if (!other || other.at <= item.at) latest.set(key, item);
  }
  const due = ({ dueOn }: LetterItem) => dueOn ?? '9999-12-31';
  return [...latest.values()].toSorted(
    (a, b) =>
      TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic) ||
      due(a).localeCompare(due(b)) ||
      a.at.getTime() - b.at.getTime(),
  );
}

const OTHER_LABELS: Partial<Record<DeliveryTopic, string>> = {
  digest: '每日摘要',
  test: '测试',
  confirm: '确认邮箱',
};

export const labelOf = (topic: DeliveryTopic): string =>
  OTHER_LABELS[topic] ?? TOPIC_LABELS[TOPICS.find((one) => one === topic) ?? 'other'];

/** The values of a message's template. */
export function valuesOf(
  { organisation, topic, person }: DueDelivery,
  items: readonly LetterItem[],
  now: Date,
  publicUrl: string,
): Values {
  const link = (path: string) => adminLink(publicUrl, path);
  const names = (item: LetterItem) => item.people.join('、');
  const common = { organisation, day: dayInWords(todayInShanghai(now)) };
  const everyone = [...new Set(items.flatMap(({ people }) => people))].join('、');
  if (topic !== 'digest' && items.length < 2) {
    const [item] = items;
    return {
      ...common,
      person: person?.name ?? everyone,
      topic: labelOf(topic),
      text: unended(item?.text ?? '这是一条测试消息，收到它说明通道可以使用'),
      link: link(item?.link ?? '/'),
    };
  }
  return {
    ...common,
    person: person?.name ?? everyone,
    count: items.length,
    items: items.map((item, i) => ({
      number: i + 1,
      topic: labelOf(item.topic),
      text: unended(item.text),
      link: link(item.link),
      person: names(item),
    })),
  };
}

/** Templates end the sentence; a reason that somebody gave may have ended it already. */
const unended = (text: string): string => text.replace(/[。．.；;，,]+$/u, '');

export const adminLink = (publicUrl: string, path: string): string =>
  new URL(`/admin${path.startsWith('/') ? path : `/${path}`}`, publicUrl).href;
