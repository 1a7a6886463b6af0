import type { ReportView } from '@nianbao/contracts';
import { openArchive, RECORD_FILE, verifyRecord } from '@nianbao/record';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aBody, type TestBody } from '../../test/a-body.ts';
import { aParagraph, aReadyReport, partOf } from '../../test/a-report.ts';
import { actOnPart, actOnReport, clear, handIn, publish, recorded, save } from '../../test/acts.ts';
import { type Signer, type StartedApp, startApp } from '../../test/app.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

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
const linesOf = (bytes: Uint8Array | undefined): unknown[] =>
  Buffer.from(bytes ?? [])
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

it('holds the report, every revision, signature and the whole record, and verifies without the system', async () => {
  const { status, body: zip } = await archive(body.auditor);

  const opened = openArchive(zip);
  expect(status).toBe(200);
  expect(opened).toMatchObject({
    faults: [],
    manifest: { year: 2025, organisation: { id: body.organisation.id } },
  });
  const file = (path: string) => opened?.files.get(path);
  expect(JSON.parse(Buffer.from(file('公开/第1版/report.json') ?? []).toString())).toMatchObject({
    year: 2025,
  });
  expect(Buffer.from(file('公开/第1版/report.html') ?? []).toString()).toContain('<!doctype html>');
  expect(linesOf(file('数据/signature.jsonl'))).toHaveLength(2);
  expect(linesOf(file('数据/part_revision.jsonl')).length).toBeGreaterThan(0);
  expect(JSON.stringify(linesOf(file('数据/place_change.jsonl')))).toContain('另行补充');
  expect(Buffer.from(file('公开/第2版/report.html') ?? []).toString()).toContain('另行补充');
  expect(linesOf(file('数据/secrecy_review.jsonl')).length).toBe(report.sections.length);
  const lines = Buffer.from(file(RECORD_FILE) ?? [])
    .toString('utf8')
    .split('\n');
  expect(await verifyRecord(lines)).toMatchObject({ fault: null });
  expect(lines.at(-2)).toContain('report.archive');
});

it('holds nothing of another body', async () => {
  const other = await aBody(started.db);

  const zip = (await archive(body.office)).body;

  const files = openArchive(zip)?.files ?? new Map<string, Uint8Array>();
  expect(files.size).toBeGreaterThan(10);
  for (const bytes of files.values()) expect(Buffer.from(bytes).includes(other.organisation.id)).toBe(false);
  expect((await archive(other.office)).status).toBe(404);
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
