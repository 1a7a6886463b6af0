import { createHmac, timingSafeEqual } from 'node:crypto';
import { TOPICS } from '@nianbao/contracts';

/** What one link switches off: mails of one topic, or all that the digest tells. */
export const UNSUBSCRIBED = [...TOPICS, 'digest'] as const;
export type Unsubscribed = (typeof UNSUBSCRIBED)[number];

const signatureOf = (mailKey: string, preferenceId: string, topic: string): Buffer =>
  createHmac('sha256', mailKey).update(`unsubscribe ${preferenceId} ${topic}`).digest();

/** Stands in a mail and opens nothing but this one switch of this one person. */
export const unsubscribeToken = (
  { preferenceId, mailKey }: { preferenceId: string; mailKey: string },
  topic: Unsubscribed,
): string => `${preferenceId}.${topic}.${signatureOf(mailKey, preferenceId, topic).toString('base64url')}`;

export interface ReadToken {
  preferenceId: string;
  topic: Unsubscribed;
  fits: (mailKey: string) => boolean;
}

export function readUnsubscribeToken(token: string): ReadToken | null {
  const [preferenceId = '', word, signature = ''] = token.split('.');
  const topic = UNSUBSCRIBED.find((one) => one === word);
  if (!topic || !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(preferenceId)) return null;
  const sent = Buffer.from(signature, 'base64url');
  return {
    preferenceId,
    topic,
    fits: (mailKey) => {
      const right = signatureOf(mailKey, preferenceId, topic);
      return sent.length === right.length && timingSafeEqual(sent, right);
    },
  };
}
