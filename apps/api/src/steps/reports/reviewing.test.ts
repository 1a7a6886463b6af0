import type { FindingView, ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { aCell, aReadyReport, aReport, partsOf, seen, STAGES } from '../../../test/a-report.ts';
import { actOnPart, actOnReport, clear, handIn, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';

const RECEIVED = 'tables/applications/new_received/natural_person';

// Whole workflows on a real database, on machines that do other things as well.
let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
});

/** Accepted and cleared, with applications received that no row of results accounts for: the rows are two parts'. */
async function anUnbalancedReport(): Promise<ReportView> {
  const draft = await aReport(started, body);
  const office = await started.as(body.office);
  const [whole] = partsOf(draft).filter(({ sectionId }) => sectionId === 's3');
  const rows = [
    ...new Set(
      (await seen(started, body.office, whole?.id ?? '')).cells.map(({ address }) => address.split('/')[2]),
    ),
  ];
  const { body: divided } = await office.put(`/api/reports/${draft.id}/sections/s3/parts`).send({
    version: draft.version,
    parts: [
      { kind: 'rows', rows: rows.slice(0, 2) },
      { kind: 'rows', rows: rows.slice(2) },
    ],
  });
  await office.post(`/api/reports/${draft.id}/assignments`).send({
    assignments: partsOf(divided).map(({ id, version }) => ({
      partId: id,
      version,
      departmentId: body.department.id,
      dueOn: STAGES.inputDue,
    })),
  });
  await actOnReport(started, body.office, draft.id, 'open');
  for (const { id, sectionId } of partsOf(divided)) {
    const part = await seen(started, body.contributor, id);
    const changes = part.cells.map(({ address }) => aCell(address, address === RECEIVED ? '12' : '0'));
    await save(started, body.contributor, id, changes.length > 0 ? changes : [aText(sectionId)]);
    await handIn(started, body, id);
  }
  const { version, title, metadata } = await reportSeen(started, body.office, draft.id);
  await office
    .put(`/api/reports/${draft.id}`)
    .send({ version, title, metadata, signerIds: [body.leader.id] });
  await clear(started, body, divided);
  return reportSeen(started, body.office, draft.id);
}

const aText = (sectionId: string) => ({
  id: crypto.randomUUID(),
  address: `sections/${sectionId}/blocks/b1`,
  base: 0,
  value: {
    kind: 'block' as const,
    block: { id: 'b1', kind: 'paragraph' as const, text: '本年度工作情况如下。' },
    position: 'a0',
  },
});

const findings = async (reportId: string): Promise<FindingView[]> =>
  (await (await started.as(body.office)).get(`/api/reports/${reportId}/document`)).body.findings;
const openError = async (reportId: string): Promise<FindingView> => {
  const error = (await findings(reportId)).find(({ level, waiver }) => level === 'error' && !waiver);
  if (!error) throw new Error('no open error');
  return error;
};
const waive = async (reportId: string, fingerprint: string, person = body.office) =>
  (await started.as(person))
    .post(`/api/reports/${reportId}/waivers`)
    .send({ fingerprint, reason: '受理系统尚未办结' });
const obstacles = async (reportId: string): Promise<string[]> =>
  ((await reportSeen(started, body.office, reportId)).obstacles.send_to_sign ?? []).map(
    ({ message }) => message,
  );

it('does not send to sign while a part is not accepted, and says which', async () => {
  const report = await aReadyReport(started, body);
  const [part] = partsOf(report);
  await actOnPart(started, body.office, part?.id ?? '', 'reopen', {
    places: [{ address: '', reason: '再核' }],
  });

  const { status, body: answer } = await actOnReport(started, body.office, report.id, 'send_to_sign');

  expect([status, answer.code]).toEqual([422, 'report-incomplete']);
  expect(answer.details).toEqual([{ field: `parts/${part?.id}`, message: '一、总体情况还没有审核通过' }]);
});

it('does not send to sign without a signer', async () => {
  const { id, version, title, metadata } = await aReadyReport(started, body);
  await (
    await started.as(body.office)
  )
    .put(`/api/reports/${id}`)
    .send({ version, title, metadata, signerIds: [] });

  const { status, body: answer } = await actOnReport(started, body.office, id, 'send_to_sign');

  expect([status, answer.details]).toEqual([422, [{ field: 'signers', message: '还没有设定签发人' }]]);
});

it('does not send to sign to somebody who is no leader any more', async () => {
  const { id } = await aReadyReport(started, body);
  await started.db.query(`UPDATE membership SET disabled = true WHERE person_id = $1`, [body.leader.id]);

  const { status, body: answer } = await actOnReport(started, body.office, id, 'send_to_sign');

  expect([status, answer.details]).toEqual([
    422,
    [{ field: 'signers', message: '签发人中有人已不是本单位领导，请重新设定' }],
  ]);
});

it('does not send to sign what the secrecy review objected to', async () => {
  const report = await aReadyReport(started, body);
  await actOnReport(started, body.reviewer, report.id, 'pass_secrecy_review', {
    sectionIds: ['s5'],
    basis: '含内部事项',
    result: 'object',
  });

  const { status, body: answer } = await actOnReport(started, body.office, report.id, 'send_to_sign');

  expect([status, answer.details.length, answer.details[0].field]).toEqual([422, 1, 'sections/s5']);
});

it('asks for the secrecy review of a section again when the section changes, and of no other', async () => {
  const report = await aReadyReport(started, body);
  const part = partsOf(report).find(({ sectionId }) => sectionId === 's5');
  const id = part?.id ?? '';
  await actOnPart(started, body.office, id, 'reopen', { places: [{ address: '', reason: '补充' }] });
  await save(started, body.contributor, id, [aText('s5')]);
  await handIn(started, body, id);

  const before = await reportSeen(started, body.office, report.id);
  await clear(started, body, report, ['s5']);
  const after = await reportSeen(started, body.office, report.id);

  expect(before.sections.map(({ secrecy }) => secrecy?.valid)).toEqual([true, true, true, true, false, true]);
  expect(before.obstacles.send_to_sign).toHaveLength(1);
  expect(after.obstacles.send_to_sign).toBeUndefined();
});

it('covers the table of 2014, which stands in no section, with the review of the last section', async () => {
  const report = await aReport(started, body, '2014');
  await started.db.query(`UPDATE report SET status = 'reviewing' WHERE id = $1`, [report.id]);
  await clear(started, body, report);
  const parts = partsOf(report);
  const last = parts.at(-1);
  const [cell] = (await seen(started, body.office, last?.id ?? '')).cells;
  await started.db.query(
    `INSERT INTO place (report_id, address, organisation_id, part_id, raw, version, changed_by)
     VALUES ($1, $2, $3, $4, '5', 1, $5)`,
    [report.id, cell?.address, body.organisation.id, last?.id, body.contributor.id],
  );

  const { sections } = await reportSeen(started, body.office, report.id);

  expect(sections.map(({ secrecy }) => secrecy?.valid)).toEqual([
    ...Array(sections.length - 1).fill(true),
    false,
  ]);
});

it('does not send to sign with an open error, and does once the office has explained it', async () => {
  const report = await anUnbalancedReport();

  const refused = await actOnReport(started, body.office, report.id, 'send_to_sign');
  for (
    let error = (await findings(report.id)).find(isOpen);
    error;
    error = (await findings(report.id)).find(isOpen)
  )
    expect((await waive(report.id, error.fingerprint)).status).toBe(200);
  const sent = await actOnReport(started, body.office, report.id, 'send_to_sign');

  expect(refused.status).toBe(422);
  expect(refused.body.details[0].message).toMatch(/^校验错误：.*相差 12/u);
  expect([sent.status, sent.body.status]).toEqual([200, 'signing']);
  expect(sent.body.findingCounts).toMatchObject({ error: 0 });
});

it('binds an explanation to its figures: when they change the error is open again', async () => {
  const report = await anUnbalancedReport();
  const error = await openError(report.id);
  await waive(report.id, error.fingerprint);
  const part = partsOf(report).find(({ sectionId }) => sectionId === 's3')?.id ?? '';
  const waived = (await findings(report.id)).find(({ fingerprint }) => fingerprint === error.fingerprint);

  await actOnPart(started, body.office, part, 'reopen', { places: [{ address: RECEIVED, reason: '核对' }] });
  await save(started, body.contributor, part, [aCell(RECEIVED, '13', 1)]);

  expect(waived?.waiver).toMatchObject({ reason: '受理系统尚未办结', by: body.office.name });
  const reopened = await openError(report.id);
  expect(reopened.rule).toBe(error.rule);
  expect(reopened.message).toContain('13');
  expect((await obstacles(report.id)).some((message) => message.startsWith('校验错误'))).toBe(true);
});

it('takes explanations from the office alone, of findings that exist, while there is work on the report', async () => {
  const report = await anUnbalancedReport();
  const error = await openError(report.id);

  const contributor = await waive(report.id, error.fingerprint, body.contributor);
  const unknown = await waive(report.id, 'no:such');
  const { body: given } = await waive(report.id, error.fingerprint);
  const waiver = given.findings.find((f: FindingView) => f.fingerprint === error.fingerprint).waiver.id;
  const withdrawn = await (await started.as(body.office)).delete(`/api/waivers/${waiver}`);
  await started.db.query(`UPDATE report SET status = 'signing' WHERE id = $1`, [report.id]);
  const late = await waive(report.id, error.fingerprint);

  expect([contributor.status, unknown.status, withdrawn.status, late.status]).toEqual([403, 409, 200, 409]);
  expect((await openError(report.id)).fingerprint).toBe(error.fingerprint);
});

const isOpen = ({ level, waiver }: FindingView): boolean => level === 'error' && waiver === null;

it('is not cleared by who was shown something else', async () => {
  const ready = await aReadyReport(started, body);
  const review = {
    sectionIds: ['s1'],
    basis: '条例第十七条',
    result: 'object',
    contentHash: '0'.repeat(64),
  };

  const { status, body: answer } = await actOnReport(
    started,
    body.reviewer,
    ready.id,
    'pass_secrecy_review',
    review,
  );

  const { sections } = await reportSeen(started, body.office, ready.id);
  expect([status, answer.code]).toEqual([409, 'stale-version']);
  expect(sections[0]?.secrecy?.result).toBe('pass');
});
