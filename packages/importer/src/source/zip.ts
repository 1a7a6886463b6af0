import { Inflate } from 'fflate';

/** Why an archive is not read. */
export type ZipFault = 'broken' | 'encrypted' | 'too-large';

interface Entry {
  name: string;
  method: number;
  offset: number;
  size: number;
  inflated: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 5000;
const CHUNK = 8 * 1024;

/** The files named, inflated. Sizes are counted while inflating, since an archive may lie about them. */
export function readZip(
  bytes: Uint8Array,
  names: readonly string[],
  limit: number,
): Map<string, Uint8Array> | ZipFault {
  const entries = readDirectory(bytes);
  if (typeof entries === 'string') return entries;
  const wanted = entries.filter(({ name }) => names.includes(name));
  if (wanted.reduce((sum, { inflated }) => sum + inflated, 0) > limit) return 'too-large';
  const files = new Map<string, Uint8Array>();
  let left = limit;
  for (const entry of wanted) {
    const data = inflate(bytes, entry, left);
    if (typeof data === 'string') return data;
    left -= data.length;
    files.set(entry.name, data);
  }
  return files;
}

function readDirectory(bytes: Uint8Array): Entry[] | ZipFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && view.getUint32(end, true) !== END) end -= 1;
  if (end < lowest || end < 0) return 'broken';
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) return 'too-large';
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return 'broken';
    if ((view.getUint16(at + 8, true) & 1) === 1) return 'encrypted';
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function inflate(bytes: Uint8Array, entry: Entry, limit: number): Uint8Array | ZipFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) return 'broken';
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const data = bytes.subarray(start, start + entry.size);
  if (data.length < entry.size) return 'broken';
  if (entry.method === 0) return data.length > limit ? 'too-large' : data;
  return entry.method === 8 ? inflateWithin(data, limit) : 'broken';
}

function inflateWithin(data: Uint8Array, limit: number): Uint8Array | ZipFault {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((part) => {
    length += part.length;
    if (length <= limit) parts.push(part.slice());
  });
  try {
    for (let at = 0; at < data.length; at += CHUNK) {
      stream.push(data.subarray(at, at + CHUNK), at + CHUNK >= data.length);
      if (length > limit) return 'too-large';
    }
  } catch {
    return 'broken';
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
