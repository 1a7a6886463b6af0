import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Opens a database of this browser when it is first asked for, and again after the browser refused it or took it away. */
export function browserDatabase<S extends DBSchema>(
  name: string,
  create: (db: IDBPDatabase<S>) => void,
): () => Promise<IDBPDatabase<S>> {
  let opening: Promise<IDBPDatabase<S>> | null = null;
  const forget = () => {
    opening = null;
  };
  return () => {
    if (opening) return opening;
    const opened = openDB<S>(name, 1, { upgrade: create, terminated: forget });
    opened.catch(forget);
    opening = opened;
    return opened;
  };
}
