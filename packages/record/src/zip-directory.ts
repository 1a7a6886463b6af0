/** Bytes that can be read in any order, or in a row: a file on disk, or what lies in memory. */
export interface Bytes {
  size: number;
  read(start: number, end: number): Promise<Uint8Array>;
  stream(start: number, end: number): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

export interface ZippedFile {
  path: string;
  /** 0 as it is, 8 deflated; no other is ours. */
  method: number;
  packed: number;
  size: number;
  /** Where the file's own header stands. */
  at: number;
}

const END = { mark: 0x06054b50, length: 22, longestComment: 0xffff };
const ENTRY = { mark: 0x02014b50, length: 46 };
const HEADER = { mark: 0x04034b50, length: 30 };
const ENCRYPTED = 1;
const utf8 = new TextDecoder();

/**
 * What the directory at the end of a ZIP names, in its order: what every program that unpacks it goes by. `null`: no ZIP,
 * or one of a kind (encrypted, over 4 GB, in several pieces) that we never make.
 */
export async function filesOfZip(zip: Bytes): Promise<ZippedFile[] | null> {
  const tail = viewOf(await zip.read(Math.max(0, zip.size - END.length - END.longestComment), zip.size));
  let at = tail.byteLength - END.length;
  while (at >= 0 && tail.getUint32(at, true) !== END.mark) at -= 1;
  if (at < 0) return null;
  const [count, size, start] = [
    tail.getUint16(at + 10, true),
    tail.getUint32(at + 12, true),
    tail.getUint32(at + 16, true),
  ];
  if (start + size > zip.size) return null;
  return entriesOf(viewOf(await zip.read(start, start + size)), count);
}

function entriesOf(directory: DataView, count: number): ZippedFile[] | null {
  const files: ZippedFile[] = [];
  for (let at = 0; at < directory.byteLength;) {
    if (at + ENTRY.length > directory.byteLength || directory.getUint32(at, true) !== ENTRY.mark) return null;
    if (directory.getUint16(at + 8, true) & ENCRYPTED) return null;
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.getUint16(at + field, true));
    const end = at + ENTRY.length + (name ?? 0);
    if (end > directory.byteLength) return null;
    files.push({
      path: utf8.decode(new Uint8Array(directory.buffer, directory.byteOffset + at + ENTRY.length, name)),
      method: directory.getUint16(at + 10, true),
      packed: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true),
      at: directory.getUint32(at + 42, true),
    });
    at = end + (extra ?? 0) + (comment ?? 0);
  }
  return files.length === count ? files : null;
}

/** Where the file's packed bytes begin; `null`: there is no such file. */
export async function startOf(zip: Bytes, { at }: ZippedFile): Promise<number | null> {
  if (at + HEADER.length > zip.size) return null;
  const header = viewOf(await zip.read(at, at + HEADER.length));
  if (header.getUint32(0, true) !== HEADER.mark) return null;
  return at + HEADER.length + header.getUint16(26, true) + header.getUint16(28, true);
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);
