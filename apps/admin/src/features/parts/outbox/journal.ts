import type { DBSchema } from 'idb';
import { browserDatabase } from './browser-database.ts';
import type { Draft, DraftChanges } from './drafts.ts';
import type { DraftKeeper } from './places-store.ts';

/** Whose words: nobody else is shown or sends them. */
export interface Owner {
  organisationId: string;
  personId: string;
}

export interface KeptDraft extends Draft, Owner {
  partId: string;
  /** The page that keeps it; while that is open nobody else takes it up. */
  holder: string;
  /** Name of the part, for when it can no longer be opened. */
  title: string;
  at: string;
}

interface Schema extends DBSchema {
  drafts: { key: string[]; value: KeptDraft };
}

const database = browserDatabase<Schema>('nianbao', (db) => {
  db.createObjectStore('drafts', {
    keyPath: ['organisationId', 'personId', 'partId', 'holder', 'address'],
  });
});

/** Keeps what is typed into one part in the browser's own database, in the order in which it was typed. */
export class Journal implements DraftKeeper {
  readonly #of: Omit<KeptDraft, keyof Draft | 'at'>;
  readonly #onFailed: (failed: boolean) => void;
  #last: Promise<void> = Promise.resolve();

  /** `onFailed` is told when the browser does not keep it (private window, full disk), and when it does again. */
  constructor(of: Omit<KeptDraft, keyof Draft | 'at'>, onFailed: (failed: boolean) => void) {
    this.#of = of;
    this.#onFailed = onFailed;
  }

  keep({ put, remove }: DraftChanges): void {
    const at = new Date().toISOString();
    const { organisationId, personId, partId, holder } = this.#of;
    this.#last = this.#last.then(async () => {
      try {
        const tx = (await database()).transaction('drafts', 'readwrite');
        await Promise.all([
          ...put.map((draft) => tx.store.put({ ...this.#of, ...draft, at })),
          ...remove.map((address) => tx.store.delete([organisationId, personId, partId, holder, address])),
          tx.done,
        ]);
        this.#onFailed(false);
      } catch (error) {
        console.error('not kept on this machine', error);
        this.#onFailed(true);
      }
    });
  }

  kept(): Promise<void> {
    return this.#last;
  }
}

/** What this person typed here in pages that are closed now and never reached the server, oldest first. */
export async function leftDrafts(
  { organisationId, personId }: Owner,
  isOpen: (holder: string) => boolean,
): Promise<KeptDraft[]> {
  const own = [organisationId, personId];
  const range = IDBKeyRange.bound(own, [...own, []]);
  const drafts = await (await database()).getAll('drafts', range);
  return drafts.filter(({ holder }) => !isOpen(holder)).toSorted((a, b) => a.at.localeCompare(b.at));
}

export async function forgetDrafts(drafts: readonly KeptDraft[]): Promise<void> {
  const tx = (await database()).transaction('drafts', 'readwrite');
  await Promise.all([
    ...drafts.map(({ organisationId, personId, partId, holder, address }) =>
      tx.store.delete([organisationId, personId, partId, holder, address]),
    ),
    tx.done,
  ]);
}
