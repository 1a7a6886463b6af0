import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';

export interface SentFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A file that is longer than the memory it should take. */
export interface SentStream extends Omit<SentFile, 'bytes'> {
  size: number;
  bytes: Readable;
}

/** Always as a download, never as a page of this site, and never kept by a cache: a draft may change in a second. */
export async function sendFile(reply: FastifyReply, file: SentFile): Promise<void> {
  await asDownload(reply, file).send(Buffer.from(file.bytes));
}

export async function sendStream(reply: FastifyReply, file: SentStream): Promise<void> {
  await asDownload(reply, file).header('content-length', file.size).send(file.bytes);
}

const asDownload = (reply: FastifyReply, { name, mediaType }: Omit<SentFile, 'bytes'>): FastifyReply =>
  reply
    .header('content-type', mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeName(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
    .header('cache-control', 'private, no-store');

/** What no file system takes, and blanks, are left out. */
export const fileName = (title: string, ending: string): string =>
  `${title.replace(/[\s\p{Cc}\\/:*?"<>|]+/gu, '').slice(0, 80) || '年报'}.${ending}`;

const encodeName = (text: string): string =>
  encodeURIComponent(text).replaceAll(/['()*]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
