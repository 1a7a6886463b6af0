import type { PublicationSummary, ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { aParagraph, aReadyReport, partOf } from '../../../test/a-report.ts';
import {
  actOnPart,
  actOnReport,
  clear,
  handIn,
  publish,
  recorded,
  reportSeen,
  save,
} from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { contentHash } from '../../report/reports/compose.ts';
import { Publication } from '../../report/publications/publication.entity.ts';

// Whole workflows on a real database, on machines that do other things as well.
let started: StartedApp;
let body: TestBody;
let report: ReportView;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
  report = await aReadyReport(started, body);
});

const path = (edition?: number) =>
  `/reports/${body.organisation.slug}/2025${edition === undefined ? '' : `/editions/${edition}`}`;
const page = (edition?: number) => started.anyone().get(path(edition));
const publications = () =>
  started.db.manager.find(Publication, { where: { reportId: report.id }, order: { edition: 'ASC' } });

/** A paragraph added to section five, handed in, cleared, signed and published. */
async function correctAndPublish(text: string): Promise<void> {
  await actOnReport(started, body.office, report.id, 'correct', { reason: '漏写一段' });
  const { id } = partOf(report, 's5');
  await actOnPart(started, body.office, id, 'reopen', { places: [{ address: '', reason: '补写' }] });
  await save(started, body.contributor, id, [aParagraph('s5', text, 'a5')]);
  await handIn(started, body, id);
  await clear(started, body, report, ['s5']);
  const { status, body: answer } = await publish(started, body, report.id);
  if (status !== 200) throw new Error(JSON.stringify(answer));
}

it('publishes what was signed, byte for byte by hash, in a row that cannot be changed', async () => {
  const answer = await publish(started, body, report.id);

  const [publication] = await publications();
  expect(answer.body).toMatchObject({ status: 'published', publicPath: path() });
  expect(publication?.contentHash).toBe(answer.body.signers[0].signature.contentHash);
  expect(contentHash(publication?.content)).toBe(publication?.contentHash);
  await expect(
    started.db.query(`UPDATE publication SET title = 'x' WHERE id = $1`, [publication?.id]),
  ).rejects.toThrow('append-only');
  const { body: list } = await (await started.as(body.office)).get('/api/publications');
  expect(list.map(({ year, edition }: PublicationSummary) => [year, edition])).toEqual([[2025, 1]]);
});

it('has one publication of eight simultaneous clicks', async () => {
  await actOnReport(started, body.office, report.id, 'send_to_sign');
  await actOnReport(started, body.leader, report.id, 'sign');
  const { version } = await reportSeen(started, body.office, report.id);
  const agent = await started.as(body.office);
  await agent.post(`/api/reports/${report.id}/filing`).send({ version });
  const click = () => agent.post(`/api/reports/${report.id}/actions`).send({ action: 'publish', version });

  const answers = await Promise.all(Array.from({ length: 8 }, click));

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)]);
  expect(await publications()).toHaveLength(1);
  expect(await recorded(started, report.id, 'report.publish')).toBe(1);
});

it('corrects in a second edition, keeps the first readable and says what changed', async () => {
  await publish(started, body, report.id);
  const first = (await publications())[0]?.contentHash;
  await actOnReport(started, body.office, report.id, 'correct', { reason: '漏写一段' });
  const during = await page();
  await actOnReport(started, body.office, report.id, 'send_to_sign');
  const asked = await reportSeen(started, body.office, report.id);
  await actOnReport(started, body.office, report.id, 'take_back', { reason: '继续更正' });
  const { id } = partOf(report, 's5');
  await actOnPart(started, body.office, id, 'reopen', { places: [{ address: '', reason: '补写' }] });
  await save(started, body.contributor, id, [aParagraph('s5', '更正时补写的一段。', 'a5')]);
  await handIn(started, body, id);
  await clear(started, body, report, ['s5']);
  await publish(started, body, report.id);

  expect([during.status, during.text.includes('更正时补写')]).toEqual([200, false]);
  // A new edition is a new decision: the signature of the old one does not count for it.
  expect([asked.edition, asked.status, asked.nextSignerId]).toEqual([2, 'signing', body.leader.id]);
  const rows = await publications();
  expect(rows.map(({ edition, reason }) => [edition, reason])).toEqual([
    [1, null],
    [2, '漏写一段'],
  ]);
  expect(rows[0]?.contentHash).toBe(first);
  const [current, old] = [await page(), await page(1)];
  expect([current.status, old.status]).toEqual([200, 200]);
  expect(current.text).toContain('更正为第 2 版。原因：漏写一段。');
  expect(current.text).toContain('<ins>更正时补写的一段。</ins>');
  expect(current.text).toContain(path(1));
  expect(old.text).not.toContain('更正时补写的一段。');
  expect(old.text).toContain('您正在查看历史版本');
});

it('leaves a notice with the reason at the address of what was taken down, and nothing else of it', async () => {
  await publish(started, body, report.id);
  const hash = (await publications())[0]?.contentHash;

  const { body: down } = await actOnReport(started, body.leader, report.id, 'take_down', {
    reason: '误公开<b>个人信息</b>',
  });

  const pages = [await page(), await page(1)];
  expect(down.status).toBe('taken_down');
  for (const { status, text } of pages) {
    expect(status).toBe(410);
    expect(text).toContain('误公开&lt;b&gt;个人信息&lt;/b&gt;');
    expect(text).not.toContain('本年度工作情况如下。');
  }
  const file = await started.anyone().get(`${path(1)}/files/report.json`);
  const verified = await started.anyone().get('/verify').query({ hash });
  const home = await started.anyone().get('/').query({ body: body.organisation.name });
  expect([file.status, file.text.includes('误公开')]).toEqual([410, true]);
  expect(verified.text).toContain('曾在本站公开，该版本已撤下。');
  expect(home.text).not.toContain(path());
});

it('shows the corrected edition after a take-down, and never again what was taken down', async () => {
  await publish(started, body, report.id);
  await actOnReport(started, body.leader, report.id, 'take_down', { reason: '误公开' });

  await correctAndPublish('不再有误的一段。');

  const [current, first] = [await page(), await page(1)];
  expect([current.status, first.status]).toEqual([200, 410]);
  expect(current.text).toContain('不再有误的一段。');
  expect(current.text).toContain('更正为第 2 版');
  expect(current.text).not.toContain(path(1));
  expect((await started.anyone().get(`${path(1)}/files/report.json`)).status).toBe(410);
  expect((await started.anyone().get(`${path(2)}/files/report.json`)).status).toBe(200);
  expect((await started.anyone().get('/').query({ body: body.organisation.name })).text).toContain(path());
});

it('does not open a year again that is public as an imported report', async () => {
  await started.db.manager.insert(Publication, {
    ...(await anImported()),
    organisationId: body.organisation.id,
    year: 2019,
  });

  const { status, body: answer } = await (await started.as(body.office)).post('/api/cycles').send({
    year: 2019,
    formatId: '2019',
    notice: { title: '通知', date: '2019-12-01' },
    stages: {
      inputDue: '2020-01-01',
      reviewDue: '2020-01-01',
      signDue: '2020-01-01',
      publishDue: '2020-01-01',
    },
  });

  expect([status, answer.code]).toEqual([409, 'already-exists']);
});

async function anImported() {
  const { body: document } = await (await started.as(body.office)).get(`/api/reports/${report.id}/document`);
  return {
    edition: 1,
    formatId: '2019' as const,
    title: '2019年年报',
    content: document.content,
    contentHash: document.contentHash,
    imported: true,
    publishedBy: body.office.id,
  };
}
