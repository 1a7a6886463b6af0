import type { Change, Place, SaveResult } from '@nianbao/contracts';

/** What a person typed into one part, as the browser keeps it. Opaque here: only the model looks inside. */
export interface Outbox {
  places: ReadonlyMap<string, { saved: Place; theirs: Place | null; refusal: string | null }>;
  inFlight: readonly Change[];
}

/** The model of the admin app that decides what is sent, kept, sent again and shown. */
export interface OutboxModel {
  openOutbox: (places: readonly Place[]) => Outbox;
  type: (outbox: Outbox, address: string, value: Change['value']) => Outbox;
  takeBatch: (outbox: Outbox, newId: () => string) => { outbox: Outbox; changes: readonly Change[] } | null;
  settle: (outbox: Outbox, results: readonly SaveResult[], at: string) => Outbox;
  postpone: (outbox: Outbox) => Outbox;
  receive: (outbox: Outbox, places: readonly Place[]) => Outbox;
  choose: (outbox: Outbox, address: string, choice: 'mine' | 'theirs') => Outbox;
  isUnsaved: (outbox: Outbox) => boolean;
}

const MODEL = '../../admin/src/features/parts/outbox/outbox.ts';

/**
 * The browser's own model, so that what is tested together is what works together. No app imports another: only this
 * test, which plays the browser, reads the file, and it fails when the model no longer has these functions.
 */
export async function browserOutbox(): Promise<OutboxModel> {
  const model: OutboxModel = await import(/* @vite-ignore */ new URL(MODEL, import.meta.url).pathname);
  for (const name of [
    'openOutbox',
    'type',
    'takeBatch',
    'settle',
    'postpone',
    'receive',
    'choose',
    'isUnsaved',
  ])
    if (!(name in model)) throw new Error(`the browser's outbox has no ${name} any more`);
  return model;
}
