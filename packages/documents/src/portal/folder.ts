import { type Zippable, zipSync } from 'fflate';

/** The first moment that a zip file can name: equal files give equal bytes. */
const ZIP_EPOCH = new Date(1980, 0, 1);
/** Packed already, or nearly so. */
const PACKED = /\.(?:docx|pdf|png|jpe?g)$/u;

/** A folder of files as one zip, in the order of their names. */
export function zipFolder(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const zip: Zippable = Object.fromEntries(
    entries.map(([name, bytes]) => [name, [bytes, { level: PACKED.test(name) ? 0 : 6 }]] as const),
  );
  return zipSync(zip, { mtime: ZIP_EPOCH });
}
