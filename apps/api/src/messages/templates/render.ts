import type { TemplateChannel } from '@nianbao/contracts';
import Mustache from 'mustache';
import type { Values } from './fields.ts';

export interface Wording {
  subject: string;
  body: string;
}

/** Signs of markdown and mentions, and what stands for them in a value: no value can format, link or call anybody. */
const LOOKALIKES: Record<string, string> = {
  '*': '＊',
  _: '＿',
  '`': '｀',
  '#': '＃',
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '(': '（',
  ')': '）',
  '|': '｜',
  '~': '～',
  '@': '＠',
  '\\': '＼',
  '!': '！',
};

const oneLine = (value: string): string => value.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
const plainInMarkdown = (value: string): string =>
  oneLine(value).replaceAll(/[*_`#<>[\]()|~@\\!]/gu, (sign) => LOOKALIKES[sign] ?? sign);
const linkInMarkdown = (value: string): string =>
  oneLine(value).replaceAll(/[()<>\s*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** Fills in the values, each made harmless for the channel. Mail is plain text here; its HTML is made from the result. */
export function render(channel: TemplateChannel, { subject, body }: Wording, values: Values): Wording {
  const word = channel === 'email' ? oneLine : plainInMarkdown;
  const link = channel === 'email' ? oneLine : linkInMarkdown;
  const safe = <T extends object>(fields: T) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value !== 'string' ? value : (name === 'link' ? link : word)(value),
      ]),
    );
  const view = { ...safe(values), ...(values.items ? { items: values.items.map(safe) } : {}) };
  // Values are safe already; Mustache's own escaping is for HTML, which no template here is.
  const fill = (template: string) => Mustache.render(template, view, {}, { escape: String });
  return { subject: oneLine(fill(subject)).slice(0, 250), body: fill(body).trim() };
}
