import type { Change, Place, SaveResult, SeenPlace } from '@nianbao/contracts';
import { type PlaceValue, sameValue, valueOf } from '../../../pieces/place-value.ts';

/** One place: what the server has, and what was typed here and is not known to be there yet. */
export interface PlaceState {
  saved: Place;
  /** `null`: nothing typed that the server does not have. */
  typed: PlaceValue | null;
  /** Somebody else's version met ours: it waits for a person's choice and is not sent. */
  theirs: Place | null;
  /** Why the server did not take it; sent again once it is typed anew. */
  refusal: string | null;
}

/** Everything typed into a part and not yet saved. Pure: each step answers with a new outbox. */
export interface Outbox {
  places: ReadonlyMap<string, PlaceState>;
  /** On their way; sent again with the same ids until the server has answered. */
  inFlight: readonly Change[];
  sending: boolean;
  offline: boolean;
  /** One by one after a refusal, so that one bad value does not hold up the others. */
  batchSize: number;
  savedAt: string | null;
}

export const MAX_BATCH = 500;

const EMPTY: Outbox = {
  places: new Map(),
  inFlight: [],
  sending: false,
  offline: false,
  batchSize: MAX_BATCH,
  savedAt: null,
};

export const openOutbox = (places: readonly Place[]): Outbox => receive(EMPTY, places);

/** What the person sees at the place: what was typed, else what is saved. */
export const currentValue = ({ saved, typed }: PlaceState): PlaceValue => typed ?? valueOf(saved);

/** A place where nobody has written. */
export const nothingYet = (address: string, { kind }: PlaceValue): Place => {
  const unwritten = { address, version: 0, changedBy: null, changedAt: null };
  return kind === 'cell'
    ? { ...unwritten, kind: 'cell', raw: '', value: null, problem: null }
    : { ...unwritten, kind: 'block', block: null, position: '' };
};

const isInFlight = ({ inFlight }: Outbox, address: string): boolean =>
  inFlight.some((change) => change.address === address);

/**
 * Something was typed at a place. What equals the saved value again has nothing to send. `onto` is what stands there
 * where this page does not know it: a block that was removed.
 */
export function type(outbox: Outbox, address: string, value: PlaceValue, onto?: Place): Outbox {
  const state = outbox.places.get(address);
  const saved = state?.saved ?? onto ?? nothingYet(address, value);
  const back = sameValue(valueOf(saved), value) && !isInFlight(outbox, address) && !state?.theirs;
  return put(outbox, address, {
    saved,
    typed: back ? null : value,
    theirs: state?.theirs ?? null,
    refusal: null,
  });
}

/** The changes to send now, marked as on their way; `null` where there is nothing, or an answer is awaited. */
export function takeBatch(
  outbox: Outbox,
  newId: () => string,
): { outbox: Outbox; changes: readonly Change[] } | null {
  if (outbox.sending) return null;
  if (outbox.inFlight.length > 0) return { outbox: { ...outbox, sending: true }, changes: outbox.inFlight };
  const changes = [...outbox.places].filter(([, state]) => isReady(state)).slice(0, outbox.batchSize);
  if (changes.length === 0) return null;
  const inFlight = changes.map(([address, state]) => ({
    id: newId(),
    address,
    base: state.saved.version,
    value: currentValue(state),
  }));
  return { outbox: { ...outbox, inFlight, sending: true }, changes: inFlight };
}

const isReady = ({ typed, theirs, refusal }: PlaceState): boolean => typed !== null && !theirs && !refusal;

/** The server has answered: what it has is saved, what met another's version waits for a choice. */
export function settle(outbox: Outbox, results: readonly SaveResult[], at: string): Outbox {
  const places = new Map(outbox.places);
  for (const { id, address, outcome, place } of results) {
    const sent = outbox.inFlight.find((change) => change.id === id);
    const state = places.get(address);
    if (!sent || !state) continue;
    const typed = state.typed !== null && sameValue(state.typed, sent.value) ? null : state.typed;
    places.set(
      address,
      outcome === 'saved'
        ? { saved: place, typed, theirs: null, refusal: null }
        : { ...state, typed: state.typed ?? sent.value, theirs: place },
    );
  }
  const done = { ...outbox, places, inFlight: [], sending: false, offline: false, savedAt: at };
  return hasReady(done) ? done : { ...done, batchSize: MAX_BATCH };
}

const hasReady = ({ places }: Outbox): boolean => [...places.values()].some(isReady);

/** Not reached, or signed out: the same changes with the same ids go again. */
export const postpone = (outbox: Outbox): Outbox => ({ ...outbox, sending: false, offline: true });

/** The server will not take the batch. Alone, the change keeps its reason; among others, they are tried one by one. */
export function refuse(outbox: Outbox, reason: string): Outbox {
  const { inFlight } = outbox;
  const rest = { ...outbox, inFlight: [], sending: false, offline: false };
  const [only] = inFlight;
  if (inFlight.length > 1 || !only) return { ...rest, batchSize: 1 };
  const state = outbox.places.get(only.address);
  if (!state) return rest;
  // What was typed on since then has not been refused yet.
  const stands = state.typed === null || sameValue(state.typed, only.value);
  return put(rest, only.address, {
    ...state,
    typed: state.typed ?? only.value,
    refusal: stands ? reason : null,
  });
}

/**
 * What the server has now, read again. A place with something unsaved keeps the version it was typed on,
 * so that the server notices when two people wrote there.
 */
export function receive(outbox: Outbox, places: readonly Place[]): Outbox {
  const next = new Map(outbox.places);
  const seen = new Set<string>();
  for (const place of places) {
    seen.add(place.address);
    const state = next.get(place.address);
    if (!state || isSettled(outbox, place.address, state)) {
      // An answer that was overtaken by our own save is older than what we know.
      if (!state || place.version >= state.saved.version) next.set(place.address, settledAt(place));
    }
  }
  for (const [address, state] of outbox.places) {
    const gone = !seen.has(address) && state.saved.kind === 'block' && state.saved.block !== null;
    if (gone && isSettled(outbox, address, state)) next.delete(address);
  }
  return { ...outbox, places: next };
}

const settledAt = (saved: Place): PlaceState => ({ saved, typed: null, theirs: null, refusal: null });

const isSettled = (outbox: Outbox, address: string, state: PlaceState): boolean =>
  state.typed === null && !state.theirs && !isInFlight(outbox, address);

/** A person has decided a conflict: `theirs` lets the saved value stand, any value goes on top of it. */
export function choose(outbox: Outbox, address: string, choice: 'mine' | 'theirs' | PlaceValue): Outbox {
  const state = outbox.places.get(address);
  if (!state?.theirs) return outbox;
  const saved = state.theirs;
  if (choice === 'theirs') return put(outbox, address, settledAt(saved));
  const value = choice === 'mine' ? currentValue(state) : choice;
  const typed = sameValue(valueOf(saved), value) ? null : value;
  return put(outbox, address, { saved, typed, theirs: null, refusal: null });
}

function put(outbox: Outbox, address: string, state: PlaceState): Outbox {
  const places = new Map(outbox.places);
  // A block that came and went before it was ever sent leaves no trace.
  const never = state.saved.version === 0 && currentValue(state).kind === 'removed' && !state.theirs;
  if (never && !isInFlight(outbox, address)) places.delete(address);
  else places.set(address, state);
  return { ...outbox, places };
}

/** Tries once more what the server did not take. */
export function retryRefused(outbox: Outbox): Outbox {
  const places = new Map(outbox.places);
  for (const [address, state] of outbox.places)
    if (state.refusal) places.set(address, { ...state, refusal: null });
  return { ...outbox, places };
}

/** A person gives up what the server does not take: what is saved stands. */
export function discard(outbox: Outbox, address: string): Outbox {
  const state = outbox.places.get(address);
  return state?.refusal ? put(outbox, address, settledAt(state.saved)) : outbox;
}

export const refusedOf = ({ places }: Outbox): [string, PlaceState & { refusal: string }][] =>
  [...places].flatMap(([address, state]) =>
    state.refusal ? [[address, { ...state, refusal: state.refusal }] satisfies [string, object]] : [],
  );

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'refused';

export const conflictsOf = ({ places }: Outbox): [string, PlaceState & { theirs: Place }][] =>
  [...places].flatMap(([address, state]) =>
    state.theirs ? [[address, { ...state, theirs: state.theirs }] satisfies [string, object]] : [],
  );

/** The state of the whole part, the one that needs a person first. */
export function saveState(outbox: Outbox): SaveState {
  const states = [...outbox.places.values()];
  if (states.some(({ theirs }) => theirs)) return 'conflict';
  if (states.some(({ refusal }) => refusal)) return 'refused';
  if (outbox.offline && isUnsaved(outbox)) return 'offline';
  if (outbox.sending) return 'saving';
  return isUnsaved(outbox) ? 'unsaved' : 'saved';
}

/** Whether leaving now would lose something. */
export const isUnsaved = ({ places, inFlight }: Outbox): boolean =>
  inFlight.length > 0 || [...places.values()].some(({ typed }) => typed !== null);

/** What the person has before them, by version; what nobody ever wrote in is left out. */
export const seenPlaces = ({ places }: Outbox): SeenPlace[] =>
  [...places].flatMap(
    ([
      address,
      {
        saved: { version },
      },
    ]) => (version > 0 ? [{ address, version }] : []),
  );

/** The state of one place, for a mark beside it. */
export function placeSaveState(outbox: Outbox, address: string): SaveState {
  const state = outbox.places.get(address);
  if (!state) return 'saved';
  if (state.theirs) return 'conflict';
  if (state.refusal) return 'refused';
  if (state.typed === null && !isInFlight(outbox, address)) return 'saved';
  if (outbox.offline) return 'offline';
  return isInFlight(outbox, address) ? 'saving' : 'unsaved';
}
