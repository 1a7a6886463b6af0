import { canonicalJson } from '@nianbao/report-formats';
import { createHash } from 'node:crypto';

/** SHA-256, or the Chinese standard SM3 (GB/T 32905-2016). A body's chain keeps the one it began with. */
export const HASH_ALGORITHMS = ['sha256', 'sm3'] as const;
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number];

/** What an entry's hash is taken over: everything it says, and the hash of the one before it. */
export interface ChainedEntry {
  organisationId: string;
  /** From 1, without gaps. */
  sequence: number;
  /** ISO 8601 in UTC, to the millisecond. */
  at: string;
  actorId: string | null;
  actor: string;
  /** `subject.action`, e.g. `part.submit`. */
  action: string;
  reportId: string | null;
  partId: string | null;
  address: string | null;
  before: unknown;
  after: unknown;
  comment: string | null;
  previousHash: string;
}

/** An entry with its place in the chain proved. */
export interface RecordedEntry extends ChainedEntry {
  hash: string;
}

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64);

/** 64 hexadecimal digits over the text in UTF-8. */
export const hashText = (text: string, algorithm: HashAlgorithm): string =>
  createHash(algorithm).update(text, 'utf8').digest('hex');

/** The hash over the canonical JSON of the entry. */
export const hashEntry = (entry: ChainedEntry, algorithm: HashAlgorithm): string =>
  hashText(canonicalJson(entry), algorithm);
