import { createHmac } from 'node:crypto';
import type { HookKind } from '@nianbao/contracts';
import type { Outcome } from './delivery-outcome.ts';
import type { Posted } from './post.ts';

export interface HookRequest {
  url: string;
  json: string;
  headers: Record<string, string>;
}

interface Target {
  kind: HookKind;
  url: string;
  secret: string;
}

/** What a generic receiver gets, and what the robots' words are made from. */
export interface HookMessage {
  /** The same at every attempt: a receiver that keeps it takes each message once. */
  id: string;
  subject: string;
  markdown: string;
  data: object;
}

/** The request as the receiver's own rules ask for it, signed for this moment. */
export function hookRequest(target: Target, message: HookMessage, now: Date): HookRequest {
  return REQUESTS[target.kind](target, message, now);
}

const REQUESTS: Record<HookKind, (target: Target, message: HookMessage, now: Date) => HookRequest> = {
  wecom: ({ url }, { markdown }) => ({
    url,
    json: JSON.stringify({ msgtype: 'markdown', markdown: { content: cut(markdown, 4096) } }),
    headers: {},
  }),
  dingtalk: ({ url, secret }, { subject, markdown }, now) => ({
    url: secret ? signedForDingTalk(url, secret, now) : url,
    json: JSON.stringify({ msgtype: 'markdown', markdown: { title: subject, text: cut(markdown, 18_000) } }),
    headers: {},
  }),
  // As https://www.standardwebhooks.com lays down, so that receivers find a library for it.
  generic: ({ url, secret }, { id, data }, now) => {
    const json = JSON.stringify(data);
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const signature = createHmac('sha256', keyOf(secret))
      .update(`${id}.${timestamp}.${json}`)
      .digest('base64');
    return {
      url,
      json,
      headers: {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      },
    };
  },
};

/** `timestamp` and `sign` = Base64(HMAC-SHA256(secret, timestamp + "\n" + secret)), as 钉钉 asks. */
function signedForDingTalk(address: string, secret: string, now: Date): string {
  const url = new URL(address);
  const timestamp = String(now.getTime());
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('sign', sign);
  return url.href;
}

const keyOf = (secret: string): Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8');

/** At most so many bytes of UTF-8, whole lines, and a word about what is left out. */
function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const rest = '\n……内容较多，其余请登录查看。';
  const lines = text.split('\n');
  while (lines.length > 1 && Buffer.byteLength(lines.join('\n') + rest) > bytes) lines.pop();
  const [only = ''] = lines;
  const kept =
    lines.length > 1 ? lines.join('\n') : [...only].slice(0, Math.floor((bytes - 60) / 4)).join('');
  return kept + rest;
}

/** Codes of 企业微信 and 钉钉 that mean: not now, or too often. */
const LATER = new Set([-1, 45009, 45033, 90030, 130101, 410100, 660026]);

export function judgeAnswer(kind: HookKind, { status, body }: Posted): Outcome {
  if (status === 429) return { kind: 'later', reason: '对方要求放慢（HTTP 429）', down: true };
  if (status >= 500 || status === 408 || status === 0)
    return { kind: 'later', reason: `对方答复 HTTP ${status}`, down: true };
  if (status >= 300 && status < 400)
    return { kind: 'refused', reason: `对方要求转到别的地址（HTTP ${status}），不予跟随` };
  if (status < 200 || status >= 400) return { kind: 'refused', reason: `对方拒绝（HTTP ${status}）` };
  return kind === 'generic' ? { kind: 'sent' } : judgeRobot(body);
}

function judgeRobot(body: string): Outcome {
  const answer = parsed(body);
  if (answer?.errcode === 0) return { kind: 'sent' };
  const words = `机器人答复 ${answer?.errcode ?? ''} ${answer?.errmsg ?? body.slice(0, 100)}`.trim();
  if (answer === null || LATER.has(answer.errcode)) return { kind: 'later', reason: words, down: true };
  return { kind: 'refused', reason: words };
}

function parsed(body: string): { errcode: number; errmsg: string } | null {
  try {
    const { errcode, errmsg } = JSON.parse(body) as { errcode?: unknown; errmsg?: unknown };
    return typeof errcode === 'number' ? { errcode, errmsg: String(errmsg ?? '').slice(0, 200) } : null;
  } catch {
    return null;
  }
}
