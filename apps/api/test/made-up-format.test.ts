import type { ReportView } from '@nianbao/contracts';
import { decodeSource, importReport, isRefusal } from '@nianbao/importer';
import { MADE_UP, withFormat } from '@nianbao/report-formats/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, type TestBody } from './a-body.ts';
import { aCell, aParagraph, NOTICE, partOf, partsOf, seen } from './a-report.ts';
import { actOnReport, clear, handIn, publish, reportSeen, save } from './acts.ts';
import { type StartedApp, startApp } from './app.ts';

/** The made-up form is in force from this year on. */
const YEAR = 2040;
const STAGES = {
  inputDue: '2041-01-14',
  reviewDue: '2041-01-21',
  signDue: '2041-01-25',
  publishDue: '2041-01-30',
};

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp({ alone: true });
  body = await aBody(started.db);
});
afterAll(() => started.close());

/** Opened from nothing but the format's data, every part given to the first department. */
async function opened(): Promise<ReportView> {
  const office = await started.as(body.office);
  const notice = { ...NOTICE, documentNumber: '测政办〔2040〕1号', date: '2040-12-19' };
  const { status, body: cycle } = await office
    .post('/api/cycles')
    .send({ year: YEAR, formatId: MADE_UP.id, notice, stages: STAGES });
  expect([status, cycle.code]).toEqual([200, undefined]);
  const draft = await reportSeen(started, body.office, cycle.reportId);
  await office.post(`/api/reports/${draft.id}/assignments`).send({
    assignments: partsOf(draft).map(({ id, version }) => ({
      partId: id,
      version,
      departmentId: body.department.id,
      dueOn: STAGES.inputDue,
    })),
  });
  const now = await reportSeen(started, body.office, draft.id);
  const title = '云溪市2040年虚构年度报告';
  const sent = { version: now.version, title, metadata: {}, signerIds: [body.leader.id] };
  await office.put(`/api/reports/${draft.id}`).send(sent);
  return (await actOnReport(started, body.office, draft.id, 'open')).body;
}

const fill = (answered: string) => [
  aCell('tables/visits/window/asked', '12'),
  aCell('tables/visits/window/answered', answered),
  aCell('tables/visits/phone/asked', '4711'),
  aCell('tables/visits/phone/answered', '4000'),
];

it('is opened, filled, checked, signed, published and read back', async () => {
  await withFormat(MADE_UP, async () => {
    const report = await opened();
    const [text, table] = ['x1', 'x2'].map((id) => partOf(report, id).id);
    if (!text || !table) throw new Error('a part is missing');
    await save(started, body.contributor, text, [aParagraph('x1', '本年度接待群众，均已答复。')]);
    const saved = await save(started, body.contributor, table, fill('13'));
    const wrong = saved.body.findings.map(({ rule }: { rule: string }) => rule);
    const { cells } = await seen(started, body.contributor, table);
    const { version = 0 } = cells.find(({ address }) => address.endsWith('window/answered')) ?? {};
    await save(started, body.contributor, table, [aCell('tables/visits/window/answered', '11', version)]);
    for (const { id } of partsOf(report)) await handIn(started, body, id);
    await clear(started, body, report);
    const { status, body: published } = await publish(started, body, report.id);
    const page = await started.anyone().get(`/reports/${body.organisation.slug}/${YEAR}`);

    expect(wrong).toEqual(['visits.answered']);
    expect([status, published.status, published.legalDate]).toEqual([200, 'published', '2041-03-31']);
    expect(page.text).toContain('服务次数表');
    expect(page.text).toContain('4711');
    const source = decodeSource(Buffer.from(page.text), 'page.html');
    if (isRefusal(source)) throw new Error(source.refusal.message);
    const read = importReport(source);
    expect(isRefusal(read) ? read.refusal : read.content.tables).toEqual({
      visits: { 'window/asked': 12, 'window/answered': 11, 'phone/asked': 4711, 'phone/answered': 4000 },
    });
  });
});
