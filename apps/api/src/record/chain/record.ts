import type { AuditAction } from '@nianbao/contracts';
import { type ChainedEntry, GENESIS, type HashAlgorithm, hashEntry } from '@nianbao/record';
import type { EntityManager } from 'typeorm';

export interface NewEntry {
  organisationId: string;
  /** `null`: the system itself. */
  actor: { id: string; name: string } | null;
  /** `subject.action`, e.g. `part.submit`. */
  action: AuditAction;
  reportId?: string;
  partId?: string;
  address?: string;
  before?: unknown;
  after?: unknown;
  comment?: string;
}

/** Appends to the body's record. Locks its chain until the end of the transaction: call it last. */
export async function record(tx: EntityManager, entry: NewEntry): Promise<void> {
  const { length, head, algorithm, at } = await lockChain(tx, entry.organisationId);
  const chained: ChainedEntry = {
    organisationId: entry.organisationId,
    sequence: length + 1,
    at: at.toISOString(),
    actorId: entry.actor?.id ?? null,
    actor: entry.actor?.name ?? '系统',
    action: entry.action,
    reportId: entry.reportId ?? null,
    partId: entry.partId ?? null,
    address: entry.address ?? null,
    before: asStored(entry.before),
    after: asStored(entry.after),
    comment: entry.comment ?? null,
    previousHash: head,
  };
  await append(tx, chained, hashEntry(chained, algorithm));
}

async function lockChain(tx: EntityManager, organisationId: string) {
  const lock = () =>
    // Milliseconds, because that is what a JavaScript date gives back when the chain is verified.
    tx.query<{ length: number; head: string; algorithm: HashAlgorithm; at: Date }[]>(
      `SELECT length, head, algorithm, date_trunc('milliseconds', clock_timestamp()) AS at
       FROM audit_chain WHERE organisation_id = $1 FOR UPDATE`,
      [organisationId],
    );
  const [chain] = await lock();
  if (chain) return chain;
  // The installation's choice comes with the connection (`dataSourceOptions`), since a chain may begin in any transaction.
  await tx.query(
    `INSERT INTO audit_chain (organisation_id, length, head, algorithm)
     VALUES ($1, 0, $2, coalesce(nullif(current_setting('nianbao.audit_hash', true), ''), 'sha256'))
     ON CONFLICT DO NOTHING`,
    [organisationId, GENESIS],
  );
  const [started] = await lock();
  if (!started) throw new Error(`no audit chain for ${organisationId}`);
  return started;
}

/** The end of the chain moves with it, by a trigger. */
async function append(tx: EntityManager, e: ChainedEntry, hash: string): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await tx.query(
    `INSERT INTO audit_entry (organisation_id, sequence, at, actor_id, actor, action, report_id, part_id, address,
       before, after, comment, previous_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      e.organisationId,
      e.sequence,
      e.at,
      e.actorId,
      e.actor,
      e.action,
      e.reportId,
      e.partId,
      e.address,
      json(e.before),
      json(e.after),
      e.comment,
      e.previousHash,
      hash,
    ],
  );
}

/** As it will be read back: dates as text, no `undefined`. */
const asStored = (value: unknown): unknown =>
  value === undefined || value === null ? null : JSON.parse(JSON.stringify(value));
