import {
  type ChainFault,
  cutOff,
  faultAfter,
  faultAgainst,
  type HashAlgorithm,
  type Link,
  NO_LINK,
  witnessesOf,
} from '@nianbao/record';
import type { EntityManager } from 'typeorm';
import { findAnchors } from '../../record/chain/anchors.ts';
import { chainOf, entriesAfter } from '../../record/chain/chain.queries.ts';

export interface ChainState {
  intact: boolean;
  length: number;
  /** The first sequence number that is missing or does not say what was recorded. */
  brokenAt: number | null;
  fault: ChainFault | null;
  head: string;
  algorithm: HashAlgorithm;
}

/**
 * Recomputes the chain of a body and compares it with the anchors: an altered, removed or added entry breaks it.
 *
 * @param from the last entry that is verified already; all of the chain where none is.
 */
export async function verifyChain(
  db: EntityManager,
  organisationId: string,
  from: Link = NO_LINK,
): Promise<ChainState> {
  const chain = await chainOf(db, organisationId);
  const fault = await firstFault(db, organisationId, chain, from);
  return { ...chain, intact: fault === null, brokenAt: fault?.sequence ?? null, fault };
}

async function firstFault(
  db: EntityManager,
  organisationId: string,
  { length, head, algorithm }: Awaited<ReturnType<typeof chainOf>>,
  from: Link,
): Promise<ChainFault | null> {
  const witnesses = witnessesOf(await findAnchors(db, organisationId));
  let last = from;
  while (last.sequence < length) {
    const entries = await entriesAfter(db, organisationId, last.sequence, length);
    if (entries.length === 0) return { sequence: last.sequence + 1, kind: 'missing' };
    for (const entry of entries) {
      const { sequence, hash } = entry;
      const fault = faultAfter(last, entry, algorithm) ?? faultAgainst(witnesses, { sequence, hash });
      if (fault) return fault;
      last = { sequence, hash };
    }
  }
  return last.hash === head ? cutOff(witnesses, last) : { sequence: length, kind: 'unlinked' };
}
