import { strToU8, Zip, ZipDeflate } from 'fflate';
import { createHash } from 'node:crypto';
import { type ArchiveFacts, type ListedFile, MANIFEST_FILE, manifestText } from './manifest.ts';

export interface ArchivedFile {
  path: string;
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** What the headers of a plain ZIP can count: 4 GB and 65,535 files. */
export const MOST_BYTES = 0xffff_ffff;
export const MOST_FILES = 0xffff;

/** The files are more, or larger, than one ZIP holds. */
export class ArchiveTooLarge extends Error {}

/** Of the ZIP format's own era: equal files make equal archives. */
const FIXED_TIME = new Date('1980-01-01T00:00:00');
/** Bytes that are packed in some thousandths of a second. */
const AT_ONCE = 128 * 1024;
const NOTHING = new Uint8Array();

/**
 * One ZIP of these files and, at its end, a manifest with the hash of each. Piece by piece, as fast as it is taken: one
 * piece of one file is in memory, never the archive.
 *
 * @throws {ArchiveTooLarge}
 */
export async function* packArchive(
  facts: ArchiveFacts,
  files: Iterable<ArchivedFile> | AsyncIterable<ArchivedFile>,
): AsyncGenerator<Uint8Array> {
  const zip = new Packer();
  for await (const file of files) yield* zip.add(file);
  yield* zip.add({ path: MANIFEST_FILE, content: [strToU8(manifestText(facts, zip.listed))] });
  yield* zip.end();
}

class Packer {
  readonly listed: ListedFile[] = [];
  private readonly zip = new Zip((error, bytes) => {
    if (error) throw error;
    this.packed.push(bytes);
    this.written += bytes.length;
  });
  private packed: Uint8Array[] = [];
  private written = 0;

  async *add({ path, content }: ArchivedFile): AsyncGenerator<Uint8Array> {
    if (this.listed.some((file) => file.path === path)) throw new Error(`${path} is already in the archive`);
    const hash = createHash('sha256');
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = FIXED_TIME;
    this.zip.add(file);
    let size = 0;
    for await (const piece of content) {
      hash.update(piece);
      size += piece.length;
      // Whoever takes the pieces has time for other work between them, however large the file is.
      for (let at = 0; at < piece.length; at += AT_ONCE) {
        file.push(piece.subarray(at, at + AT_ONCE));
        yield* this.taken(size);
      }
    }
    file.push(NOTHING, true);
    this.listed.push({ path, size, sha256: hash.digest('hex') });
    yield* this.taken(size);
  }

  *end(): Generator<Uint8Array> {
    this.zip.end();
    yield* this.taken(0);
  }

  private *taken(size: number): Generator<Uint8Array> {
    if (size > MOST_BYTES || this.written > MOST_BYTES || this.listed.length > MOST_FILES)
      throw new ArchiveTooLarge(`${this.listed.length} files, ${this.written} bytes`);
    const packed = this.packed;
    this.packed = [];
    yield* packed;
  }
}
