import type { TemplateTopic } from '@nianbao/contracts';
import Mustache from 'mustache';
import { fieldsOf } from './fields.ts';

/** What is wrong with a template, and where. */
export interface TemplateFault {
  message: string;
}

type Token = [kind: string, value: string, start: number, end: number, inner?: Token[]];

const TROUBLES: readonly [RegExp, (name: string) => string][] = [
  [/^Unclosed tag at (\d+)/u, () => '花括号没有闭合'],
  [/^Unclosed section "([^"]*)" at (\d+)/u, (name) => `{{#${name}}} 没有对应的 {{/${name}}}`],
  [/^Unopened section "([^"]*)" at (\d+)/u, (name) => `{{/${name}}} 前面没有 {{#${name}}}`],
];

/** Why the template cannot be used, in the order of the text; empty where it can. Pure. */
export function templateFaults(topic: TemplateTopic, template: string): TemplateFault[] {
  const fault = (at: number, words: string) => ({ message: `${placeOf(template, at)}：${words}` });
  let tokens: Token[];
  try {
    // The parser's own declaration says no more than "an array".
    tokens = Mustache.parse(template) as Token[];
  } catch (error) {
    const [at, words] = translated(error instanceof Error ? error.message : '', template);
    return [fault(at, words)];
  }
  const { outside, inItems } = fieldsOf(topic);
  return faultsIn(tokens, outside, inItems).map(([at, words]) => fault(at, words));
}

function faultsIn(tokens: Token[], known: Set<string>, inItems: Set<string>): [number, string][] {
  return tokens.flatMap(([kind, value, start, , inner = []]): [number, string][] => {
    if (kind === 'text' || kind === '!') return [];
    if (kind === '&') return [[start, `请写作 {{${value}}}：内容须经过转义`]];
    if (kind === '#' && value === 'items' && inItems.size > 0) return faultsIn(inner, inItems, new Set());
    if (kind === '#' || kind === '^')
      return [...(known.has(value) ? [] : [unknown(start, value)]), ...faultsIn(inner, known, inItems)];
    if (kind !== 'name') return [[start, `不支持“${kind}${value}”这种写法`]];
    return known.has(value) ? [] : [unknown(start, value)];
  });
}

const unknown = (at: number, name: string): [number, string] => [at, `这里没有“${name}”这个字段`];

/** The parser names the end of the text for what was never closed; a person looks for where it was opened. */
function translated(message: string, template: string): [number, string] {
  for (const [pattern, words] of TROUBLES) {
    const found = pattern.exec(message);
    if (!found) continue;
    const name = found.length > 2 ? (found[1] ?? '') : '';
    const at = Number(found.at(-1));
    const opened = template.lastIndexOf(message.startsWith('Unclosed section') ? `{{#${name}` : '{{', at);
    return [message.startsWith('Unclosed') && opened >= 0 ? opened : at, words(name)];
  }
  return [0, '花括号的写法有误'];
}

function placeOf(template: string, at: number): string {
  const before = template.slice(0, at).split('\n');
  return `第 ${before.length} 行第 ${[...(before.at(-1) ?? '')].length + 1} 个字`;
}

/** Whether the message says where to go: a reminder that leads nowhere is noise. In a digest each item does. */
export function leadsSomewhere(topic: TemplateTopic, body: string): boolean {
  const items = body.match(/\{\{#\s*items\s*\}\}[\s\S]*?\{\{\/\s*items\s*\}\}/gu) ?? [];
  return (topic === 'digest' ? items : [body]).some((part) => /\{\{\s*link\s*\}\}/u.test(part));
}
