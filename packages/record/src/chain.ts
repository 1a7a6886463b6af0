import { type ChainedEntry, GENESIS, type HashAlgorithm, hashEntry, type RecordedEntry } from './entry.ts';

/** The end of a chain: the last entry and its hash. */
export interface Link {
  sequence: number;
  hash: string;
}

/** What stood at one moment at the end of a chain, kept where nobody can rewrite it together with the chain. */
export interface Anchor {
  organisationId: string;
  sequence: number;
  head: string;
  at: string;
}

/** What an anchor says of an entry; on paper (签批单) stands the beginning of the hash alone. */
export interface Witness {
  sequence: number;
  head: string;
}

/** Fewer digits of a hash prove nothing. */
export const WITNESSED_DIGITS = 16;

/** What is wrong with a chain: at which entry, and how. */
export interface ChainFault {
  sequence: number;
  kind: 'missing' | 'malformed' | 'altered' | 'unlinked' | 'cut-off' | 'against-anchor' | 'foreign';
}

/** The end of a chain without entries. */
export const NO_LINK: Link = { sequence: 0, hash: GENESIS };

/**
 * Whether `entry` is what was recorded after `last`: its number follows, it names the hash before it, and says what was
 * hashed. `null` if so.
 */
export function faultAfter(last: Link, entry: RecordedEntry, algorithm: HashAlgorithm): ChainFault | null {
  if (entry.sequence !== last.sequence + 1) return { sequence: last.sequence + 1, kind: 'missing' };
  const { hash, ...said } = entry;
  if (hashEntry(said satisfies ChainedEntry, algorithm) !== hash)
    return { sequence: entry.sequence, kind: 'altered' };
  return said.previousHash === last.hash ? null : { sequence: entry.sequence, kind: 'unlinked' };
}

/** Anchors by the entry they bear witness of: a record of years is compared with thousands of them. */
export type Witnesses = ReadonlyMap<number, readonly Witness[]>;

export function witnessesOf(anchors: readonly Witness[]): Witnesses {
  const bySequence = new Map<number, Witness[]>();
  for (const anchor of anchors)
    bySequence.set(anchor.sequence, [...(bySequence.get(anchor.sequence) ?? []), anchor]);
  return bySequence;
}

/** A chain that was written anew from some entry on hangs together, but not with an anchor taken before. */
export function faultAgainst(witnesses: Witnesses, { sequence, hash }: Link): ChainFault | null {
  const fits = ({ head }: Witness) => head.length >= WITNESSED_DIGITS && hash.startsWith(head);
  const agree = (witnesses.get(sequence) ?? []).every(fits);
  return agree ? null : { sequence, kind: 'against-anchor' };
}

/** Entries after `end` that an anchor knows of, and that are gone. */
export function cutOff(witnesses: Witnesses, end: Link): ChainFault | null {
  const gone = [...witnesses.keys()].some((sequence) => sequence > end.sequence);
  return gone ? { sequence: end.sequence + 1, kind: 'cut-off' } : null;
}
