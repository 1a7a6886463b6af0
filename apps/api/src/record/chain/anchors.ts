import type { AnchorView } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';
import { AuditAnchor } from './audit-entry.entity.ts';

/** The latest first. */
export async function findAnchors(db: EntityManager, organisationId: string): Promise<AnchorView[]> {
  const anchors = await db.find(AuditAnchor, { where: { organisationId }, order: { sequence: 'DESC' } });
  return anchors.map(({ at, ...anchor }) => ({ ...anchor, at: at.toISOString() }));
}

/** Keeps what stands at the end of the body's record now, which has an entry at least; the same end is kept once. */
export async function anchorNow(tx: EntityManager, organisationId: string): Promise<AnchorView> {
  await tx.query(
    `INSERT INTO audit_anchor (organisation_id, sequence, head, at)
     SELECT organisation_id, length, head, date_trunc('milliseconds', clock_timestamp())
     FROM audit_chain WHERE organisation_id = $1 AND length > 0
     ON CONFLICT DO NOTHING`,
    [organisationId],
  );
  const [latest] = await findAnchors(tx, organisationId);
  if (!latest) throw new Error(`no record of ${organisationId}`);
  return latest;
}

/** Bodies whose record grew since their last anchor, and that have none of this day (`YYYY-MM-DD` in Asia/Shanghai). */
export async function organisationsToAnchor(db: EntityManager, day: string): Promise<string[]> {
  const rows: { id: string }[] = await db.query(
    `SELECT c.organisation_id AS id FROM audit_chain c WHERE c.length > 0 AND NOT EXISTS (
       SELECT FROM audit_anchor a WHERE a.organisation_id = c.organisation_id
         AND (a.sequence = c.length OR (a.at AT TIME ZONE 'Asia/Shanghai')::date >= $1::date))`,
    [day],
  );
  return rows.map(({ id }) => id);
}
