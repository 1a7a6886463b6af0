import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { type Manifest, MANIFEST_FILE, readManifest } from './manifest.ts';
import { type Bytes, filesOfZip, startOf, type ZippedFile } from './zip-directory.ts';

export interface ArchiveFault {
  path: string;
  kind: 'missing' | 'altered' | 'added';
}

export interface OpenedArchive {
  manifest: Manifest;
  /** Every file that the manifest does not name, or names otherwise. */
  faults: ArchiveFault[];
  /** The content of one file, piece by piece; `null`: it is not there. */
  file: (path: string) => AsyncIterable<Uint8Array> | null;
}

/** A list of files, or of anchors, is short; what is longer is not read. */
const SHORT = 64 * 1024 * 1024;

/** Opens an archive and compares each file with the manifest, piece by piece. `null`: not one of ours, or broken. */
export async function openArchive(zip: Bytes): Promise<OpenedArchive | null> {
  const files = await filesOfZip(zip);
  if (!files) return null;
  const named = new Map(files.map((file) => [file.path, file]));
  const file = (path: string) => {
    const found = named.get(path);
    return found ? contentOf(zip, found) : null;
  };
  const manifest = readManifest((await textOf(file(MANIFEST_FILE))) ?? '');
  return manifest && { manifest, faults: await faultsOf(zip, files, named, manifest), file };
}

/** All of a short text; `null`: it is not there, broken or not short. */
export async function textOf(content: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  if (!content) return null;
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of content) {
      pieces.push(piece);
      size += piece.length;
      if (size > SHORT) return null;
    }
    return Buffer.concat(pieces).toString('utf8');
  } catch {
    return null;
  }
}

async function faultsOf(
  zip: Bytes,
  files: readonly ZippedFile[],
  named: ReadonlyMap<string, ZippedFile>,
  { files: listed }: Manifest,
): Promise<ArchiveFault[]> {
  const expected = new Map(listed.map((one) => [one.path, one]));
  const faults: ArchiveFault[] = [];
  for (const { path, size, sha256 } of expected.values()) {
    const found = named.get(path);
    if (!found) faults.push({ path, kind: 'missing' });
    else if ((await hashOf(contentOf(zip, found), size)) !== sha256) faults.push({ path, kind: 'altered' });
  }
  // Of two files with one name a program may show either: none of them but the last was looked at.
  const added = files.filter(
    (one) => named.get(one.path) !== one || (one.path !== MANIFEST_FILE && !expected.has(one.path)),
  );
  return [...faults, ...added.map(({ path }) => ({ path, kind: 'added' as const }))];
}

/** `null`: it is not of this size, or cannot be unpacked. Reads no more than that. */
async function hashOf(content: AsyncIterable<Uint8Array>, size: number): Promise<string | null> {
  const hash = createHash('sha256');
  let left = size;
  try {
    for await (const piece of content) {
      left -= piece.length;
      if (left < 0) return null;
      hash.update(piece);
    }
  } catch {
    return null;
  }
  return left === 0 ? hash.digest('hex') : null;
}

const STORED = 0;

async function* contentOf(zip: Bytes, file: ZippedFile): AsyncGenerator<Uint8Array> {
  const start = await startOf(zip, file);
  if (start === null) throw new Error(`${file.path} is not in the archive`);
  const packed = Readable.from(zip.stream(start, start + file.packed));
  // Whoever reads the pieces is told of what went wrong.
  yield* file.method === STORED ? packed : pipeline(packed, createInflateRaw(), () => {});
}
