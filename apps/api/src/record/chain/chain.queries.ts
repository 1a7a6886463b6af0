import { GENESIS, type HashAlgorithm, type RecordedEntry } from '@nianbao/record';
import type { EntityManager } from 'typeorm';
import { AuditChain } from './audit-entry.entity.ts';

/** Recomputing them keeps the process from other work for some hundredths of a second. */
const BATCH = 500;

export async function chainOf(
  db: EntityManager,
  organisationId: string,
): Promise<{ length: number; head: string; algorithm: HashAlgorithm }> {
  const chain = await db.findOneBy(AuditChain, { organisationId });
  return chain ?? { length: 0, head: GENESIS, algorithm: 'sha256' };
}

type Row = Omit<RecordedEntry, 'at'> & { at: Date };

/**
 * Up to 500 entries in the order of the record. Those written while we read are left out: the head we compare with is
 * older than they are.
 */
export async function entriesAfter(
  db: EntityManager,
  organisationId: string,
  after: number,
  upTo: number,
): Promise<RecordedEntry[]> {
  const rows: Row[] = await db.query(
    `SELECT organisation_id AS "organisationId", sequence, at, actor_id AS "actorId", actor, action,
       report_id AS "reportId", part_id AS "partId", address, before, after, comment,
       previous_hash AS "previousHash", hash
     FROM audit_entry WHERE organisation_id = $1 AND sequence > $2 AND sequence <= $3
     ORDER BY sequence LIMIT ${BATCH}`,
    [organisationId, after, upTo],
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
