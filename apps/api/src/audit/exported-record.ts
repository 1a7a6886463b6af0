import { GENESIS, NO_LINK, recordLine } from '@nianbao/record';
import type { EntityManager } from 'typeorm';
import { AuditChain } from './audit-entry.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { entriesAfter } from './verify.ts';

/** The whole record of a body as JSON lines, as `nianbao verify` reads it: a header, then every entry up to now. */
export async function* exportedRecord(
  db: EntityManager,
  organisationId: string,
  now: Date,
): AsyncGenerator<string> {
  const chain = await db.findOneBy(AuditChain, { organisationId });
  const { id, name } = await db.findOneByOrFail(Organisation, { id: organisationId });
  const { length, head, algorithm } = chain ?? { length: 0, head: GENESIS, algorithm: 'sha256' as const };
  const organisation = { id, name };
  const exportedAt = now.toISOString();
  yield recordLine({ record: 'nianbao', version: 1, organisation, algorithm, length, head, exportedAt });
  for (let last = NO_LINK.sequence; last < length;) {
    const entries = await entriesAfter(db, organisationId, last, length);
    // What is missing is for the reader to find; it is no reason to give nothing.
    if (entries.length === 0) return;
    for (const entry of entries) yield recordLine({ ...entry, at: entry.at.toISOString() });
    last = entries.at(-1)?.sequence ?? length;
  }
}
