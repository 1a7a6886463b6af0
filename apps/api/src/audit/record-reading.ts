import type { DataSource, EntityManager } from 'typeorm';
import type { SignedInUser } from '../http/session.guard.ts';
import { AuditChain } from './audit-entry.entity.ts';
import { record } from './record.ts';

interface Reading {
  reportId: string;
  /** None: the report as a whole. */
  partId?: string;
}

/** A page is read again by every live update: the same person at the same thing goes on reading. */
const ONE_READING = '30 minutes';

/** Keeps that a person looked at what is not public yet; within half an hour once. */
export async function recordReading(db: DataSource, user: SignedInUser, reading: Reading): Promise<void> {
  if (await goesOn(db.manager, user, reading)) return;
  const { organisationId } = user;
  await db.transaction(async (tx) => {
    // Two requests of one page at once: the second finds the first one's entry.
    await tx.findOne(AuditChain, { where: { organisationId }, lock: { mode: 'pessimistic_write' } });
    if (await goesOn(tx, user, reading)) return;
    const action = reading.partId === undefined ? 'report.read' : 'part.read';
    await record(tx, { organisationId, actor: user, action, ...reading });
  });
}

async function goesOn(
  tx: EntityManager,
  { id, organisationId }: SignedInUser,
  { reportId, partId }: Reading,
): Promise<boolean> {
  const [entry]: unknown[] = await tx.query(
    `SELECT 1 FROM audit_entry WHERE report_id = $1 AND part_id IS NOT DISTINCT FROM $2::uuid
       AND organisation_id = $3 AND actor_id = $4 AND action IN ('part.read', 'report.read')
       AND at > clock_timestamp() - interval '${ONE_READING}' LIMIT 1`,
    [reportId, partId ?? null, organisationId, id],
  );
  return entry !== undefined;
}
