import type { ReportDocument, ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aCell, aParagraph, aReadyReport, partOf, seen } from '../../../test/a-report.ts';
import { actOnPart, actOnReport, cellAt, clear, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';

// Whole workflows on a real database, on machines that do other things as well.
const IN_FORCE = 'tables/art20/art20_1/normative_docs/in_force';

let started: StartedApp;
let body: TestBody;
let second: TestPerson;
let report: ReportView;
let part: string;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());

/** Signed by the first of two leaders, and returned by the second at one figure. */
beforeEach(async () => {
  body = await aBody(started.db);
  second = await aPerson(started.db.manager, body.organisation.id, '领导乙', [{ role: 'leader' }]);
  report = await aReadyReport(started, body);
  part = partOf(report, 's2').id;
  const { version, title, metadata } = await reportSeen(started, body.office, report.id);
  await (
    await started.as(body.office)
  )
    .put(`/api/reports/${report.id}`)
    .send({ version, title, metadata, signerIds: [body.leader.id, second.id] });
  await clear(started, body, report);
  await actOnReport(started, body.office, report.id, 'send_to_sign');
  await actOnReport(started, body.leader, report.id, 'sign');
  const places = [
    { address: IN_FORCE, reason: '请核对' },
    { address: 'sections/s1', reason: '补充一段' },
  ];
  await actOnReport(started, second, report.id, 'return', { places });
});

async function type(raw: string): Promise<void> {
  const version = cellAt(await seen(started, body.contributor, part), IN_FORCE)?.version ?? 0;
  await save(started, body.contributor, part, [aCell(IN_FORCE, raw, version)]);
}
const explaining = (reason: string, address = IN_FORCE) => ({ explanations: [{ address, reason }] });
const submit = (more: object = {}) =>
  actOnPart(started, body.contributor, part, 'submit', { confirmUntouched: true, ...more });
const document = async (): Promise<ReportDocument> =>
  (await (await started.as(body.leader)).get(`/api/reports/${report.id}/document`)).body;
async function finish(id: string): Promise<void> {
  await actOnPart(started, body.head, id, 'endorse');
  await actOnPart(started, body.office, id, 'accept');
}
async function rewriteText(): Promise<void> {
  const { id } = partOf(report, 's1');
  await save(started, body.contributor, id, [aParagraph('s1', '补充一段。', 'a9')]);
  const { status, body: answer } = await actOnPart(started, body.contributor, id, 'submit', {
    confirmUntouched: true,
  });
  if (status !== 200) throw new Error(JSON.stringify(answer));
  await finish(id);
}

it('asks for an explanation of a figure changed after a signature, with old and new, and for a new signature', async () => {
  await type('5');
  const unexplained = await submit();
  const { unexplained: listed } = await seen(started, body.contributor, part);
  const { status } = await submit(explaining('登记簿漏计五件'));
  await finish(part);
  await rewriteText();
  await clear(started, body, report, ['s1', 's2']);

  const { body: sent } = await actOnReport(started, body.office, report.id, 'send_to_sign');

  expect([unexplained.status, unexplained.body.code]).toEqual([422, 'figures-unexplained']);
  expect(unexplained.body.details).toEqual([
    { field: IN_FORCE, message: expect.stringMatching(/0 → 5，签发之后改动，请说明原因$/u) },
  ]);
  expect(listed).toMatchObject([{ address: IN_FORCE, before: 0, after: 5 }]);
  expect([status, sent.status, sent.nextSignerId]).toEqual([200, 'signing', body.leader.id]);
  expect(sent.signers[0].signature).toMatchObject({ valid: false, changedSections: ['s1', 's2'] });
  expect((await document()).changedFigures).toMatchObject([
    {
      address: IN_FORCE,
      before: 0,
      after: 5,
      explanation: { reason: '登记簿漏计五件', by: body.contributor.name },
    },
  ]);
});

it('takes an explanation for that change only: another value is explained anew, the old one needs none', async () => {
  await type('5');
  await submit(explaining('登记簿漏计五件'));
  await actOnPart(started, body.head, part, 'return', { places: [{ address: IN_FORCE, reason: '仍不对' }] });
  await type('6');
  const other = await submit();
  await type('0');
  const back = await submit();

  expect([other.body.code, back.status]).toEqual(['figures-unexplained', 200]);
});

it('refuses an explanation of what was not changed', async () => {
  const { status, body: answer } = await submit(explaining('多余的说明'));

  expect([status, answer.code, answer.details[0].field]).toEqual([422, 'reference-unknown', IN_FORCE]);
});

it('asks nobody to explain changed words', async () => {
  await rewriteText();

  expect((await document()).changedFigures).toEqual([]);
});

it('is sent to sign only when every changed figure is explained, by the office if by nobody else', async () => {
  await submit();
  await finish(part);
  await rewriteText();
  // A figure that came to be other than signed on a way that asked nobody.
  await started.db.query(`UPDATE place SET raw = '7' WHERE report_id = $1 AND address = $2`, [
    report.id,
    IN_FORCE,
  ]);
  await clear(started, body, report);

  const refused = await actOnReport(started, body.office, report.id, 'send_to_sign');
  const { status } = await actOnReport(started, body.office, report.id, 'send_to_sign', explaining('已核实'));

  expect([refused.status, refused.body.code, refused.body.details[0].field, status]).toEqual([
    422,
    'figures-unexplained',
    IN_FORCE,
    200,
  ]);
});
