import type { EntityManager } from 'typeorm';
import { AuditChain, AuditEntry } from './audit-entry.entity.ts';
import { GENESIS, hashEntry } from './chain.ts';

export interface ChainState {
  intact: boolean;
  length: number;
  /** The first sequence number that is missing or does not say what was recorded. */
  brokenAt: number | null;
  head: string;
}

const BATCH = 2000;

/** Recomputes the whole chain of a body: an altered, removed or added entry breaks it. */
export async function verifyChain(db: EntityManager, organisationId: string): Promise<ChainState> {
  const chain = await db.findOneBy(AuditChain, { organisationId });
  const { length, head } = chain ?? { length: 0, head: GENESIS };
  let previousHash = GENESIS;
  for (let read = 0; read < length; read += BATCH) {
    const entries = await entriesAfter(db, organisationId, read, length);
    for (let i = 0; i < Math.min(BATCH, length - read); i++) {
      const entry = entries[i];
      if (entry?.sequence !== read + i + 1 || !follows(entry, previousHash))
        return { intact: false, length, brokenAt: read + i + 1, head };
      previousHash = entry.hash;
    }
  }
  const intact = previousHash === head;
  return { intact, length, brokenAt: intact ? null : length, head };
}

const entriesAfter = (db: EntityManager, organisationId: string, after: number, upTo: number) =>
  db
    .createQueryBuilder(AuditEntry, 'entry')
    .where('entry.organisation_id = :organisationId', { organisationId })
    // Entries written while we read are not judged: the head we compare with is older than they are.
    .andWhere('entry.sequence > :after AND entry.sequence <= :upTo', { after, upTo })
    .orderBy('entry.sequence')
    .limit(BATCH)
    .getMany();

function follows({ hash, ...entry }: AuditEntry, previousHash: string): boolean {
  const recomputed = hashEntry({ ...entry, at: entry.at.toISOString() });
  return entry.previousHash === previousHash && recomputed === hash;
}
