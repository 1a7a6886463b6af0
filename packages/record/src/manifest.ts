import { z } from 'zod';

/** Where the archive says what is in it, and where the record lies. */
export const MANIFEST_FILE = 'manifest.json';
export const RECORD_FILE = 'record.jsonl';
export const ANCHORS_FILE = 'anchors.json';

const listedFile = z.object({ path: z.string(), size: z.int().nonnegative(), sha256: z.string() });
export type ListedFile = z.infer<typeof listedFile>;

const manifest = z.object({
  archive: z.literal('nianbao'),
  version: z.literal(1),
  organisation: z.object({ id: z.string(), name: z.string() }),
  year: z.int(),
  report: z.string(),
  archivedAt: z.string(),
  files: z.array(listedFile),
});
export type Manifest = z.infer<typeof manifest>;
/** Whose archive it is; the list of files is taken from the files. */
export type ArchiveFacts = Omit<Manifest, 'archive' | 'version' | 'files'>;

export const manifestText = (facts: ArchiveFacts, files: ListedFile[]): string =>
  `${JSON.stringify({ archive: 'nianbao', version: 1, ...facts, files } satisfies Manifest, null, 2)}\n`;

/** `null`: the text is no manifest. */
export function readManifest(text: string): Manifest | null {
  try {
    return manifest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
