import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureOf = (mailKey: string, preferenceId: string, address: string): Buffer =>
  createHmac('sha256', mailKey).update(`confirm ${preferenceId} ${address}`).digest();

/** Whoever holds it reads the mailbox of that address; it says nothing of any other address. */
export const confirmToken = (
  { preferenceId, mailKey }: { preferenceId: string; mailKey: string },
  address: string,
): string => `${preferenceId}.${signatureOf(mailKey, preferenceId, address).toString('base64url')}`;

export interface ReadConfirmToken {
  preferenceId: string;
  confirms: (mailKey: string, address: string) => boolean;
}

export function readConfirmToken(token: string): ReadConfirmToken | null {
  const [preferenceId = '', signature = ''] = token.split('.');
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(preferenceId)) return null;
  const sent = Buffer.from(signature, 'base64url');
  return {
    preferenceId,
    confirms: (mailKey, address) => {
      const right = signatureOf(mailKey, preferenceId, address);
      return address !== '' && sent.length === right.length && timingSafeEqual(sent, right);
    },
  };
}
