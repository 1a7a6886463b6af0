import { createHash } from 'node:crypto';
import { canonicalJson } from '@nianbao/report-formats';

/** What an entry's hash is taken over: everything it says, and the hash of the one before it. */
export interface ChainedEntry {
  organisationId: string;
  sequence: number;
  at: string;
  actorId: string | null;
  actor: string;
  action: string;
  reportId: string | null;
  partId: string | null;
  address: string | null;
  before: unknown;
  after: unknown;
  comment: string | null;
  previousHash: string;
}

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64);

export const hashEntry = (entry: ChainedEntry): string =>
  createHash('sha256').update(canonicalJson(entry)).digest('hex');
