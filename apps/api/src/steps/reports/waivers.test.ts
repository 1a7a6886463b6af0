import type { FindingView, ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import {
  aCell,
  anOpenReport,
  aParagraph,
  NOTICE,
  partOf,
  partsOf,
  seen,
  STAGES,
} from '../../../test/a-report.ts';
import { actOnReport, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';

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

const findingsOf = async (reportId: string): Promise<FindingView[]> =>
  (await (await started.as(body.office)).get(`/api/reports/${reportId}/document`)).body.findings;
const waive = async ({ fingerprint }: FindingView, reason: string) =>
  (await started.as(body.office)).post(`/api/reports/${report.id}/waivers`).send({ fingerprint, reason });

/** The body's report on 2026, assigned and open. */
async function nextYear(): Promise<ReportView> {
  const office = await started.as(body.office);
  const { body: cycle } = await office
    .post('/api/cycles')
    .send({ year: 2026, formatId: '2021', notice: NOTICE, stages: STAGES });
  const draft = await reportSeen(started, body.office, cycle.reportId);
  await office.post(`/api/reports/${draft.id}/assignments`).send({
    assignments: partsOf(draft).map(({ id, version }) => ({
      partId: id,
      version,
      departmentId: body.department.id,
      dueOn: STAGES.inputDue,
    })),
  });
  await actOnReport(started, body.office, draft.id, 'open');
  return draft;
}

const RECEIVED = 'tables/applications/new_received/natural_person';
/** Twelve applications received, and none answered: the table proves itself wrong. */
async function unbalance(of: ReportView): Promise<void> {
  const { id } = partOf(of, 's3');
  const { cells } = await seen(started, body.contributor, id);
  const changes = cells.map(({ address }) => aCell(address, address === RECEIVED ? '12' : '0'));
  await save(started, body.contributor, id, changes);
}
const STALE = '目前，我局主动公开信息10条。';
const write = (of: ReportView, text: string) =>
  save(started, body.contributor, partOf(of, 's1').id, [aParagraph('s1', text)]);

const first = (findings: readonly FindingView[], fits: (finding: FindingView) => boolean): FindingView => {
  const found = findings.find(fits);
  if (!found) throw new Error('no such finding');
  return found;
};
const sameAs = (one: FindingView) => (other: FindingView) =>
  other.rule === one.rule && other.addresses[0] === one.addresses[0];
const isBroken = ({ level, addresses }: FindingView) => level === 'error' && addresses.includes(RECEIVED);

it('offers the reason again a year later, at the same cell for the same rule and nowhere else', async () => {
  await unbalance(report);
  const finding = first(await findingsOf(report.id), isBroken);
  await waive(finding, '受理系统次年一月办结');
  const next = await nextYear();
  await unbalance(next);

  const later = await findingsOf(next.id);

  const offered = later.filter(({ suggestion }) => suggestion !== null);
  expect(finding.suggestion).toBeNull();
  expect(offered.map(({ rule, addresses }) => [rule, addresses[0]])).toEqual([
    [finding.rule, finding.addresses[0]],
  ]);
  expect(offered[0]).toMatchObject({ suggestion: '受理系统次年一月办结', waiver: null });
});

it('offers the reason for words of a section again although its paragraphs are new', async () => {
  await write(report, STALE);
  const isStale = ({ addresses: [at = ''], quote }: FindingView) =>
    at.startsWith('sections/s1/blocks/') && quote.includes('目前');
  const finding = first(await findingsOf(report.id), isStale);
  await waive(finding, '引用原文，不作改动');
  const next = await nextYear();
  await write(next, STALE);

  const again = first(await findingsOf(next.id), isStale);

  expect(again).toMatchObject({ rule: finding.rule, suggestion: '引用原文，不作改动', waiver: null });
});

it('lets an explanation survive each re-check until the figure changes', async () => {
  await unbalance(report);
  const finding = first(await findingsOf(report.id), isBroken);
  await waive(finding, '另有说明');

  await write(report, '另一段文字。');
  const kept = first(await findingsOf(report.id), sameAs(finding));
  await save(started, body.contributor, partOf(report, 's3').id, [aCell(RECEIVED, '13', 1)]);
  const lapsed = first(await findingsOf(report.id), sameAs(finding));

  expect(kept.waiver).toMatchObject({ reason: '另有说明', by: body.office.name });
  expect(lapsed.waiver).toBeNull();
});
