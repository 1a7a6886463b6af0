import type { Bytes } from '@nianbao/record';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
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
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(end - start), position: start });
    return buffer.subarray(0, bytesRead);
  };
  const bytes: Bytes = { size, read, stream: (start, end) => streamOf({ read }, start, end) };
  const begins = (magic: readonly number[], head: Uint8Array) => magic.every((byte, at) => head[at] === byte);
  const head = await bytes.read(0, Math.min(2, size));
  return {
    isZip: begins(ZIP, head),
    bytes,
    all: () => {
      const plain = streamOf({ read }, 0, size);
      return begins(GZIP, head) ? pipeline(Readable.from(plain), createGunzip(), () => {}) : plain;
    },
  };
}

const PIECE = 256 * 1024;

/** Read by hand: each stream of a file handle leaves a listener with it, and an archive has as many as it has files. */
async function* streamOf(
  { read }: Pick<Bytes, 'read'>,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end;) {
    const piece = await read(at, Math.min(at + PIECE, end));
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  EISDIR: '是文件夹',
  EACCES: '没有权限',
  Z_DATA_ERROR: '压缩内容已损坏',
  Z_BUF_ERROR: '压缩内容不完整',
};

const unreadable = (file: string, code: unknown): Refusal =>
  new Refusal(`不能读取“${file}”：${REASONS[String(code)] ?? String(code)}`);
