import type { ReportDocument, ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { aCell, aParagraph, aReadyReport, partOf, partsOf, seen } from '../../../test/a-report.ts';
import {
  actOnPart,
  actOnReport,
  cellAt,
  clear,
  handIn,
  publish,
  recorded,
  reportSeen,
  save,
} from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { Publication } from '../../report/publications/publication.entity.ts';

// Whole workflows on a real database, on machines that do other things as well.
const IN_FORCE = 'tables/art20/art20_1/normative_docs/in_force';
const reason = '经核实原文无误，不再更正';

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
  await publish(started, body, report.id);
});

const abandon = () => actOnReport(started, body.office, report.id, 'abandon_correction', { reason });
const document = async (): Promise<ReportDocument> =>
  (await (await started.as(body.office)).get(`/api/reports/${report.id}/document`)).body;

/** A correction begun: a figure, a new and a removed paragraph, another title. */
async function correct(): Promise<void> {
  await actOnReport(started, body.office, report.id, 'correct', { reason: '数字有误' });
  const table = partOf(report, 's2').id;
  const text = partOf(report, 's1').id;
  for (const id of [table, text])
    await actOnPart(started, body.office, id, 'reopen', { places: [{ address: '', reason: '请改' }] });
  const version = cellAt(await seen(started, body.contributor, table), IN_FORCE)?.version ?? 0;
  await save(started, body.contributor, table, [aCell(IN_FORCE, '9', version)]);
  const [block] = (await seen(started, body.contributor, text)).blocks;
  await save(started, body.contributor, text, [
    aParagraph('s1', '更正时新写的一段。', 'a5'),
    {
      id: crypto.randomUUID(),
      address: block?.address ?? '',
      base: block?.version ?? 0,
      value: { kind: 'removed' },
    },
  ]);
  const { version: reportVersion, metadata, signers } = await reportSeen(started, body.office, report.id);
  await (await started.as(body.office)).put(`/api/reports/${report.id}`).send({
    version: reportVersion,
    title: '改过的标题',
    metadata,
    signerIds: signers.map(({ id }) => id),
  });
}

it('leaves the public edition, and the report is again what is public; the record and the history are kept', async () => {
  const before = await document();
  await correct();
  const changed = await document();

  const { status, body: view } = await abandon();

  const [publication] = await started.db.manager.findBy(Publication, { reportId: report.id });
  const after = await document();
  expect(changed.contentHash).not.toBe(before.contentHash);
  expect([status, view.status, view.edition]).toEqual([200, 'published', 1]);
  expect([after.contentHash, after.content]).toEqual([before.contentHash, before.content]);
  expect(publication?.contentHash).toBe(after.contentHash);
  expect(new Set(partsOf(view).map((part) => part.status))).toEqual(new Set(['accepted']));
  expect(partsOf(view).every(({ openReturns }) => openReturns === 0)).toBe(true);
  const { body: history } = await (
    await started.as(body.office)
  ).get(`/api/parts/${partOf(report, 's2').id}/history?address=${encodeURIComponent(IN_FORCE)}`);
  expect(
    history.slice(0, 2).map(({ before: was, after: is }: { before: string; after: string }) => [was, is]),
  ).toEqual([
    ['9', '0'],
    ['0', '9'],
  ]);
  expect(await recorded(started, report.id, 'report.abandon_correction')).toBe(1);
});

it('can be followed by another correction, which asks for signatures of its own', async () => {
  await actOnReport(started, body.office, report.id, 'correct', { reason: '数字有误' });
  await actOnReport(started, body.office, report.id, 'send_to_sign');
  await actOnReport(started, body.leader, report.id, 'sign');
  await actOnReport(started, body.office, report.id, 'take_back', { reason: '先不更正' });
  await abandon();
  await actOnReport(started, body.office, report.id, 'correct', { reason: '确有一处要改' });

  const { body: sent } = await actOnReport(started, body.office, report.id, 'send_to_sign');

  expect([sent.edition, sent.status, sent.nextSignerId]).toEqual([2, 'signing', body.leader.id]);
});

it('goes back to a report that was taken down', async () => {
  await actOnReport(started, body.leader, report.id, 'take_down', { reason: '有误' });
  await correct();

  const { body: view } = await abandon();

  expect([view.status, view.edition]).toEqual(['taken_down', 1]);
});

it('is for the office, while a correction is prepared, and with a reason', async () => {
  const none = await abandon();
  await correct();
  const agent = await started.as(body.office);
  const { version, allowedActions } = await reportSeen(started, body.office, report.id);
  const silent = await agent
    .post(`/api/reports/${report.id}/actions`)
    .send({ action: 'abandon_correction', version });
  const leader = await actOnReport(started, body.leader, report.id, 'abandon_correction', { reason });
  for (const sectionId of ['s1', 's2']) await handIn(started, body, partOf(report, sectionId).id);
  await clear(started, body, report);
  await publish(started, body, report.id);
  const published = await abandon();

  expect([none.status, silent.status, leader.status, published.status]).toEqual([409, 400, 409, 409]);
  expect(allowedActions).toContain('abandon_correction');
});
