import type { DataSource } from 'typeorm';
import { AuditEntry } from '../src/record/chain/audit-entry.entity.ts';

/** The record of a body, oldest first. */
export const auditOf = (
  db: DataSource,
  { organisation }: { organisation: { id: string } },
): Promise<AuditEntry[]> =>
  db.manager.find(AuditEntry, {
    where: { organisationId: organisation.id },
    order: { sequence: 'ASC' },
  });
