import type { ActivityView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import {
  aCell,
  anOpenReport,
  aReport,
  completing,
  NOTICE,
  partOf,
  partsOf,
  seen,
  STAGES,
} from '../../../test/a-report.ts';
import { actOnReport, recorded, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { PartAssignee } from '../../report/parts/part.entity.ts';

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

const assignment = (part: { id: string; version: number }, departmentId = body.department.id) => ({
  partId: part.id,
  version: part.version,
  departmentId,
  dueOn: STAGES.inputDue,
});

it('opens a year once, for the office alone', async () => {
  const open = async (person = body.office) =>
    (await started.as(person))
      .post('/api/cycles')
      .send({ year: 2025, formatId: '2021', notice: NOTICE, stages: STAGES });

  const answers = await Promise.all([open(), open(), open(), open()]);
  const head = await open(body.head);

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  expect([head.status, head.body.code]).toEqual([403, 'role-not-allowed']);
  expect((await (await started.as(body.office)).get('/api/cycles')).body).toHaveLength(1);
});

it('does not open for input while parts are unassigned, and names them', async () => {
  const report = await aReport(started, body);
  const { id, version } = partOf(report, 's1');
  await (
    await started.as(body.office)
  )
    .post(`/api/reports/${report.id}/assignments`)
    .send({ assignments: [assignment({ id, version })] });

  const { status, body: answer } = await actOnReport(started, body.office, report.id, 'open');

  expect([status, answer.code]).toEqual([422, 'report-incomplete']);
  expect(answer.details).toHaveLength(5);
  expect(answer.details[0]).toEqual({
    field: `parts/${partOf(report, 's2').id}`,
    message: '二、主动公开政府信息情况还没有分派到科室',
  });
  expect((await reportSeen(started, body.office, report.id)).obstacles.open).toEqual(answer.details);
});

it('assigns all or nothing', async () => {
  const report = await aReport(started, body);
  const parts = partsOf(report);
  const foreign = (await aBody(started.db)).department.id;
  const send = async (assignments: object[], person = body.office) =>
    (await started.as(person)).post(`/api/reports/${report.id}/assignments`).send({ assignments });

  const first = parts.slice(0, 2).map((part) => assignment(part));
  const refused = [
    await send([...first, { ...assignment(partOf(report, 's3')), version: 9 }]),
    await send([...first, assignment(partOf(report, 's3'), foreign)]),
    await send([...first, { ...assignment(partOf(report, 's3')), partId: body.office.id }]),
    await send([...first, ...first]),
    await send(first, body.head),
  ];

  expect(refused.map(({ status }) => status)).toEqual([409, 422, 404, 409, 409]);
  expect(partsOf(await reportSeen(started, body.office, report.id)).map(({ status }) => status)).toEqual(
    Array(6).fill('unassigned'),
  );
  expect(await recorded(started, report.id, 'part.assign')).toBe(0);
});

it('divides a table by rows, and refuses a division that leaves a row out or gives it twice', async () => {
  const report = await aReport(started, body);
  const divide = async (parts: object[]) => {
    const { version } = await reportSeen(started, body.office, report.id);
    return (await started.as(body.office))
      .put(`/api/reports/${report.id}/sections/s2/parts`)
      .send({ version, parts });
  };
  const rows = (...names: string[]) => ({ kind: 'rows', rows: names });
  const first = ['art20_1/rules', 'art20_1/normative_docs', 'art20_5/licence'];
  const rest = ['art20_6/penalty', 'art20_6/compulsion', 'art20_8/admin_fee'];

  const missing = await divide([rows(...first)]);
  const twice = await divide([rows(...first), rows(...rest, 'art20_1/rules')]);
  const good = await divide([rows(...first), rows(...rest)]);

  expect([missing.status, twice.status, good.status]).toEqual([422, 422, 200]);
  expect(missing.body.details.map(({ message }: { message: string }) => message).join()).toContain(
    '没有分给',
  );
  expect(twice.body.details[0].message).toContain('分给了多个填报项');
  expect(good.body.sections[1].parts.map(({ label }: { label: string }) => label)).toHaveLength(2);
});

it('does not divide what somebody has written in or handed in', async () => {
  const report = await anOpenReport(started, body);
  const { id } = partOf(report, 's2');
  await save(started, body.contributor, id, completing(await seen(started, body.contributor, id)));
  const { version } = await reportSeen(started, body.office, report.id);

  const { status, body: answer } = await (
    await started.as(body.office)
  )
    .put(`/api/reports/${report.id}/sections/s2/parts`)
    .send({ version, parts: [{ kind: 'whole' }] });

  expect([status, answer.details[0].message]).toEqual([409, '已有人填写，不能重新划分']);
});

it('gives parts divided anew back to the office, with nobody named for them', async () => {
  const report = await anOpenReport(started, body);
  const { id } = partOf(report, 's5');
  await (
    await started.as(body.head)
  )
    .post(`/api/parts/${id}/actions`)
    .send({ action: 'delegate', version: 2, assigneeIds: [body.contributor.id] });
  const { version } = await reportSeen(started, body.office, report.id);

  const { body: answer } = await (
    await started.as(body.office)
  )
    .put(`/api/reports/${report.id}/sections/s5/parts`)
    .send({
      version,
      parts: [
        { kind: 'heading', heading: '存在的问题' },
        { kind: 'heading', heading: '改进情况' },
      ],
    });

  expect(answer.sections[4].parts).toMatchObject([
    { label: '存在的问题', status: 'unassigned' },
    { label: '改进情况', status: 'unassigned' },
  ]);
  expect(await started.db.manager.countBy(PartAssignee, { partId: id })).toBe(0);
});

it('begins review early only with a reason, and names what is late', async () => {
  const report = await anOpenReport(started, body);

  const without = await actOnReport(started, body.office, report.id, 'begin_review', { reason: '  ' });
  const forced = await actOnReport(started, body.office, report.id, 'begin_review', { reason: '时限将至' });

  expect([without.status, without.body.details.length]).toEqual([422, 6]);
  expect([forced.status, forced.body.status]).toEqual([200, 'reviewing']);
});

it('proposes the departments of last year, and copies its division', async () => {
  const office = await started.as(body.office);
  const open = (year: number) =>
    office.post('/api/cycles').send({ year, formatId: '2021', notice: NOTICE, stages: STAGES });
  const { body: last } = await open(2024);
  const { body: before } = await office.get(`/api/reports/${last.reportId}`);
  const { body: divided } = await office.put(`/api/reports/${last.reportId}/sections/s5/parts`).send({
    version: before.version,
    parts: [
      { kind: 'heading', heading: '存在的问题' },
      { kind: 'heading', heading: '改进情况' },
    ],
  });
  await office.post(`/api/reports/${last.reportId}/assignments`).send({
    assignments: partsOf(divided).map((part, i) =>
      assignment(part, i % 2 ? body.otherDepartment.id : body.department.id),
    ),
  });

  const { body: next } = await open(2025);

  const { body: report } = await office.get(`/api/reports/${next.reportId}`);
  expect(partsOf(report).map(({ label }) => label)).toEqual(partsOf(divided).map(({ label }) => label));
  const { body: proposal } = await office.get(`/api/reports/${next.reportId}/assignments/proposal`);
  expect(proposal.map(({ departmentId }: { departmentId: string }) => departmentId)).toEqual(
    partsOf(divided).map((_, i) => (i % 2 ? body.otherDepartment.id : body.department.id)),
  );
});

it('names the part in the feed, not only its section', async () => {
  const office = await started.as(body.office);
  const draft = await aReport(started, body);
  const { body: divided } = await office.put(`/api/reports/${draft.id}/sections/s5/parts`).send({
    version: draft.version,
    parts: [
      { kind: 'heading', heading: '存在的问题' },
      { kind: 'heading', heading: '改进情况' },
    ],
  });
  const parts = partsOf(divided).filter(({ sectionId }) => ['s1', 's5'].includes(sectionId));
  await office
    .post(`/api/reports/${draft.id}/assignments`)
    .send({ assignments: parts.map((part) => assignment(part)) });

  const { body: feed }: { body: ActivityView[] } = await office.get(`/api/reports/${draft.id}/activity`);

  const named = feed.filter(({ action }) => action === 'part.assign').map(({ part }) => part);
  expect(named.toSorted()).toEqual(
    parts
      .map(({ sectionTitle, scope, label }) =>
        scope.kind === 'whole' ? sectionTitle : `${sectionTitle}·${label}`,
      )
      .toSorted(),
  );
  expect(named).toContainEqual(expect.stringMatching(/·改进情况$/u));
});

it('plans the stages backwards from the legal date, on working days', async () => {
  const { status, body: answer } = await (
    await started.as(body.office)
  )
    .get('/api/cycles/proposal')
    .query({ year: 2025 });

  expect(status).toBe(200);
  expect(answer).toMatchObject({ formatId: '2021', legalDate: '2026-01-31' });
  const { inputDue, reviewDue, signDue, publishDue } = answer.stages;
  const days = [inputDue, reviewDue, signDue, publishDue];
  expect(days.toSorted()).toEqual(days);
  expect(publishDue <= answer.legalDate).toBe(true);
  expect(answer.arithmetic.length).toBeGreaterThan(3);
});

it('keeps the format a report was opened with, in all three', async () => {
  for (const formatId of ['2014', '2019', '2021'] as const) {
    body = await aBody(started.db);
    const report = await anOpenReport(started, body, formatId);
    const withCells = await Promise.all(partsOf(report).map(({ id }) => seen(started, body.contributor, id)));
    const cells = withCells.flatMap((part) => part.cells.map(({ address }) => ({ id: part.id, address })));
    const [first] = cells;

    const { status } = await save(started, body.contributor, first?.id ?? '', [
      aCell(first?.address ?? '', '1'),
    ]);

    expect([formatId, report.formatId, status, cells.length > 20]).toEqual([formatId, formatId, 200, true]);
  }
});
