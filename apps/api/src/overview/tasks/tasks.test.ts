import type { PartTask, ReportTask, TasksView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import {
  anOpenReport,
  aReadyReport,
  aReport,
  completing,
  partOf,
  seen,
  STAGES,
} from '../../../test/a-report.ts';
import { actOnPart, actOnReport, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';

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

const tasks = async (person: TestPerson): Promise<TasksView> =>
  (await (await started.as(person)).get('/api/tasks')).body;
const kinds = async (person: TestPerson): Promise<string[]> =>
  (await tasks(person)).parts.map(({ kind, part }: PartTask) => `${part.sectionId} ${kind}`);
const reportKinds = async (person: TestPerson): Promise<string[]> =>
  (await tasks(person)).reports.map(({ kind }: ReportTask) => kind);

it('asks the office to assign while a year is being planned, and nobody else for anything', async () => {
  await aReport(started, body);

  expect(await kinds(body.office)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6'].map((id) => `${id} assign`));
  for (const person of [body.head, body.contributor, body.leader, body.reviewer, body.auditor, body.admin])
    expect(await kinds(person)).toEqual([]);
});

it('gives each who has to do with a part the task that waits for them', async () => {
  const report = await anOpenReport(started, body);
  const { id } = partOf(report, 's1');
  const of = async (person: TestPerson) => (await kinds(person)).filter((kind) => kind.startsWith('s1'));
  const all = async () => [await of(body.head), await of(body.contributor), await of(body.office)];

  const assigned = await all();
  await actOnPart(started, body.head, id, 'delegate', { assigneeIds: [body.contributor.id] });
  const delegated = await all();
  await save(started, body.contributor, id, completing(await seen(started, body.contributor, id)));
  await actOnPart(started, body.contributor, id, 'submit');
  const submitted = await all();
  await actOnPart(started, body.head, id, 'endorse');
  const endorsed = await all();
  await actOnPart(started, body.office, id, 'return', { places: [{ address: '', reason: '请改' }] });
  const returned = await all();

  expect({ assigned, delegated, submitted, endorsed, returned }).toEqual({
    assigned: [['s1 hand_out'], ['s1 fill'], []],
    delegated: [['s1 wait'], ['s1 fill'], []],
    submitted: [['s1 endorse'], ['s1 wait'], []],
    endorsed: [['s1 wait'], ['s1 wait'], ['s1 review']],
    returned: [['s1 wait'], ['s1 fill'], []],
  });
  expect(await kinds(body.otherContributor)).toEqual([]);
});

it('says that others have it to a colleague to whom it was not handed', async () => {
  const report = await anOpenReport(started, body);
  const colleague = await aPerson(started.db.manager, body.organisation.id, '填报人丙', [
    { role: 'contributor', departmentId: body.department.id },
  ]);
  const { id } = partOf(report, 's1');
  await actOnPart(started, body.head, id, 'delegate', { assigneeIds: [body.contributor.id] });

  expect((await kinds(colleague))[0]).toBe('s1 wait');
});

it('puts the soonest deadline first, with what is due today', async () => {
  const report = await anOpenReport(started, body);
  const early = partOf(report, 's6');
  await actOnPart(started, body.office, early.id, 'reassign', {
    departmentId: body.department.id,
    dueOn: '2025-12-31',
    reason: '提前',
  });

  const { parts, today, nearWorkdays } = await tasks(body.contributor);

  expect(parts.map(({ part }) => part.dueOn)).toEqual(['2025-12-31', ...Array(5).fill(STAGES.inputDue)]);
  expect(today).toMatch(/^\d{4}-\d\d-\d\d$/u);
  expect(nearWorkdays).toBeGreaterThanOrEqual(0);
});

it('leads a report from the secrecy reviewer to the leader to the office', async () => {
  const report = await aReadyReport(started, body);
  await started.db.query('DELETE FROM secrecy_review WHERE report_id = $1', [report.id]);
  const all = async () => [
    await reportKinds(body.reviewer),
    await reportKinds(body.leader),
    await reportKinds(body.office),
  ];

  const reviewing = await all();
  await actOnReport(started, body.reviewer, report.id, 'pass_secrecy_review', {
    sectionIds: report.sections.map(({ id }) => id),
    basis: '条例第十七条',
    result: 'pass',
  });
  const cleared = await all();
  await actOnReport(started, body.office, report.id, 'send_to_sign');
  const signing = await all();
  await actOnReport(started, body.leader, report.id, 'sign');
  const signed = await all();
  await actOnReport(started, body.office, report.id, 'publish');
  const published = await all();

  expect({ reviewing, cleared, signing, signed, published }).toEqual({
    reviewing: [['secrecy'], [], []],
    cleared: [[], [], ['send']],
    signing: [[], ['sign'], []],
    signed: [[], [], ['deliver', 'publish']],
    published: [[], [], []],
  });
});

it('shows each what they handed on, who has it now, and since when', async () => {
  const report = await anOpenReport(started, body);
  const { id } = partOf(report, 's1');
  const of = async (person: TestPerson) =>
    (await tasks(person)).waiting
      .filter(({ partId }) => partId === id)
      .map(({ step, holders }) => `${step} ${holders.map(({ name }) => name).join('、')}`);
  const all = async () => [await of(body.contributor), await of(body.head), await of(body.office)];

  const assigned = await all();
  await actOnPart(started, body.head, id, 'delegate', { assigneeIds: [body.contributor.id] });
  const delegated = await all();
  await save(started, body.contributor, id, completing(await seen(started, body.contributor, id)));
  await actOnPart(started, body.contributor, id, 'submit');
  const submitted = await all();
  await actOnPart(started, body.head, id, 'endorse');
  const endorsed = await all();
  await actOnPart(started, body.office, id, 'return', { places: [{ address: '', reason: '请改' }] });
  const returned = await all();
  const [item] = (await tasks(body.office)).waiting.filter(({ partId }) => partId === id);

  expect({ assigned, delegated, submitted, endorsed, returned }).toEqual({
    assigned: [[], [], ['填报 科长甲、填报人甲']],
    delegated: [[], ['填报 填报人甲'], ['填报 填报人甲']],
    submitted: [['科室审核 科长甲'], [], ['科室审核 科长甲']],
    endorsed: [['办公室审核 办公室甲'], ['办公室审核 办公室甲'], []],
    returned: [[], ['退回修改 填报人甲'], ['退回修改 填报人甲']],
  });
  expect(Date.now() - Date.parse(item?.since ?? '')).toBeLessThan(60_000);
  expect(item).toMatchObject({ link: `/reports/${report.id}?part=${id}`, departmentName: '政策法规科' });
  expect((await tasks(body.otherContributor)).waiting).toEqual([]);
  expect((await tasks((await aBody(started.db)).office)).waiting).toEqual([]);
});

it('shows the office whose signature it waits for, and the leader who publishes what they signed', async () => {
  const report = await aReadyReport(started, body);
  const steps = async (person: TestPerson) =>
    (await tasks(person)).waiting.map(({ step, holders }) => [step, ...holders.map(({ name }) => name)]);

  await actOnReport(started, body.office, report.id, 'send_to_sign');
  const signing = [await steps(body.office), await steps(body.leader)];
  await actOnReport(started, body.leader, report.id, 'sign');
  const signed = [await steps(body.office), await steps(body.leader)];

  expect(signing).toEqual([[['签发', '领导甲']], []]);
  expect(signed).toEqual([
    [],
    [
      ['报送', '办公室甲'],
      ['公开', '办公室甲'],
    ],
  ]);
});

it('gives each step its own day: what came in late leaves whoever judges it a working day, but stays before 公开', async () => {
  const report = await anOpenReport(started, body);
  const { id } = partOf(report, 's1');
  const dueOf = async (person: TestPerson) =>
    (await tasks(person)).parts.filter(({ part }) => part.id === id).map(({ kind, dueOn }) => [kind, dueOn]);
  await save(started, body.contributor, id, completing(await seen(started, body.contributor, id)));

  await actOnPart(started, body.contributor, id, 'submit');
  const [[endorse, endorseBy] = []] = await dueOf(body.head);
  await actOnPart(started, body.head, id, 'endorse');
  const [[review, reviewBy] = []] = await dueOf(body.office);

  expect([endorse, review]).toEqual(['endorse', 'review']);
  expect(Date.parse(endorseBy ?? '')).toBeGreaterThan(Date.parse(STAGES.inputDue));
  expect(reviewBy).toBe(STAGES.publishDue);
});
