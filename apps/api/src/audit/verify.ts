import {
  type ChainFault,
  cutOff,
  faultAfter,
  faultAgainst,
  GENESIS,
  type HashAlgorithm,
  NO_LINK,
} from '@nianbao/record';
import type { EntityManager } from 'typeorm';
import { findAnchors } from './anchors.ts';
import { AuditChain, AuditEntry } from './audit-entry.entity.ts';

export interface ChainState {
  intact: boolean;
  length: number;
  /** The first sequence number that is missing or does not say what was recorded. */
  brokenAt: number | null;
  fault: ChainFault | null;
  head: string;
  algorithm: HashAlgorithm;
}

const BATCH = 2000;

/** Recomputes the whole chain of a body and compares it with the anchors: an altered, removed or added entry breaks it. */
export async function verifyChain(db: EntityManager, organisationId: string): Promise<ChainState> {
  const chain = await db.findOneBy(AuditChain, { organisationId });
  const { length, head, algorithm } = chain ?? { length: 0, head: GENESIS, algorithm: 'sha256' };
  const fault = await firstFault(db, organisationId, { length, head, algorithm });
  return { intact: fault === null, length, brokenAt: fault?.sequence ?? null, fault, head, algorithm };
}

async function firstFault(
  db: EntityManager,
  organisationId: string,
  { length, head, algorithm }: Pick<AuditChain, 'length' | 'head' | 'algorithm'>,
): Promise<ChainFault | null> {
  const anchors = await findAnchors(db, organisationId);
  let last = NO_LINK;
  while (last.sequence < length) {
    const entries = await entriesAfter(db, organisationId, last.sequence, length);
    if (entries.length === 0) return { sequence: last.sequence + 1, kind: 'missing' };
    for (const entry of entries) {
      const { sequence, hash } = entry;
      const fault =
        faultAfter(last, { ...entry, at: entry.at.toISOString() }, algorithm) ??
        faultAgainst(anchors, { sequence, hash });
      if (fault) return fault;
      last = { sequence, hash };
    }
  }
  return last.hash === head ? cutOff(anchors, last) : { sequence: length, kind: 'unlinked' };
}

/** In the order of the record. Those written while we read are left out: the head we compare with is older than they are. */
export const entriesAfter = (db: EntityManager, organisationId: string, after: number, upTo: number) =>
  db
    .createQueryBuilder(AuditEntry, 'entry')
    .where('entry.organisation_id = :organisationId', { organisationId })
    .andWhere('entry.sequence > :after AND entry.sequence <= :upTo', { after, upTo })
    .orderBy('entry.sequence')
    .limit(BATCH)
    .getMany();
