import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Where the archive says what is in it, and where the record lies. */
export const MANIFEST_FILE = 'manifest.json';
export const RECORD_FILE = 'record.jsonl';
export const ANCHORS_FILE = 'anchors.json';

const MAX_UNPACKED = 2 * 1024 ** 3;
/** Of the ZIP format's own era: equal files make equal archives. */
const FIXED_TIME = new Date('1980-01-01T00:00:00');

const manifest = z.object({
  archive: z.literal('nianbao'),
  version: z.literal(1),
  organisation: z.object({ id: z.string(), name: z.string() }),
  year: z.int(),
  report: z.string(),
  archivedAt: z.string(),
  files: z.array(z.object({ path: z.string(), size: z.int().nonnegative(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;
/** Whose archive it is; the list of files is taken from the files. */
export type ArchiveFacts = Omit<Manifest, 'archive' | 'version' | 'files'>;

export interface ArchiveFault {
  path: string;
  kind: 'missing' | 'altered' | 'added';
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** One ZIP of these files and a manifest with the hash of each. */
export function packArchive(facts: ArchiveFacts, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const listed = [...files].map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }));
  const said: Manifest = { archive: 'nianbao', version: 1, ...facts, files: listed };
  const all = [
    [MANIFEST_FILE, strToU8(`${JSON.stringify(said, null, 2)}\n`)] as const,
    ...[...files].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ];
  return zipSync(Object.fromEntries(all), { mtime: FIXED_TIME });
}

/** `null`: not one of our archives, broken, or larger than 2 GB unpacked. */
export function openArchive(
  zip: Uint8Array,
): { manifest: Manifest; files: ReadonlyMap<string, Uint8Array>; faults: ArchiveFault[] } | null {
  const files = unpack(zip);
  const said = files && readManifest(files.get(MANIFEST_FILE));
  if (!files || !said) return null;
  files.delete(MANIFEST_FILE);
  return { manifest: said, files, faults: compare(said, files) };
}

function compare({ files: listed }: Manifest, files: ReadonlyMap<string, Uint8Array>): ArchiveFault[] {
  const paths = new Set(listed.map(({ path }) => path));
  const wrong = listed.flatMap(({ path, sha256: expected }): ArchiveFault[] => {
    const bytes = files.get(path);
    if (!bytes) return [{ path, kind: 'missing' }];
    return sha256(bytes) === expected ? [] : [{ path, kind: 'altered' }];
  });
  const added = [...files.keys()].filter((path) => !paths.has(path));
  return [...wrong, ...added.map((path) => ({ path, kind: 'added' as const }))];
}

function unpack(zip: Uint8Array): Map<string, Uint8Array> | null {
  let left = MAX_UNPACKED;
  try {
    const files = unzipSync(zip, {
      filter: ({ originalSize }) => {
        left -= originalSize;
        if (left < 0) throw new Error('too large');
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch {
    return null;
  }
}

function readManifest(bytes: Uint8Array | undefined): Manifest | null {
  if (!bytes) return null;
  try {
    return manifest.safeParse(JSON.parse(strFromU8(bytes))).data ?? null;
  } catch {
    return null;
  }
}
