import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { aBodyWithEntries, changeByHand, cutRecord, putEntry } from '../../../test/a-record.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { auditOf } from '../../../test/audit-of.ts';

let started: StartedApp;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());

const put = (body: TestBody) => putEntry(started, body);
const tamper = (sql: string, values: unknown[]) => changeByHand(started, sql, values);
const withEntries = (count: number) => aBodyWithEntries(started, count);

describe('GET /audit/chain', () => {
  it('says how long the record is and that it is whole', async () => {
    const body = await withEntries(3);
    const agent = await started.as(body.auditor);

    const { status, body: answer } = await agent.get('/api/audit/chain');

    const last = (await auditOf(started.db, body)).at(-1);
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      intact: true,
      length: 3,
      fault: null,
      head: last?.hash,
      algorithm: 'sha256',
      wholeAt: expect.any(String),
    });
  });

  it('recomputes only what is new, and all of it where that is asked for', async () => {
    const body = await withEntries(3);
    const agent = await started.as(body.auditor);
    const asked = async (query: object = {}) => (await agent.get('/api/audit/chain').query(query)).body;
    const first = await asked();
    await tamper(`UPDATE audit_entry SET comment = 'x' WHERE organisation_id = $1 AND sequence = 2`, [
      body.organisation.id,
    ]);
    await put(body);

    const next = await asked();

    expect(next).toMatchObject({ intact: true, length: 4, wholeAt: first.wholeAt });
    expect(await asked({ whole: 'true' })).toMatchObject({ intact: false, brokenAt: 2 });
    // Once it was found, it stays found.
    expect(await asked()).toMatchObject({ intact: false, brokenAt: 2 });
  });

  it('notices at once that what was verified before is there no more', async () => {
    const body = await withEntries(3);
    const agent = await started.as(body.auditor);
    await agent.get('/api/audit/chain');

    await cutRecord(started, body, 2);

    expect((await agent.get('/api/audit/chain')).body).toMatchObject({ intact: false, length: 2 });
  });

  it('names the entry at which it is broken', async () => {
    const body = await withEntries(2);
    await tamper(`UPDATE audit_entry SET actor = '别人' WHERE organisation_id = $1 AND sequence = 1`, [
      body.organisation.id,
    ]);
    const agent = await started.as(body.auditor);

    expect((await agent.get('/api/audit/chain')).body).toMatchObject({
      intact: false,
      brokenAt: 1,
      fault: '第 1 条内容与其哈希不符，已被改动',
    });
  });

  it('is for those who read the record', async () => {
    const body = await aBody(started.db);
    const contributor = await started.as(body.contributor);

    for (const path of ['chain', 'anchors', 'record.jsonl'])
      expect((await contributor.get(`/api/audit/${path}`)).status).toBe(403);
    expect((await contributor.post('/api/audit/anchors').set('idempotency-key', randomUUID())).status).toBe(
      403,
    );
  });
});
