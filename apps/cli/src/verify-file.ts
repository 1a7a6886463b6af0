import type { Bytes } from '@nianbao/record';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refusal } from './refusal.ts';

/** A file by what is in it, whatever it is called. */
export interface ReadFile {
  isZip: boolean;
  bytes: Bytes;
  /** From its beginning, unpacked where it is a `.gz`. */
  all: () => AsyncIterable<Uint8Array>;
}

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b];

/** Piece by piece: the file may be longer than the memory. */
export async function withFile<T>(file: string, read: (file: ReadFile) => Promise<T>): Promise<T> {
  try {
    const handle = await open(file);
    try {
      return await read(await readable(handle));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw unreadable(file, error.code);
    throw error;
  }
}

async function readable(handle: FileHandle): Promise<ReadFile> {
  const { size } = await handle.stat();
  const bytes: Bytes = {
    size,
    read: async (start, end) => {
      const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(end - start), position: start });
      return buffer.subarray(0, bytesRead);
    },
    stream: (start, end) => (end > start ? streamOf(handle, start, end - 1) : []),
  };
  const begins = (magic: readonly number[], head: Uint8Array) => magic.every((byte, at) => head[at] === byte);
  const head = await bytes.read(0, Math.min(2, size));
  return {
    isZip: begins(ZIP, head),
    bytes,
    all: () => {
      const plain = streamOf(handle, 0);
      return begins(GZIP, head) ? pipeline(plain, createGunzip(), () => {}) : plain;
    },
  };
}

const streamOf = (handle: FileHandle, start: number, end?: number) =>
  handle.createReadStream({ start, ...(end === undefined ? {} : { end }), autoClose: false });

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  EISDIR: '是文件夹',
  EACCES: '没有权限',
  Z_DATA_ERROR: '压缩内容已损坏',
  Z_BUF_ERROR: '压缩内容不完整',
};

const unreadable = (file: string, code: unknown): Refusal =>
  new Refusal(`不能读取“${file}”：${REASONS[String(code)] ?? String(code)}`);
