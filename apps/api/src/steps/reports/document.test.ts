import type { ReportDocument, ReportView } from '@nianbao/contracts';
import type { ReportContent } from '@nianbao/report-formats';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aCell, anOpenReport, aParagraph, aReadyReport, partOf, seen } from '../../../test/a-report.ts';
import { actOnReport, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { Publication } from '../../report/publications/publication.entity.ts';

// Whole workflows on a real database, on machines that do other things as well.
const IN_FORCE = 'tables/art20/art20_1/normative_docs/in_force';

let started: StartedApp;
let body: TestBody;
let report: ReportView;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
  report = await anOpenReport(started, body);
});

const read = async (person: TestPerson, id = report.id): Promise<ReportDocument> =>
  (await (await started.as(person)).get(`/api/reports/${id}/document`)).body;
const look = async (person: TestPerson, contentHash: string) =>
  (await started.as(person)).post(`/api/reports/${report.id}/views`).send({ contentHash });

it('shows each person what changed since they last looked', async () => {
  const table = partOf(report, 's2').id;
  const text = partOf(report, 's1').id;
  await save(started, body.contributor, table, [aCell(IN_FORCE, '3')]);
  const first = await read(body.leader);
  await look(body.leader, first.contentHash);
  const paragraph = aParagraph('s1', '后来写的一段。');

  await save(started, body.contributor, table, [aCell(IN_FORCE, '5', 1)]);
  await save(started, body.contributor, text, [paragraph]);

  const second = await read(body.leader);
  expect([first.changes, first.seenAt]).toEqual([null, null]);
  expect(second.seenAt).not.toBeNull();
  expect(second.changes).toEqual([
    { kind: 'block', address: paragraph.address, before: null, after: '后来写的一段。' },
    { kind: 'cell', address: IN_FORCE, before: 3, after: 5 },
  ]);
  expect((await read(body.office)).changes).toBeNull();
  await look(body.leader, second.contentHash);
  expect((await read(body.leader)).changes).toEqual([]);
});

it('does not take a version for seen that is no longer the present one', async () => {
  const { contentHash } = await read(body.leader);
  await save(started, body.contributor, partOf(report, 's2').id, [aCell(IN_FORCE, '3')]);

  const { status, body: answer } = await look(body.leader, contentHash);

  expect([status, answer.code]).toEqual([409, 'stale-version']);
  expect((await read(body.leader)).seenAt).toBeNull();
});

it('sets last year’s key figures beside this year’s', async () => {
  const { content } = await read(body.office);
  const last = {
    ...content,
    year: 2024,
    tables: { ...content.tables, art20: { ...content.tables.art20, 'art20_1/normative_docs/in_force': 9 } },
  };
  await started.db.manager.save(Publication, {
    organisationId: body.organisation.id,
    year: 2024,
    edition: 1,
    formatId: '2021',
    title: '2024年年报',
    content: last as ReportContent,
    contentHash: '0'.repeat(64),
    imported: true,
    publishedBy: body.office.id,
  });
  await save(started, body.contributor, partOf(report, 's2').id, [aCell(IN_FORCE, '12')]);

  const { keyFigures, lastYear } = await read(body.leader);

  expect(lastYear).toEqual({ year: 2024 });
  expect(keyFigures[0]).toEqual({
    label: '行政规范性文件现行有效',
    unit: '件',
    address: IN_FORCE,
    value: 12,
    lastYear: 9,
  });
  expect((await seen(started, body.contributor, partOf(report, 's2').id)).lastYear).toMatchObject({
    year: 2024,
    table: { 'art20_1/normative_docs/in_force': 9 },
  });
});

it('says which part answers for each place that can be returned', async () => {
  const paragraph = aParagraph('s1', '一段。');
  await save(started, body.contributor, partOf(report, 's1').id, [paragraph]);

  const { partOfAddress } = await read(body.leader);

  expect(partOfAddress[IN_FORCE]).toBe(partOf(report, 's2').id);
  expect(partOfAddress['tables/applications/new_received/total']).toBe(partOf(report, 's3').id);
  expect(partOfAddress[paragraph.address]).toBe(partOf(report, 's1').id);
  expect(Object.values(partOfAddress).every((id) => id.length === 36)).toBe(true);
});

it('offers a leader the opinions given before', async () => {
  const ready = await aReadyReport(started, (body = await aBody(started.db)));
  await actOnReport(started, body.office, ready.id, 'send_to_sign');
  await actOnReport(started, body.leader, ready.id, 'sign', { opinion: '同意公开。' });

  expect((await read(body.leader, ready.id)).opinionsUsed).toEqual(['同意公开。']);
  expect((await read(body.office, ready.id)).opinionsUsed).toEqual([]);
});

it('has the same content hash whenever it is read, whoever reads it', async () => {
  const text = partOf(report, 's1').id;
  for (let i = 0; i < 6; i += 1)
    await save(started, body.contributor, text, [aParagraph('s1', `第${i}段`, 'a0')]);
  const first = await read(body.leader);

  await started.db.query(
    `UPDATE place SET changed_at = now() WHERE address LIKE 'sections/%' AND ctid IN
    (SELECT ctid FROM place WHERE report_id = $1 LIMIT 3)`,
    [report.id],
  );

  const again = await read(body.office);
  expect(again.contentHash).toBe(first.contentHash);
  expect(again.content).toEqual(first.content);
});
