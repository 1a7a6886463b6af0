import type { DBSchema } from 'idb';
import { browserDatabase } from './browser-database.ts';
import type { Owner } from './journal.ts';

/** A picture on its way to the server, and where in the text it stands. */
export interface PendingPicture {
  key: string;
  file: File;
  blockId: string;
  caption: string;
  /** The blocks before it: it goes back behind the last of them that is still there. */
  after: readonly string[];
}

/** Which part of whom, and which page keeps it. */
export interface PictureHome extends Owner {
  partId: string;
  holder: string;
  title: string;
}

export interface KeptPicture extends PictureHome, Omit<PendingPicture, 'file'> {
  /** Not the file itself: some browsers lose files that they keep. */
  bytes: ArrayBuffer;
  name: string;
  type: string;
  at: string;
}

interface Schema extends DBSchema {
  pictures: { key: string[]; value: KeptPicture };
}

/** The server takes no larger ones, so that keeping them would only fill the disk. */
export const MAX_PICTURE_BYTES = 20 * 1024 * 1024;

// Beside the drafts and not in their database: an older page that has that one open would hold up its change.
const database = browserDatabase<Schema>('nianbao-pictures', (db) => {
  db.createObjectStore('pictures', { keyPath: ['organisationId', 'personId', 'partId', 'holder', 'key'] });
});

/** @throws DOMException where the browser keeps nothing (private window, full disk). */
export async function keepPicture(home: PictureHome, { file, ...picture }: PendingPicture): Promise<void> {
  if (file.size > MAX_PICTURE_BYTES) return;
  const bytes = await file.arrayBuffer();
  const { name, type } = file;
  await (
    await database()
  ).put('pictures', { ...home, ...picture, bytes, name, type, at: new Date().toISOString() });
}

export async function forgetPicture(
  { organisationId, personId, partId, holder }: PictureHome,
  key: string,
): Promise<void> {
  await (await database()).delete('pictures', [organisationId, personId, partId, holder, key]);
}

/** Pictures of this person that never reached their text, in pages that are gone, oldest first. */
export async function leftPictures(
  { organisationId, personId }: Owner,
  isHeld: (picture: KeptPicture) => boolean,
): Promise<KeptPicture[]> {
  const own = [organisationId, personId];
  const all = await (await database()).getAll('pictures', IDBKeyRange.bound(own, [...own, []]));
  return all.filter((picture) => !isHeld(picture)).toSorted((a, b) => a.at.localeCompare(b.at));
}

export const fileOf = ({ bytes, name, type }: KeptPicture): File => new File([bytes], name, { type });
