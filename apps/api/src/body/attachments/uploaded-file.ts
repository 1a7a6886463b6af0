import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../platform/http/problem.ts';
import { ALLOWED, mediaTypeOf } from './media-type.ts';

export interface UploadedFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

const MAX_NAME = 200;

/** Reads the one file of the multipart field `file`; refuses what is too large, empty or of a type nobody needs here. */
export async function readUploadedFile(request: FastifyRequest): Promise<UploadedFile> {
  const { name, bytes } = await readFileField(request);
  if (bytes.length === 0) throw refused('文件是空的');
  const mediaType = mediaTypeOf(name, bytes);
  if (!mediaType) throw refused(`只能上传 ${ALLOWED} 文件，且内容须与扩展名相符`);
  return { name, mediaType, bytes };
}

async function readFileField(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw refused('请以 multipart/form-data 上传');
  try {
    const part = await request.file();
    if (part?.fieldname !== 'file') throw refused('缺少文件');
    return { name: plainName(part.filename), bytes: await part.toBuffer() };
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE')
      throw new Problem('too-large', [{ field: 'file', message: '文件不能超过 20 MB' }]);
    // Whatever else a parser finds wrong with a form, the form is wrong.
    throw refused('上传的内容不完整或格式不正确');
  }
}

const refused = (message: string): Problem => new Problem('invalid-input', [{ field: 'file', message }]);

/** The name without folders and control characters; its end is kept, because the ending says what it is. */
export const plainName = (sent: string): string =>
  (sent.split(/[/\\]/u).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Surrogate}]/gu, '').slice(-MAX_NAME) || 'file';
