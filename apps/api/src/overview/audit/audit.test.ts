import { verifyRecord } from '@nianbao/record';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import {
  aBodyWithEntries,
  aBodyWithLongRecord,
  changeByHand,
  cutRecord,
  putEntry,
} from '../../../test/a-record.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { auditOf } from '../../../test/audit-of.ts';
import { DailyAnchor } from './daily-anchor.ts';
import { type NewEntry, record } from '../../record/chain/record.ts';
import { verifyChain } from './verify.ts';

// Long records on a real database, on machines that do other things as well.
let started: StartedApp;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());

const put = (body: TestBody, part: Partial<NewEntry> = {}) => putEntry(started, body, part);
const tamper = (sql: string, values: unknown[]) => changeByHand(started, sql, values);
const verify = (body: TestBody) => verifyChain(started.db.manager, body.organisation.id);

const withEntries = (count: number) => aBodyWithEntries(started, count);

describe('the record', () => {
  it('keeps whatever an entry says and stays intact', async () => {
    const body = await aBody(started.db);
    const odd = {
      数: 1.5,
      at: new Date(0),
      none: null,
      missing: undefined,
      list: [{ b: 1, a: -0 }],
      big: 1e21,
    };

    await put(body, { before: odd, after: 'text', comment: '换行\n“引号”', address: 'tables/art20/x' });
    await put(body, { actor: null, before: null, after: [] });

    expect(await auditOf(started.db, body)).toMatchObject([
      {
        sequence: 1,
        actor: body.office.name,
        before: { 数: 1.5, at: '1970-01-01T00:00:00.000Z', none: null },
        after: 'text',
      },
      { sequence: 2, actor: '系统', actorId: null, before: null, after: [] },
    ]);
    expect(await verify(body)).toMatchObject({ intact: true, length: 2, brokenAt: null });
  });

  it('stays one chain when eight write at once', async () => {
    const body = await aBody(started.db);

    await Promise.all(Array.from({ length: 8 }, () => put(body)));

    expect((await auditOf(started.db, body)).map(({ sequence }) => sequence)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    expect(await verify(body)).toMatchObject({ intact: true, length: 8 });
  });

  it('leaves nothing of what was rolled back', async () => {
    const body = await withEntries(1);

    const failed = started.db.transaction(async (tx) => {
      await record(tx, { organisationId: body.organisation.id, actor: null, action: 'part.accept' });
      throw new Error('rolled back');
    });

    await expect(failed).rejects.toThrow('rolled back');
    expect(await verify(body)).toMatchObject({ intact: true, length: 1 });
  });

  it.each([
    `UPDATE audit_entry SET comment = 'x'`,
    `DELETE FROM audit_entry`,
    `TRUNCATE audit_entry`,
    `UPDATE audit_entry SET comment = 'x' WHERE false`,
    `UPDATE audit_chain SET length = 0`,
    `UPDATE audit_chain SET algorithm = 'sm3'`,
    `DELETE FROM audit_chain`,
    `TRUNCATE audit_chain CASCADE`,
    `UPDATE audit_anchor SET head = 'x'`,
    `DELETE FROM audit_anchor`,
    `TRUNCATE audit_anchor`,
  ])('refuses %s, also to a session that calls itself a replica', async (sql) => {
    await withEntries(1);

    await expect(started.db.query(sql)).rejects.toThrow('append-only');
    await expect(
      started.db.transaction(async (tx) => {
        await tx.query('SET LOCAL session_replication_role = replica');
        await tx.query(sql);
      }),
    ).rejects.toThrow('append-only');
  });

  it.each([
    ['beside the last', 3, 'previous_hash'],
    ['after a gap', 5, 'hash'],
    ['with another hash before it', 4, `repeat('a', 64)`],
  ])('takes no entry %s', async (_, sequence, previous) => {
    const body = await withEntries(3);

    await expect(
      started.db.query(
        `INSERT INTO audit_entry (organisation_id, sequence, at, actor, action, previous_hash, hash)
         SELECT organisation_id, $2, now(), actor, action, ${previous}, hash FROM audit_entry
         WHERE organisation_id = $1 AND sequence = 3`,
        [body.organisation.id, sequence],
      ),
    ).rejects.toThrow(/does not follow|duplicate key/u);
    expect(await verify(body)).toMatchObject({ intact: true, length: 3 });
  });

  it.each([
    ['comment', `UPDATE audit_entry SET comment = 'x' WHERE organisation_id = $1 AND sequence = 2`],
    ['person', `UPDATE audit_entry SET actor = '别人' WHERE organisation_id = $1 AND sequence = 2`],
    [
      'time',
      `UPDATE audit_entry SET at = at - interval '1 second' WHERE organisation_id = $1 AND sequence = 2`,
    ],
    ['content', `UPDATE audit_entry SET after = '{"x": 1}' WHERE organisation_id = $1 AND sequence = 2`],
    ['hash', `UPDATE audit_entry SET hash = repeat('a', 64) WHERE organisation_id = $1 AND sequence = 2`],
    ['presence', `DELETE FROM audit_entry WHERE organisation_id = $1 AND sequence = 2`],
  ])('shows that the %s of an entry was altered, and where', async (_, sql) => {
    const body = await withEntries(3);

    await tamper(sql, [body.organisation.id]);

    expect(await verify(body)).toMatchObject({ intact: false, brokenAt: 2, length: 3 });
  });

  it('shows that the last entry was cut off', async () => {
    const body = await withEntries(3);

    await tamper(`DELETE FROM audit_entry WHERE organisation_id = $1 AND sequence = 3`, [
      body.organisation.id,
    ]);

    expect(await verify(body)).toMatchObject({ intact: false, brokenAt: 3 });
  });

  it('verifies more entries than are read at once', async () => {
    const body = await aBodyWithLongRecord(started, 2100);

    expect(await verify(body)).toMatchObject({ intact: true, length: 2100 });
  });
});

describe('an anchor', () => {
  const anchor = async (body: TestBody) =>
    (await (await started.as(body.auditor)).post('/api/audit/anchors').set('idempotency-key', randomUUID()))
      .body;
  it('shows that the end of the record was cut off without a trace', async () => {
    const body = await withEntries(3);
    expect(await anchor(body)).toMatchObject({ sequence: 4 });

    await cutRecord(started, body, 2);

    expect(await verify(body)).toMatchObject({ intact: false, fault: { kind: 'cut-off', sequence: 3 } });
  });

  it('is taken once a day for each body whose record grew, and told to the auditors', async () => {
    const body = await withEntries(2);
    const daily = started.app.get(DailyAnchor);

    await Promise.all([daily.anchorAll(), daily.anchorAll()]);
    await put(body);
    await daily.anchorAll();

    const anchors = (await (await started.as(body.auditor)).get('/api/audit/anchors')).body;
    expect(anchors).toMatchObject([{ organisationId: body.organisation.id, sequence: 3 }]);
    expect((await auditOf(started.db, body))[2]).toMatchObject({ action: 'record.anchor', actor: '系统' });
    expect(await told(body)).toEqual([{ kind: 'record.anchor', person_ids: [body.auditor.id] }]);
  });

  it('is not taken of a record that is broken: people are alarmed instead, once a day', async () => {
    const body = await withEntries(2);
    await tamper(`UPDATE audit_entry SET actor = '别人' WHERE organisation_id = $1 AND sequence = 1`, [
      body.organisation.id,
    ]);

    await started.app.get(DailyAnchor).anchorAll();
    await started.app.get(DailyAnchor).anchorAll();

    const messages = await told(body);
    expect(messages).toMatchObject([{ kind: 'record.broken' }]);
    expect(messages[0]?.person_ids.toSorted()).toEqual(
      [body.auditor.id, body.admin.id, body.office.id].toSorted(),
    );
  });

  const told = ({ organisation }: TestBody): Promise<{ kind: string; person_ids: string[] }[]> =>
    started.db.query(
      `SELECT kind, person_ids FROM outbox WHERE organisation_id = $1 AND kind LIKE 'record.%'`,
      [organisation.id],
    );
});

describe('the exported record', () => {
  const exported = async (body: TestBody): Promise<string[]> => {
    const { status, text } = await (
      await started.as(body.auditor)
    )
      .get('/api/audit/record.jsonl')
      .buffer(true);
    expect(status).toBe(200);
    return text.split('\n');
  };

  it('is verified without the database, and the export stands in it', async () => {
    const body = await withEntries(3);
    await put(body, { before: { 数: 1.5, at: new Date(0) }, after: '换行\n“引号”', comment: '说明' });

    const lines = await exported(body);

    expect(await verifyRecord(lines)).toMatchObject({ fault: null, end: { sequence: 5 } });
    expect(lines.at(-2)).toContain('record.export');
  });

  it('names the row that was changed in the database by hand', async () => {
    const body = await withEntries(3);
    await tamper(`UPDATE audit_entry SET comment = 'x' WHERE organisation_id = $1 AND sequence = 2`, [
      body.organisation.id,
    ]);

    expect(await verifyRecord(await exported(body))).toMatchObject({
      fault: { kind: 'altered', sequence: 2 },
    });
  });

  it('is chained with SM3 where the installation says so', async () => {
    const other = await startApp({ config: { AUDIT_HASH: 'sm3' } });
    try {
      const body = await aBody(other.db);
      await other.db.transaction((tx) =>
        record(tx, { organisationId: body.organisation.id, actor: null, action: 'part.accept' }),
      );

      const state = await verifyChain(other.db.manager, body.organisation.id);

      expect(state).toMatchObject({ intact: true, algorithm: 'sm3', length: 1 });
    } finally {
      await other.close();
    }
  });
});
