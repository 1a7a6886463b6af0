import type { Change } from '@nianbao/contracts';
import { currentValue, nothingYet, type Outbox, type PlaceState } from './outbox.ts';
import { type PlaceValue, sameValue, valueOf } from '../../../pieces/place-value.ts';

/** What was typed at one place and is not known to be on the server, as it is kept on this machine. */
export interface Draft {
  address: string;
  value: PlaceValue;
  /** The version of the place it was typed on. */
  base: number;
  /** On its way when last heard of: goes again under the same id, so that a lost answer does no harm. */
  sent: Change | null;
}

export interface DraftChanges {
  put: readonly Draft[];
  /** Addresses whose words the server has. */
  remove: readonly string[];
}

/** What has to be kept or may be forgotten because the outbox has changed. */
export function draftChanges(before: Outbox, after: Outbox): DraftChanges {
  const put: Draft[] = [];
  const remove: string[] = [];
  for (const address of new Set([...before.places.keys(), ...after.places.keys()])) {
    const same = before.places.get(address) === after.places.get(address);
    if (same && before.inFlight === after.inFlight) continue;
    const draft = draftAt(after, address);
    if (draft) put.push(draft);
    else if (draftAt(before, address)) remove.push(address);
  }
  return { put, remove };
}

function draftAt({ places, inFlight }: Outbox, address: string): Draft | null {
  const state = places.get(address);
  const sent = inFlight.find((change) => change.address === address) ?? null;
  if (!state) return sent && { address, value: sent.value, base: sent.base, sent };
  const value = state.typed ?? sent?.value;
  return value === undefined ? null : { address, value, base: state.saved.version, sent };
}

/**
 * Puts back what was kept, beside what the server has now: it is sent by the same version checks, and what somebody
 * else has changed meanwhile is a conflict at once. `left` are places where something was typed before this came back.
 */
export function putBack(
  outbox: Outbox,
  drafts: readonly Draft[],
): { outbox: Outbox; taken: readonly Draft[]; left: readonly Draft[] } {
  const places = new Map(outbox.places);
  const [taken, left, again]: [Draft[], Draft[], Change[]] = [[], [], []];
  // Never into a request that is on its way.
  const mayResend = outbox.inFlight.length === 0 && !outbox.sending;
  for (const draft of drafts) {
    const state = places.get(draft.address);
    if (state && isBusy(outbox, state, draft.address)) {
      (sameValue(currentValue(state), draft.value) ? taken : left).push(draft);
      continue;
    }
    taken.push(draft);
    const sent = mayResend ? draft.sent : null;
    const next = stateOf(state, draft, sent !== null);
    if (!next) continue;
    places.set(draft.address, next);
    if (sent) again.push(sent);
  }
  return {
    outbox: { ...outbox, places, inFlight: mayResend ? again : outbox.inFlight },
    taken,
    left,
  };
}

const isBusy = (outbox: Outbox, { typed, theirs }: PlaceState, address: string): boolean =>
  typed !== null || theirs !== null || outbox.inFlight.some((change) => change.address === address);

/** `null`: the server has it already. */
function stateOf(state: PlaceState | undefined, draft: Draft, sentBefore: boolean): PlaceState | null {
  const { address, value, base } = draft;
  const now = state?.saved ?? nothingYet(address, value);
  if (!sentBefore && sameValue(valueOf(now), value)) return null;
  const typed = { saved: { ...now, version: base }, typed: value, theirs: null, refusal: null };
  return !sentBefore && now.version > base ? { ...typed, theirs: now } : typed;
}
