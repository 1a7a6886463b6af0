import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody } from '../../../test/a-body.ts';
import {
  aCell,
  anOpenReport,
  aParagraph,
  completing,
  partOf,
  partsOf,
  seen,
} from '../../../test/a-report.ts';
import { actOnPart, handIn, recorded, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Membership } from '../../body/people/membership.entity.ts';

// Whole workflows on a real database, on machines that do other things as well.
let started: StartedApp;
let body: TestBody;
let reportId: string;
let textPart: string;
let tablePart: string;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  await openYear(await aBody(started.db));
});

async function openYear(of: TestBody): Promise<void> {
  body = of;
  const report = await anOpenReport(started, body);
  reportId = report.id;
  textPart = partOf(report, 's1').id;
  tablePart = partOf(report, 's3').id;
}

const fill = async (partId: string) =>
  save(started, body.contributor, partId, completing(await seen(started, body.contributor, partId)));

it('lets one of eight simultaneous submissions through, and records one', async () => {
  await fill(textPart);
  const { version } = await seen(started, body.contributor, textPart);
  const agent = await started.as(body.contributor);
  const submit = () => agent.post(`/api/parts/${textPart}/actions`).send({ action: 'submit', version });

  const answers = await Promise.all(Array.from({ length: 8 }, submit));

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)]);
  expect(answers.filter(({ body: answer }) => answer.code === 'stale-version')).toHaveLength(7);
  expect(await recorded(started, textPart, 'part.submit')).toBe(1);
  const { body: revisions } = await (await started.as(body.office)).get(`/api/parts/${textPart}/revisions`);
  expect(revisions).toMatchObject([{ number: 1, action: 'submit', by: body.contributor.name }]);
});

it('refuses a step on a version that is not the present one', async () => {
  await fill(textPart);

  const { status, body: answer } = await actOnPart(started, body.contributor, textPart, 'submit', {
    version: 999,
  });

  expect([status, answer.code]).toEqual([409, 'stale-version']);
});

it('says what is missing and where, to those who may submit and to nobody else', async () => {
  await save(started, body.contributor, tablePart, [
    aCell('tables/applications/new_received/natural_person', '十二'),
  ]);

  const own = await actOnPart(started, body.contributor, tablePart, 'submit');
  const others = [body.office, body.otherContributor, body.auditor, body.leader];
  const refusals = await Promise.all(others.map((person) => actOnPart(started, person, tablePart, 'submit')));

  expect([own.status, own.body.code]).toEqual([422, 'part-incomplete']);
  expect(own.body.details).toHaveLength(144);
  expect(own.body.details[0]).toEqual({
    field: 'tables/applications/new_received/natural_person',
    message: '“一本年新收政府信息公开申请数量”行“自然人”列：“十二”不是数字',
  });
  for (const { status, body: answer } of refusals)
    expect([status, answer.code, answer.details]).toEqual([409, 'action-not-allowed', []]);
});

it('refuses a table that does not add up, with the arithmetic', async () => {
  const cells = completing(await seen(started, body.contributor, tablePart)).map((change) => {
    const figure = change.address.endsWith('new_received/natural_person') ? '12' : '0';
    return aCell(change.address, figure);
  });
  await save(started, body.contributor, tablePart, cells);

  const { status, body: answer } = await actOnPart(started, body.contributor, tablePart, 'submit');

  expect(status).toBe(422);
  expect(answer.details[0].field).toBe('tables/applications/new_received/natural_person');
  expect(answer.details[0].message).toMatch(/12.*0.*相差 12/u);
});

it('returns named places, shows them to who fills in, and closes them with the acceptance', async () => {
  await fill(tablePart);
  await actOnPart(started, body.contributor, tablePart, 'submit');
  const address = 'tables/applications/new_received/natural_person';
  const places = [
    { address, reason: '与登记簿不符' },
    { address: 'tables/applications/granted/total', reason: '合计请复核' },
    { address: '', reason: '整体再看一遍' },
  ];

  const { status } = await actOnPart(started, body.head, tablePart, 'return', { places });

  const returned = await seen(started, body.contributor, tablePart);
  expect([status, returned.status, returned.openReturns, returned.mayFill]).toEqual([
    200,
    'returned',
    3,
    true,
  ]);
  expect(returned.remarks.map(({ kind, address: at, text, author }) => ({ kind, at, text, author }))).toEqual(
    expect.arrayContaining([
      { kind: 'return', at: address, text: '与登记簿不符', author: body.head.name },
      { kind: 'return', at: '', text: '整体再看一遍', author: body.head.name },
    ]),
  );
  await handIn(started, body, tablePart);
  const accepted = await seen(started, body.contributor, tablePart);
  expect(accepted.openReturns).toBe(0);
  expect(accepted.remarks.every(({ resolvedBy }) => resolvedBy === body.office.name)).toBe(true);
});

it('refuses a return that names a place outside the part', async () => {
  await fill(textPart);
  await actOnPart(started, body.contributor, textPart, 'submit');
  const tried = async (address: string) => {
    const answer = await actOnPart(started, body.head, textPart, 'return', {
      places: [{ address, reason: '请改' }],
    });
    return [answer.status, answer.body.details?.[0]?.field];
  };

  for (const address of [
    'tables/applications/new_received/natural_person',
    'sections/s5/blocks/x',
    'sections/s1/blocks/never-written',
    'sections/s5',
    '乱写',
  ])
    expect(await tried(address)).toEqual([422, address]);
  expect((await seen(started, body.head, textPart)).status).toBe('submitted');
});

it('hands out only to contributors of the department', async () => {
  const delegate = (assigneeIds: string[]) =>
    actOnPart(started, body.head, textPart, 'delegate', { assigneeIds });
  const stranger = (await aBody(started.db)).contributor;

  for (const { id } of [body.otherContributor, body.office, body.leader, stranger])
    expect((await delegate([body.contributor.id, id])).status).toBe(422);
  const { status, body: answer } = await delegate([body.contributor.id, body.contributor.id]);

  expect(status).toBe(200);
  expect(answer.assignees).toEqual([{ id: body.contributor.id, name: body.contributor.name }]);
});

it('lets only those to whom it was handed fill in', async () => {
  const colleague = await aPerson(started.db.manager, body.organisation.id, '填报人丙', [
    { role: 'contributor', departmentId: body.department.id },
  ]);
  await actOnPart(started, body.head, textPart, 'delegate', { assigneeIds: [body.contributor.id] });

  const { status } = await save(started, colleague, textPart, [aParagraph('s1', '不是我的')]);

  expect(status).toBe(409);
  expect((await seen(started, colleague, textPart)).mayFill).toBe(false);
});

it('lets a head move work inside the department, and the office anywhere in the body', async () => {
  const elsewhere = { departmentId: body.otherDepartment.id, reason: '分工调整' };
  const inside = { departmentId: body.department.id, reason: '换人' };
  const foreign = { departmentId: (await aBody(started.db)).department.id, reason: '外单位' };

  const head = await actOnPart(started, body.head, textPart, 'reassign', elsewhere);
  const headInside = await actOnPart(started, body.head, textPart, 'reassign', inside);
  const stranger = await actOnPart(started, body.office, textPart, 'reassign', foreign);
  const office = await actOnPart(started, body.office, textPart, 'reassign', elsewhere);

  expect([head.status, headInside.status, stranger.status, office.status]).toEqual([409, 200, 422, 200]);
  expect(office.body).toMatchObject({ status: 'assigned', departmentName: body.otherDepartment.name });
  expect((await seen(started, body.contributor, textPart)).mayFill).toBe(false);
});

it('begins review by itself when the last part is endorsed, and tells the secrecy reviewer', async () => {
  const parts = partsOf(await reportSeen(started, body.office, reportId));
  const endorse = async (id: string) => {
    await fill(id);
    await actOnPart(started, body.contributor, id, 'submit');
    await actOnPart(started, body.head, id, 'endorse');
  };
  for (const { id } of parts.slice(1)) await endorse(id);
  const before = (await reportSeen(started, body.office, reportId)).status;

  await endorse(parts[0]?.id ?? '');

  const after = await reportSeen(started, body.office, reportId);
  expect([before, after.status]).toEqual(['collecting', 'reviewing']);
  expect(await recorded(started, reportId, 'report.begin_review')).toBe(1);
  const told = await started.db.query(
    `SELECT 1 FROM outbox WHERE kind = 'report.begin_review' AND $1 = ANY(person_ids)`,
    [body.reviewer.id],
  );
  expect(told).toHaveLength(1);
});

it('sends a submission straight to the office where the head has no step or there is no head', async () => {
  await fill(textPart);
  await started.db.manager.delete(Membership, { personId: body.head.id });
  const headless = await actOnPart(started, body.contributor, textPart, 'submit');

  await openYear(await aBody(started.db, { headStep: false }));
  await fill(textPart);
  const without = await actOnPart(started, body.contributor, textPart, 'submit');

  expect([headless.body.status, without.body.status]).toEqual(['endorsed', 'endorsed']);
  expect(without.body.doneOn).toBe(new Clock().today());
});
