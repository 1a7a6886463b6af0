import type { DateChange, ExtensionView, PartSummary, ReportView } from '@nianbao/contracts';
import type request from 'supertest';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestClock } from '../../../test/a-clock.ts';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { anOpenReport, completing, partOf, partsOf, seen } from '../../../test/a-report.ts';
import { actOnPart, recorded, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { messagesTold } from '../../../test/messages-told.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { RemindersService } from './reminders.service.ts';

// Whole workflows on a real database, on machines that do other things as well.
const clock = TestClock.on('2026-01-05');
let started: StartedApp;
let body: TestBody;
let report: ReportView;
let part: PartSummary;

beforeAll(async () => {
  started = await startApp({ providers: [[Clock, clock]] });
});
afterAll(() => started.close());
beforeEach(async () => {
  clock.moveTo('2026-01-05');
  body = await aBody(started.db);
  report = await anOpenReport(started, body);
  part = partOf(report, 's1');
});

const ask = async (person: TestPerson, sent: object): Promise<request.Response> =>
  (await started.as(person))
    .post(`/api/reports/${report.id}/extensions`)
    .send({ reason: '数据待核', ...sent });
const askForPart = (person: TestPerson, until = '2026-01-14') =>
  ask(person, { of: 'part', partId: part.id, until });
const decide = async (person: TestPerson, { id }: ExtensionView, sent: object): Promise<request.Response> =>
  (await started.as(person)).post(`/api/extensions/${id}/decision`).send({ reason: '情况属实', ...sent });
const stages = async () => (await reportSeen(started, body.office, report.id)).stages;

// Parts are due on 12 January; review 19, sign 26, publish 30.
it('moves the part alone where the later dates stay, in the record and told', async () => {
  const before = await stages();
  const asked = await askForPart(body.contributor);
  const { status, body: granted } = await decide(body.office, asked.body, {
    decision: 'grant',
    later: 'stay',
  });

  expect([asked.status, status, granted.status, granted.until]).toEqual([200, 200, 'granted', '2026-01-14']);
  expect((await seen(started, body.contributor, part.id)).dueOn).toBe('2026-01-14');
  expect(await stages()).toEqual(before);
  expect(await messagesTold(started.db, body, 'extension.%')).toMatchObject([
    {
      kind: 'extension.asked',
      to: ['办公室甲'],
      text: expect.stringContaining('由1月12日（周一）延至1月14日（周三）：数据待核'),
    },
    {
      kind: 'extension.granted',
      to: ['填报人甲'],
      text: expect.stringContaining('已批准，延至1月14日（周三）'),
    },
  ]);
  expect(await recorded(started, part.id, 'extension.ask')).toBe(1);
  expect(await recorded(started, part.id, 'extension.grant')).toBe(1);
});

it('reminds of the new date and not of the old one', async () => {
  const { body: asked } = await askForPart(body.contributor);
  await decide(body.office, asked, { decision: 'grant', later: 'stay' });
  const reminders = started.app.get(RemindersService);
  for (const day of ['2026-01-13', '2026-01-14', '2026-01-15']) {
    clock.moveTo(day);
    await reminders.lookAt(body.organisation.id);
  }

  const own = (await messagesTold(started.db, body, 'deadline.overdue')).filter(
    ({ link }) => link === `/parts/${part.id}`,
  );
  expect(own.map(({ text }) => text)).toEqual([
    expect.stringContaining('1月14日（周三）到期，已逾期 1 个工作日'),
  ]);
});

it('moves all later dates by as many working days where they follow, the last day for 公开 excepted', async () => {
  const { body: asked } = await askForPart(body.contributor);
  const granted = await decide(body.office, asked, { decision: 'grant', later: 'follow' });

  expect(granted.status).toBe(200);
  expect(await stages()).toMatchObject({
    reviewDue: '2026-01-21',
    signDue: '2026-01-28',
    // The last working day before the legal 31 January, as it was.
    publishDue: '2026-01-30',
  });
});

it('shows before it is granted what moves, and that is what moves', async () => {
  const { body: asked } = await askForPart(body.contributor);
  const preview = async (person: TestPerson, later: string, until = '2026-01-14') =>
    (await started.as(person)).post(`/api/extensions/${asked.id}/previews`).send({ until, later });
  const { body: stay } = await preview(body.office, 'stay');
  const { body: follow } = await preview(body.office, 'follow');
  const dayOff = await preview(body.office, 'stay', '2026-01-17');
  const other = await preview(body.contributor, 'stay');
  const before = await stages();
  await decide(body.office, asked, { decision: 'grant', later: 'follow' });
  const { body: cycles } = await (await started.as(body.office)).get('/api/cycles');

  const moved = (changes: DateChange[]) => changes.map(({ subject, after }) => [subject, after]);
  const ofPart = ['2025年度年报“一、总体情况”填报', '2026-01-14'];
  expect(moved(stay.changes)).toEqual([ofPart]);
  expect(moved(follow.changes).slice(0, 3)).toEqual([
    ofPart,
    ['2025年度年报科室审核截止', cycles[0].stages.endorseDue],
    ['2025年度年报办公室审核截止', cycles[0].stages.reviewDue],
  ]);
  expect([dayOff.status, other.status]).toEqual([422, 403]);
  expect(before.reviewDue).toBe('2026-01-19');
});

it('is refused where a stage would end after a later one that stays', async () => {
  const { body: asked } = await ask(body.office, { of: 'body', stage: 'input', until: '2026-01-21' });
  const refused = await decide(body.leader, asked, { decision: 'grant', later: 'stay' });

  expect([refused.status, refused.body.code]).toEqual([422, 'plan-impossible']);
  expect(refused.body.details[0].message).toContain('早于填报 1月21日（周三）');
});

it('keeps the date where it is refused', async () => {
  const { body: asked } = await askForPart(body.head);
  const { body: refused } = await decide(body.office, asked, { decision: 'refuse' });

  expect(refused).toMatchObject({
    status: 'refused',
    decidedBy: { name: '办公室甲' },
    decisionReason: '情况属实',
  });
  expect((await seen(started, body.head, part.id)).dueOn).toBe('2026-01-12');
  expect(await messagesTold(started.db, body, 'extension.refused')).toMatchObject([{ to: ['科长甲'] }]);
});

it('lets a leader grant the whole body more time, and the parts follow their stage', async () => {
  const asked = await ask(body.office, { of: 'body', stage: 'input', until: '2026-01-14' });
  const bySelf = await decide(body.office, asked.body, { decision: 'grant', later: 'stay' });
  const { status } = await decide(body.leader, asked.body, { decision: 'grant', later: 'stay' });
  const now = await reportSeen(started, body.office, report.id);

  expect([asked.status, bySelf.status, status]).toEqual([200, 403, 200]);
  expect(now.stages.inputDue).toBe('2026-01-14');
  expect(new Set(partsOf(now).map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-01-14']));
  expect(await messagesTold(started.db, body, 'plan.replanned')).toMatchObject([
    { to: ['科长甲'] },
    { to: ['填报人甲'] },
  ]);
});

it('refuses whom it does not concern, a second request, and a day that is none', async () => {
  const asked = await askForPart(body.contributor);
  const answers = {
    otherDepartment: await askForPart(body.otherContributor),
    twice: await askForPart(body.contributor),
    bodyByContributor: await ask(body.contributor, { of: 'body', stage: 'input', until: '2026-01-14' }),
    earlier: await ask(body.office, { of: 'body', stage: 'review', until: '2026-01-16' }),
    dayOff: await ask(body.office, { of: 'body', stage: 'review', until: '2026-01-24' }),
    pastTheLaw: await ask(body.office, { of: 'body', stage: 'review', until: '2026-02-02' }),
    byContributor: await decide(body.contributor, asked.body, { decision: 'grant', later: 'stay' }),
  };

  expect(
    Object.fromEntries(
      Object.entries(answers).map(([name, { status, body: answer }]) => [name, [status, answer.code]]),
    ),
  ).toEqual({
    otherDepartment: [409, 'action-not-allowed'],
    twice: [409, 'already-exists'],
    bodyByContributor: [403, 'role-not-allowed'],
    earlier: [422, 'plan-impossible'],
    dayOff: [422, 'plan-impossible'],
    pastTheLaw: [422, 'plan-impossible'],
    byContributor: [403, 'role-not-allowed'],
  });
  expect(answers.dayOff.body.details[0].message).toBe('1月24日（周六）是休息日，可改为1月23日（周五）');
});

it('is not given to a 科室 that did not ask: handed on, it is void for good', async () => {
  const { body: asked } = await askForPart(body.contributor);
  await actOnPart(started, body.office, part.id, 'reassign', {
    departmentId: body.otherDepartment.id,
    reason: '职责调整',
  });
  const { status } = await decide(body.office, asked, { decision: 'grant', later: 'stay' });
  const again = await askForPart(body.otherContributor, '2026-01-15');
  const { body: list } = await (await started.as(body.office)).get(`/api/reports/${report.id}/extensions`);

  expect([status, again.status]).toEqual([409, 200]);
  expect(list.map((one: ExtensionView) => one.status).toSorted()).toEqual(['asked', 'void']);
});

it('waits on where the part is taken back, and is void where it was returned: that is another day', async () => {
  const { body: asked } = await askForPart(body.contributor);
  const status = async () => {
    const { body: list } = await (await started.as(body.office)).get(`/api/reports/${report.id}/extensions`);
    return list.find(({ id }: ExtensionView) => id === asked.id).status;
  };
  await save(started, body.contributor, part.id, completing(await seen(started, body.contributor, part.id)));
  await actOnPart(started, body.contributor, part.id, 'submit');
  const submitted = await status();
  await actOnPart(started, body.contributor, part.id, 'withdraw');
  const withdrawn = await status();
  await actOnPart(started, body.contributor, part.id, 'submit');
  await actOnPart(started, body.head, part.id, 'return', { places: [{ address: '', reason: '请核对' }] });

  expect([submitted, withdrawn, await status()]).toEqual(['void', 'asked', 'void']);
});

it('cannot put off a stage that is behind, and 报送 of what is public up to its own last day', async () => {
  const behind = await ask(body.office, { of: 'body', stage: 'assign', until: '2026-01-14' });
  await started.db.query(`UPDATE report SET status = 'published' WHERE id = $1`, [report.id]);
  await started.db.query(
    `UPDATE cycle SET deliver_due = '2026-02-05', plan = jsonb_set(plan, '{basis,deliverBy}', '"2026-02-10"')
     WHERE id = $1`,
    [report.cycleId],
  );
  const published = await ask(body.office, { of: 'body', stage: 'publish', until: '2026-02-09' });
  const tooLate = await ask(body.office, { of: 'body', stage: 'deliver', until: '2026-02-11' });
  const deliver = await ask(body.office, { of: 'body', stage: 'deliver', until: '2026-02-10' });
  const granted = await decide(body.leader, deliver.body, { decision: 'grant', later: 'stay' });

  expect([behind.status, published.status, deliver.status, granted.status]).toEqual([409, 409, 200, 200]);
  expect(tooLate.body.details[0].message).toBe('不能晚于报送的最后期限 2月10日（周二）');
  const { body: cycles } = await (await started.as(body.office)).get('/api/cycles');
  expect(cycles[0].stages.deliverDue).toBe('2026-02-10');
});

it('is decided once, by one of eight at the same time', async () => {
  const { body: asked } = await askForPart(body.contributor);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => decide(body.office, asked, { decision: 'grant', later: 'stay' })),
  );

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await recorded(started, part.id, 'extension.grant')).toBe(1);
});

it('asks nobody to decide on what is done by now', async () => {
  const { body: asked } = await askForPart(body.contributor);
  await started.db.query(`UPDATE part SET status = 'submitted' WHERE id = $1`, [part.id]);
  const { status } = await decide(body.office, asked, { decision: 'grant', later: 'stay' });
  const { body: list } = await (await started.as(body.office)).get(`/api/reports/${report.id}/extensions`);

  expect(status).toBe(409);
  expect(list).toMatchObject([{ status: 'void', mayDecide: false }]);
});
