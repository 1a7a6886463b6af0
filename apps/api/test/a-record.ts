import { aBody, type TestBody } from './a-body.ts';
import type { StartedApp } from './app.ts';
import { type NewEntry, record } from '../src/audit/record.ts';

/** Writes one entry into the record of the body. */
export const putEntry = (started: StartedApp, body: TestBody, part: Partial<NewEntry> = {}): Promise<void> =>
  started.db.transaction((tx) =>
    record(tx, { organisationId: body.organisation.id, actor: body.office, action: 'part.accept', ...part }),
  );

/** A body whose record has so many entries. */
export async function aBodyWithEntries(started: StartedApp, count: number): Promise<TestBody> {
  const body = await aBody(started.db);
  for (let i = 1; i <= count; i++) await putEntry(started, body, { comment: `第 ${i} 条` });
  return body;
}

/** What somebody could do to the record who owns the database: the trigger is in nobody's way any more. */
export const changeByHand = (started: StartedApp, sql: string, values: unknown[]): Promise<void> =>
  started.db.transaction(async (tx) => {
    await tx.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only');
    await tx.query(sql, values);
    await tx.query('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only');
  });
