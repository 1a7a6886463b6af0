import { type ChainedEntry, GENESIS, hashEntry } from '@nianbao/record';
import { aBody, type TestBody } from './a-body.ts';
import type { StartedApp } from './app.ts';
import { type NewEntry, record } from '../src/record/chain/record.ts';

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

const GUARDS = [
  ['audit_entry', 'audit_entry_append_only'],
  ['audit_entry', 'audit_entry_follows'],
  ['audit_chain', 'audit_chain_guarded'],
] as const;

/** What somebody could do to the record who owns the database: the triggers are in nobody's way any more. */
export const changeByHand = (started: StartedApp, sql: string, values: unknown[]): Promise<void> =>
  started.db.transaction(async (tx) => {
    for (const [table, trigger] of GUARDS) await tx.query(`ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`);
    await tx.query(sql, values);
    for (const [table, trigger] of GUARDS)
      await tx.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${trigger}`);
  });

/** A body whose record has so many entries, written as the product would have written them, in one go. */
export async function aBodyWithLongRecord(
  started: StartedApp,
  length: number,
  entryAt: (sequence: number) => Partial<ChainedEntry> = () => ({}),
): Promise<TestBody> {
  const body = await aBody(started.db);
  const rows: object[] = [];
  let previousHash = GENESIS;
  for (let sequence = 1; sequence <= length; sequence++) {
    const entry: ChainedEntry = {
      organisationId: body.organisation.id,
      sequence,
      at: new Date(Date.UTC(2025, 0, 1) + sequence * 60_000).toISOString(),
      actorId: body.contributor.id,
      actor: body.contributor.name,
      action: 'part.save',
      reportId: null,
      partId: null,
      address: null,
      before: null,
      after: null,
      comment: null,
      ...entryAt(sequence),
      previousHash,
    };
    previousHash = hashEntry(entry, 'sha256');
    rows.push({ ...entry, hash: previousHash });
  }
  await changeByHand(
    started,
    `WITH chain AS (INSERT INTO audit_chain (organisation_id, length, head) VALUES ($1, $2, $3))
     INSERT INTO audit_entry (organisation_id, sequence, at, actor_id, actor, action, report_id, part_id, address,
       before, after, comment, previous_hash, hash)
     SELECT "organisationId", sequence, at, "actorId", actor, action, "reportId", "partId", address,
       nullif(before, 'null'), nullif(after, 'null'), comment, "previousHash", hash
     FROM jsonb_to_recordset($4::jsonb) AS e("organisationId" uuid, sequence int, at timestamptz, "actorId" uuid,
       actor text, action text, "reportId" uuid, "partId" uuid, address text, before jsonb, after jsonb,
       comment text, "previousHash" text, hash text)`,
    [body.organisation.id, length, previousHash, JSON.stringify(rows)],
  );
  return body;
}

/** Both the entries and the end of the chain: nothing in the database shows that more was there. */
export const cutRecord = (started: StartedApp, body: TestBody, length: number): Promise<void> =>
  changeByHand(
    started,
    `WITH gone AS (DELETE FROM audit_entry WHERE organisation_id = $1 AND sequence > $2)
     UPDATE audit_chain SET length = $2, head = (SELECT hash FROM audit_entry
       WHERE organisation_id = $1 AND sequence = $2) WHERE organisation_id = $1`,
    [body.organisation.id, length],
  );
