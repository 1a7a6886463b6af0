import type { FastifyReply } from 'fastify';

export interface SentFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Always as a download, never as a page of this site, and never kept by a cache: a draft may change in a second. */
export async function sendFile(reply: FastifyReply, { name, mediaType, bytes }: SentFile): Promise<void> {
  await reply
    .header('content-type', mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeName(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(bytes));
}

/** What no file system takes, and blanks, are left out. */
export const fileName = (title: string, ending: string): string =>
  `${title.replace(/[\s\p{Cc}\\/:*?"<>|]+/gu, '').slice(0, 80) || '年报'}.${ending}`;

const encodeName = (text: string): string =>
  encodeURIComponent(text).replaceAll(/['()*]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
