import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { aBodyWithEntries, changeByHand, putEntry } from '../../../test/a-record.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import type { NewEntry } from '../../record/chain/record.ts';

// Long records on a real database, on machines that do other things as well.
let started: StartedApp;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());

const put = (body: TestBody, part: Partial<NewEntry> = {}) => putEntry(started, body, part);
const withEntries = (count: number) => aBodyWithEntries(started, count);

describe('GET /audit', () => {
  it('shows the latest first, a page at a time, with the actions there are', async () => {
    const body = await withEntries(5);
    const agent = await started.as(body.auditor);

    const first = await agent.get('/api/audit').query({ limit: 2 });
    const next = await agent.get('/api/audit').query({ limit: 2, before: 4 });

    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ total: 6, actions: ['part.accept', 'record.read'] });
    expect(sequences(first.body)).toEqual([6, 5]);
    expect(first.body.entries[0]).toMatchObject({ action: 'record.read', actorId: body.auditor.id });
    expect(sequences(next.body)).toEqual([3, 2]);
  });

  it('filters by person, action, report, part and day', async () => {
    const body = await aBody(started.db);
    const [reportId, partId] = [randomUUID(), randomUUID()];
    await put(body, { actor: body.leader });
    await put(body, { action: 'part.return', partId });
    await put(body, { reportId });
    const agent = await started.as(body.auditor);
    const found = async (query: object) => sequences((await agent.get('/api/audit').query(query)).body);
    const today = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);

    expect(await found({ actorId: body.leader.id })).toEqual([1]);
    expect(await found({ action: 'part.return' })).toEqual([2]);
    expect(await found({ partId })).toEqual([2]);
    expect(await found({ reportId })).toEqual([3]);
    // Looking at the record is the fourth.
    expect(await found({ from: today, to: today })).toEqual([4, 3, 2, 1]);
    expect(await found({ to: '2020-12-31' })).toEqual([]);
    expect(await found({ from: '2999-01-01' })).toEqual([]);
  });

  it('counts days in Asia/Shanghai', async () => {
    const body = await withEntries(1);
    await changeByHand(
      started,
      `UPDATE audit_entry SET at = '2025-12-31T16:30:00Z' WHERE organisation_id = $1`,
      [body.organisation.id],
    );
    const agent = await started.as(body.auditor);
    const on = async (day: string) =>
      sequences((await agent.get('/api/audit').query({ from: day, to: day })).body);

    expect([await on('2025-12-31'), await on('2026-01-01')]).toEqual([[], [1]]);
  });

  it('finds the life of one place: what names it, saves and returns of it among others', async () => {
    const body = await aBody(started.db);
    const address = 'tables/art20/art20_1/rules/issued';
    await put(body, { action: 'remark.add', address });
    await put(body, {
      action: 'part.save',
      after: [
        { address: 'tables/x', version: 1 },
        { address, version: 2 },
      ],
    });
    await put(body, { action: 'part.return', after: { places: [{ address, reason: '请核对' }] } });
    await put(body, { action: 'part.save', after: [{ address: `${address}d`, version: 1 }] });
    const agent = await started.as(body.auditor);

    expect(sequences((await agent.get('/api/audit').query({ address })).body)).toEqual([3, 2, 1]);
  });

  it('searches in persons, comments and what stood before and after', async () => {
    const body = await aBody(started.db);
    await put(body, { comment: '数字与台账不符' });
    await put(body, { before: { 理由: 'A%B_c' } });
    const agent = await started.as(body.auditor);
    const found = async (search: string) => sequences((await agent.get('/api/audit').query({ search })).body);

    expect(await found('台账')).toEqual([1]);
    expect(await found('a%b_C')).toEqual([2]);
    expect(await found('a_b')).toEqual([]);
    expect(await found(body.office.name)).toEqual([2, 1]);
    expect(await found(`台账 ${body.office.name}`)).toEqual([1]);
    expect(await found('台账 a%b')).toEqual([]);
  });

  it('finds acts by their Chinese names', async () => {
    const body = await aBody(started.db);
    await put(body, { action: 'part.return', comment: '数字与台账不符' });
    await put(body, { action: 'report.return' });
    await put(body, { action: 'part.accept', comment: '上次退回的已改' });
    const agent = await started.as(body.auditor);
    const found = async (search: string) => sequences((await agent.get('/api/audit').query({ search })).body);

    expect(await found('退回')).toEqual([3, 2, 1]);
    expect(await found('退回填报项')).toEqual([1]);
    expect(await found('退回 台账')).toEqual([1]);
  });

  it('is itself on record, once for one reading', async () => {
    const body = await withEntries(1);
    const agent = await started.as(body.auditor);

    await Promise.all([agent.get('/api/audit'), agent.get('/api/audit'), agent.get('/api/audit')]);
    const { body: answer } = await agent.get('/api/audit').query({ action: 'record.read' });

    expect(answer.total).toBe(1);
  });

  it('shows nothing of another body', async () => {
    const other = await withEntries(2);
    const body = await aBody(started.db);
    const agent = await started.as(body.auditor);

    const { body: answer } = await agent.get('/api/audit').query({ actorId: other.office.id });

    expect(answer).toMatchObject({ entries: [], total: 0, actions: ['record.read'] });
  });

  it('is read by the auditor, the office and the admin, and by nobody else', async () => {
    const body = await aBody(started.db);
    const statusFor = async (
      role: 'auditor' | 'office' | 'admin' | 'head' | 'contributor' | 'leader' | 'reviewer',
    ) => (await (await started.as(body[role])).get('/api/audit')).status;

    const may = [await statusFor('auditor'), await statusFor('office'), await statusFor('admin')];
    const mayNot = [await statusFor('head'), await statusFor('contributor'), await statusFor('leader')];

    expect(may).toEqual([200, 200, 200]);
    expect([...mayNot, await statusFor('reviewer')]).toEqual([403, 403, 403, 403]);
    expect((await started.anyone().get('/api/audit')).status).toBe(401);
  });

  it.each([
    { actorId: 'x' },
    { from: '2025-13-01' },
    { limit: 0 },
    { limit: 1000 },
    { before: 'x' },
    { before: 99_999_999_999_999 },
    { action: 'x'.repeat(61) },
    { action: '\0' },
  ])('rejects the query %o', async (query) => {
    const body = await aBody(started.db);
    const agent = await started.as(body.auditor);

    const { status, body: problem } = await agent.get('/api/audit').query(query);

    expect(status).toBe(400);
    expect(problem.code).toBe('invalid-input');
  });
});

describe('GET /reports/:id/activity', () => {
  it('hides a report of another body, and one that is not there', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.office);

    const missing = await agent.get(`/api/reports/${randomUUID()}/activity`);
    const nonsense = await agent.get('/api/reports/1/activity');

    expect([missing.status, nonsense.status]).toEqual([404, 400]);
  });

  it('shows everybody in the body what was done lately, without what was written and who read', async () => {
    const [body, other] = [await aBody(started.db), await aBody(started.db)];
    const reportId = await aReport(body);
    await put(body, { reportId, action: 'report.open' });
    await put(body, { action: 'organisation.update' });
    await put(body, { reportId, action: 'report.publish', after: { 数: 1 } });
    await put(body, { reportId, action: 'report.read' });

    const { status, body: acts } = await (
      await started.as(body.contributor)
    ).get(`/api/reports/${reportId}/activity`);
    const foreign = await (await started.as(other.office)).get(`/api/reports/${reportId}/activity`);

    expect(status).toBe(200);
    expect(acts).toMatchObject([
      { action: 'report.publish', actor: body.office.name },
      { action: 'report.open' },
    ]);
    expect(JSON.stringify(acts)).not.toContain('数');
    expect(foreign.status).toBe(404);
  });
});

const sequences = ({ entries }: { entries: { sequence: number }[] }): number[] =>
  entries.map(({ sequence }) => sequence);

async function aReport({ organisation }: TestBody): Promise<string> {
  const [cycle] = await started.db.query(
    `INSERT INTO cycle (organisation_id, year, format_id, notice, input_due, review_due, sign_due, publish_due, version)
     VALUES ($1, 2025, '2021', '{}', '2026-01-10', '2026-01-15', '2026-01-20', '2026-01-31', 1) RETURNING id`,
    [organisation.id],
  );
  const [report] = await started.db.query(
    `INSERT INTO report (organisation_id, cycle_id, year, format_id, title, version)
     VALUES ($1, $2, 2025, '2021', '2025 年年报', 1) RETURNING id`,
    [organisation.id, cycle.id],
  );
  return report.id;
}
