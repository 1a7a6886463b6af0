import type { ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aParagraph, aReadyReport, partOf, partsOf, seen } from '../../../test/a-report.ts';
import { actOnReport, clear, handIn, recorded, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';

// Whole workflows on a real database, on machines that do other things as well.
let started: StartedApp;
let body: TestBody;
let second: TestPerson;
let report: ReportView;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
  second = await aPerson(started.db.manager, body.organisation.id, '领导乙', [{ role: 'leader' }]);
  const ready = await aReadyReport(started, body);
  const { id, version, title, metadata } = ready;
  await (
    await started.as(body.office)
  )
    .put(`/api/reports/${id}`)
    .send({ version, title, metadata, signerIds: [body.leader.id, second.id] });
  report = (await actOnReport(started, body.office, id, 'send_to_sign')).body;
});

const sign = (person: TestPerson, more = {}) => actOnReport(started, person, report.id, 'sign', more);
const now = () => reportSeen(started, body.office, report.id);

it('is signed by two leaders in the order of the body, and by nobody out of turn', async () => {
  const early = await sign(second);
  const first = await sign(body.leader, { opinion: '同意' });
  const again = await sign(body.leader);
  const last = await sign(second);

  expect([early.status, first.body.status, first.body.nextSignerId]).toEqual([409, 'signing', second.id]);
  expect([again.status, last.body.status]).toEqual([409, 'signed']);
  expect(last.body.signers).toMatchObject([
    { name: body.leader.name, signature: { opinion: '同意', valid: true } },
    { name: second.name, signature: { opinion: '', valid: true } },
  ]);
});

it('has one signature of eight simultaneous clicks', async () => {
  const agent = await started.as(body.leader);
  const { body: document } = await agent.get(`/api/reports/${report.id}/document`);
  const { version } = await now();
  const click = () =>
    agent
      .post(`/api/reports/${report.id}/actions`)
      .send({ action: 'sign', version, contentHash: document.contentHash });

  const answers = await Promise.all(Array.from({ length: 8 }, click));

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)]);
  expect(await recorded(started, report.id, 'report.sign')).toBe(1);
  expect(await started.db.query('SELECT 1 FROM signature WHERE report_id = $1', [report.id])).toHaveLength(1);
});

it('is not signed by who was shown something else', async () => {
  const { status, body: answer } = await sign(body.leader, { contentHash: '0'.repeat(64) });

  expect([status, answer.code]).toEqual([409, 'stale-version']);
  expect((await now()).signers[0]?.signature).toBeNull();
});

it('lets nobody change what is being signed', async () => {
  const part = partOf(report, 's1');
  const office = await started.as(body.office);
  const { version, title, metadata } = await now();

  const saved = await save(started, body.contributor, part.id, [aParagraph('s1', '偷改')]);
  const updated = await office
    .put(`/api/reports/${report.id}`)
    .send({ version, title: '改题', metadata, signerIds: [] });
  const divided = await office
    .put(`/api/reports/${report.id}/sections/s1/parts`)
    .send({ version, parts: [{ kind: 'whole' }] });

  expect([saved.status, updated.status, divided.status]).toEqual([409, 409, 409]);
  expect((await now()).title).toBe(title);
});

it('comes back from a leader with exactly the named parts reopened, and asks again only who signed other content', async () => {
  await sign(body.leader);
  const s1 = await seen(started, body.contributor, partOf(report, 's1').id);
  const places = [
    { address: s1.blocks[0]?.address ?? '', reason: '语句不通' },
    { address: 'tables/applications/granted/total', reason: '请核对合计' },
    { address: 'tables/art20', reason: '整张表再核' },
  ];

  const { status, body: returned } = await actOnReport(started, second, report.id, 'return', { places });

  expect([status, returned.status]).toEqual([200, 'reviewing']);
  const statuses = partsOf(returned).map((part) => [part.sectionId, part.status]);
  expect(statuses).toEqual([
    ['s1', 'returned'],
    ['s2', 'returned'],
    ['s3', 'returned'],
    ['s4', 'accepted'],
    ['s5', 'accepted'],
    ['s6', 'accepted'],
  ]);
  expect((await seen(started, body.contributor, s1.id)).remarks).toMatchObject([
    { kind: 'return', address: places[0]?.address, text: '语句不通', author: second.name },
  ]);
  // Only a changed content costs a signature.
  for (const sectionId of ['s2', 's3']) await handIn(started, body, partOf(report, sectionId).id);
  await save(started, body.contributor, s1.id, [aParagraph('s1', '补充一段。', 'a9')]);
  const changed = await now();
  expect(changed.signers[0]?.signature?.valid).toBe(false);
  await handIn(started, body, s1.id);
  await clear(started, body, report, ['s1']);
  const { body: sent } = await actOnReport(started, body.office, report.id, 'send_to_sign');
  expect([sent.status, sent.nextSignerId]).toEqual(['signing', body.leader.id]);
});

it('keeps the signature of the first when the second returns it and nothing is changed', async () => {
  await sign(body.leader);
  await actOnReport(started, second, report.id, 'return', {
    places: [{ address: 'sections/s5', reason: '请说明' }],
  });
  await handIn(started, body, partOf(report, 's5').id);

  const { body: sent } = await actOnReport(started, body.office, report.id, 'send_to_sign');

  expect([sent.status, sent.nextSignerId]).toEqual(['signing', second.id]);
});

it('cannot be returned at a place that is nobody’s', async () => {
  const places = ['', 'tables/art20/no/such/cell', 'sections/s9', 'sections/s1/blocks/never', '乱写'];

  for (const address of places) {
    const { status, body: answer } = await actOnReport(started, body.leader, report.id, 'return', {
      places: [{ address, reason: '请改' }],
    });
    expect([address, status, answer.code]).toEqual([address, 422, 'reference-unknown']);
  }
  expect((await now()).status).toBe('signing');
});

it('can be taken back by the office, and sent again without asking twice for what still stands', async () => {
  await sign(body.leader);
  await sign(second);
  const { body: takenBack } = await actOnReport(started, body.office, report.id, 'take_back', {
    reason: '补附件',
  });

  const { status, body: sent } = await actOnReport(started, body.office, report.id, 'send_to_sign');

  expect([takenBack.status, status, sent.status]).toEqual(['reviewing', 200, 'signed']);
  expect(await started.db.query('SELECT 1 FROM signature WHERE report_id = $1', [report.id])).toHaveLength(2);
});

it('is not published when what was signed is no longer what it says', async () => {
  await sign(body.leader);
  await sign(second);
  await started.db.query('UPDATE organisation SET name = $2 WHERE id = $1', [
    body.organisation.id,
    `改名后的单位${report.id}`,
  ]);

  const { status, body: answer } = await actOnReport(started, body.office, report.id, 'publish');

  expect([status, answer.details[0].field]).toEqual([422, 'signers']);
  expect(await started.db.query('SELECT 1 FROM publication WHERE report_id = $1', [report.id])).toEqual([]);
});
