import type { ReportView } from '@nianbao/contracts';
import { type Bytes, linesOfBytes, openArchive, RECORD_FILE, verifyRecord } from '@nianbao/record';
import { strToU8, unzipSync } from 'fflate';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { aParagraph, aReadyReport, partOf } from '../../../test/a-report.ts';
import { actOnPart, actOnReport, clear, handIn, publish, recorded, save } from '../../../test/acts.ts';
import { type Signer, type StartedApp, startApp } from '../../../test/app.ts';

let started: StartedApp;
let body: TestBody;
let report: ReportView;

beforeAll(async () => {
  started = await startApp();
  body = await aBody(started.db);
  report = await aReadyReport(started, body);
  await publish(started, body, report.id);
  await correctAndPublish();
});
afterAll(() => started.close());

/** A paragraph more in section five: a second edition, with everything that leads to one. */
async function correctAndPublish(): Promise<void> {
  await actOnReport(started, body.office, report.id, 'correct', { reason: '漏写一段' });
  const { id } = partOf(report, 's5');
  await actOnPart(started, body.office, id, 'reopen', { places: [{ address: '', reason: '补写' }] });
  await save(started, body.contributor, id, [aParagraph('s5', '另行补充。', 'a5')]);
  await handIn(started, body, id);
  await clear(started, body, report, ['s5']);
  const { status, body: answer } = await publish(started, body, report.id);
  if (status !== 200) throw new Error(JSON.stringify(answer));
}

const archive = async (person: Signer) =>
  (await started.as(person)).get(`/api/reports/${report.id}/archive.zip`).responseType('blob');
const inMemory = (bytes: Buffer): Bytes => ({
  size: bytes.length,
  read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
  stream: (start, end) => [bytes.subarray(start, end)],
});
const linesOf = (bytes: Uint8Array | undefined): unknown[] =>
  Buffer.from(bytes ?? [])
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const leftOver = () => readdirSync(tmpdir()).filter((name) => name.startsWith('nianbao-archive-'));

it('holds the report, every revision, signature and the whole record, and verifies without the system', async () => {
  const { status, body: zip } = await archive(body.auditor);

  const opened = await openArchive(inMemory(zip));
  expect(status).toBe(200);
  expect(opened).toMatchObject({
    faults: [],
    manifest: { year: 2025, organisation: { id: body.organisation.id } },
  });
  const files = unzipSync(zip);
  const text = (path: string) => Buffer.from(files[path] ?? []).toString();
  expect(JSON.parse(text('公开/第1版/report.json'))).toMatchObject({ year: 2025 });
  expect(text('公开/第1版/report.html')).toContain('<!doctype html>');
  expect(linesOf(files['数据/signature.jsonl'])).toHaveLength(2);
  expect(linesOf(files['数据/part_revision.jsonl']).length).toBeGreaterThan(0);
  expect(text('数据/place_change.jsonl')).toContain('另行补充');
  expect(text('公开/第2版/report.html')).toContain('另行补充');
  expect(linesOf(files['数据/secrecy_review.jsonl']).length).toBe(report.sections.length);
  const record = opened?.file(RECORD_FILE);
  expect(record && (await verifyRecord(linesOfBytes(record)))).toMatchObject({ fault: null });
  expect(text(RECORD_FILE).split('\n').at(-2)).toContain('report.archive');
});

it('holds what the public took away once, byte for byte, and verifies', async () => {
  const taken = await started
    .anyone()
    .get(`/reports/${body.organisation.slug}/2025/editions/1/files/report.json`);
  await started.anyone().get(`/reports/${body.organisation.slug}/2025`);
  const { status, body: zip } = await archive(body.auditor);

  expect([taken.status, status]).toEqual([200, 200]);
  expect(await openArchive(inMemory(zip))).toMatchObject({ faults: [] });
  expect(Buffer.from(unzipSync(zip)['公开/第1版/report.json'] ?? []).toString()).toBe(taken.text);
});

it('names the people and departments that the rows name by id, and nothing else of them', async () => {
  const files = unzipSync((await archive(body.office)).body);

  const { id, name } = body.leader;
  expect(linesOf(files['数据/person.jsonl'])).toContainEqual({ id, name });
  expect(linesOf(files['数据/department.jsonl'])).toContainEqual({
    id: body.department.id,
    name: body.department.name,
  });
});

it('holds the attachments under names that are names everywhere', async () => {
  const office = await started.as(body.office);
  const { body: notice } = await office
    .post('/api/attachments')
    .attach('file', Buffer.from('%PDF-1.4 通知'), 'a|b?c.pdf');
  await started.db.query('UPDATE cycle SET attachment_id = $2 WHERE id = $1', [report.cycleId, notice.id]);

  const files = unzipSync((await archive(body.office)).body);

  expect(Object.keys(files).filter((path) => path.startsWith('附件/'))).toEqual([
    `附件/${notice.id}/a_b_c.pdf`,
  ]);
  expect(files[`附件/${notice.id}/a_b_c.pdf`]).toEqual(strToU8('%PDF-1.4 通知'));
});

it('leaves nothing on the disk of the server', async () => {
  const before = new Set(leftOver());

  await archive(body.office);

  // Another server on this machine may be packing as well.
  await vi.waitFor(() => expect(leftOver().filter((name) => !before.has(name))).toEqual([]));
});

it('holds nothing of another body', async () => {
  const other = await aBody(started.db);

  const zip = (await archive(body.office)).body;

  const files = Object.values(unzipSync(zip));
  expect(files.length).toBeGreaterThan(10);
  for (const bytes of files) expect(Buffer.from(bytes).includes(other.organisation.id)).toBe(false);
  expect((await archive(other.office)).status).toBe(404);
  expect((await archive(other.auditor)).status).toBe(404);
});

it('is for those who read the record', async () => {
  expect((await archive(body.contributor)).status).toBe(403);
  expect((await archive(body.leader)).status).toBe(403);
});

it('shows in the record that a part was read before it was public, once for one reading', async () => {
  const { id } = partOf(report, 's2');
  const before = await recorded(started, id, 'part.read');
  const agent = await started.as(body.auditor);

  await Promise.all([agent.get(`/api/parts/${id}`), agent.get(`/api/parts/${id}`)]);
  await agent.get(`/api/parts/${id}`);

  expect(await recorded(started, id, 'part.read')).toBe(before + 1);
});
