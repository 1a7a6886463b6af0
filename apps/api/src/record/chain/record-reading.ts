import type { DataSource, EntityManager } from 'typeorm';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { AuditChain } from './audit-entry.entity.ts';
import { type NewEntry, record } from './record.ts';

/** What is read: a report as a whole or one part of it, an attachment, or the record itself. */
export type Reading =
  | { reportId: string; partId?: string }
  | { attachmentId: string; name: string }
  | { record: true };

/** A page is read again by every live update: the same person at the same thing goes on reading. */
const ONE_READING = '30 minutes';

/** Keeps that a person looked at what is not public; within half an hour once. */
export async function recordReading(db: DataSource, user: SignedInUser, reading: Reading): Promise<void> {
  const { organisationId } = user;
  const entry: NewEntry = { organisationId, actor: user, ...entryOf(reading) };
  if (await goesOn(db.manager, user, entry)) return;
  await db.transaction(async (tx) => {
    // Two requests of one page at once: the second finds the first one's entry.
    await tx.findOne(AuditChain, { where: { organisationId }, lock: { mode: 'pessimistic_write' } });
    if (!(await goesOn(tx, user, entry))) await record(tx, entry);
  });
}

function entryOf(reading: Reading): Pick<NewEntry, 'action' | 'reportId' | 'partId' | 'after'> {
  if ('record' in reading) return { action: 'record.read' };
  if ('attachmentId' in reading) return { action: 'attachment.read', after: reading };
  return { action: reading.partId === undefined ? 'report.read' : 'part.read', ...reading };
}

async function goesOn(
  tx: EntityManager,
  { id, organisationId }: SignedInUser,
  { action, reportId, partId, after }: NewEntry,
): Promise<boolean> {
  const [entry]: unknown[] = await tx.query(
    `SELECT 1 FROM audit_entry WHERE organisation_id = $1 AND actor_id = $2 AND action LIKE '%.read' AND action = $3
       AND report_id IS NOT DISTINCT FROM $4::uuid AND part_id IS NOT DISTINCT FROM $5::uuid
       AND after IS NOT DISTINCT FROM $6::jsonb
       AND at > clock_timestamp() - interval '${ONE_READING}' LIMIT 1`,
    [organisationId, id, action, reportId ?? null, partId ?? null, after ? JSON.stringify(after) : null],
  );
  return entry !== undefined;
}
