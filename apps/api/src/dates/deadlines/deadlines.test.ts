import type { DeadlineView, PartSummary, ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { TestClock } from '../../../test/a-clock.ts';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { anOpenReport, completing, partOf, seen, STAGES } from '../../../test/a-report.ts';
import { actOnPart, recorded, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { messagesTold, type Told } from '../../../test/messages-told.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { createDataSource } from '../../database/data-source.ts';
import { RemindersService } from './reminders.service.ts';

// Whole workflows on a real database, on machines that do other things as well.
const clock = TestClock.on('2025-12-22');
let started: StartedApp;
let body: TestBody;
let report: ReportView;
let part: PartSummary;

beforeAll(async () => {
  // The server's own zone must not matter; in New York it is the day before.
  vi.stubEnv('TZ', 'America/New_York');
  started = await startApp({ providers: [[Clock, clock]] });
});
afterAll(() => {
  vi.unstubAllEnvs();
  return started.close();
});
/** One part is given to the first department and its contributor; all others are accepted. */
beforeEach(async () => {
  clock.moveTo('2025-12-22');
  body = await aBody(started.db);
  report = await anOpenReport(started, body);
  part = partOf(report, 's1');
  await started.db.query(`UPDATE part SET status = 'accepted' WHERE report_id = $1 AND id <> $2`, [
    report.id,
    part.id,
  ]);
  await actOnPart(started, body.head, part.id, 'delegate', { assigneeIds: [body.contributor.id] });
});

const look = () => started.app.get(RemindersService).lookAt(body.organisation.id);
const told = (kind = 'deadline.%'): Promise<Told[]> => messagesTold(started.db, body, kind);
const lookOn = async (...days: string[]): Promise<Told[]> => {
  for (const day of days) {
    clock.moveTo(day);
    await look();
  }
  return told();
};
const deadlines = async (): Promise<DeadlineView[]> =>
  (await (await started.as(body.office)).get(`/api/reports/${report.id}/deadlines`)).body.deadlines;
const ofPart = async (kind: string): Promise<DeadlineView[]> =>
  (await deadlines()).filter((one) => one.partId === part.id && one.kind === kind);
const submit = async () => {
  await save(started, body.contributor, part.id, completing(await seen(started, body.contributor, part.id)));
  return actOnPart(started, body.contributor, part.id, 'submit');
};

// The part is due on Monday 12 January 2026; three working days count as near; 10 and 11 are a weekend.
it('says once that a date is near, on a working day and not before eight, to those who owe it', async () => {
  const before = await lookOn('2026-01-06');
  clock.moveTo('2026-01-07', '07:59');
  await look();
  const early = await told();
  const near = await lookOn('2026-01-07', '2026-01-07', '2026-01-08', '2026-01-10', '2026-01-12');

  expect([before, early]).toEqual([[], []]);
  expect(near).toEqual([
    {
      kind: 'deadline.near',
      text: '2025年度年报“一、总体情况”填报将于1月12日（周一）到期，还剩 3 个工作日',
      link: `/parts/${part.id}`,
      to: ['填报人甲'],
    },
  ]);
});

it('says that it is overdue and then reports it upwards in the steps of the body, and decides nothing', async () => {
  await lookOn('2026-01-12');
  const all = await lookOn(
    '2026-01-13',
    '2026-01-14',
    '2026-01-15',
    '2026-01-16',
    '2026-01-19',
    '2026-01-20',
  );

  expect(all.slice(1).map(({ kind, to }) => [kind, to])).toEqual([
    ['deadline.overdue', ['填报人甲']],
    ['deadline.escalated', ['科长甲']],
    ['deadline.escalated', ['办公室甲']],
    ['deadline.escalated', ['领导甲']],
  ]);
  expect(all.at(-1)?.text).toBe(
    '2025年度年报“一、总体情况”填报1月12日（周一）到期，已逾期 5 个工作日，办理人：填报人甲',
  );
  expect(await recorded(started, part.id, 'deadline.escalate')).toBe(3);
  expect((await seen(started, body.office, part.id)).status).toBe('drafting');
  expect(await ofPart('fill')).toMatchObject([
    {
      light: 'red',
      words: '▲ 已逾期 6 个工作日',
      escalatedTo: 'leader',
      escalations: [
        { to: 'department_head', on: '2026-01-14', people: ['科长甲'] },
        { to: 'office', on: '2026-01-15', people: ['办公室甲'] },
        { to: 'leader', on: '2026-01-19', people: ['领导甲'] },
      ],
    },
  ]);
});

it('follows the steps that the body chose', async () => {
  const office = await started.as(body.admin);
  const { body: organisation } = await office.get('/api/organisation');
  const { status } = await office.put('/api/organisation').send({
    version: organisation.version,
    name: organisation.name,
    settings: {
      ...organisation.settings,
      nearWorkdays: 0,
      deadlines: {
        durations: {
          assign: 1,
          input: 5,
          endorse: 1,
          review: 1,
          secrecy: 1,
          sign: 1,
          deliver: 1,
          publish: 1,
        },
        deliverFirst: false,
        reworkDays: 1,
        escalation: [{ to: 'leader', afterDays: 1 }],
        tellFromHour: 0,
      },
    },
  });
  const all = await lookOn('2026-01-09', '2026-01-12', '2026-01-13', '2026-01-14', '2026-01-15');

  expect(status).toBe(200);
  expect(all.map(({ kind, to }) => [kind, to])).toEqual([
    ['deadline.near', ['填报人甲']],
    ['deadline.overdue', ['填报人甲']],
    ['deadline.escalated', ['领导甲']],
  ]);
  expect(all[0]?.text).toBe('2025年度年报“一、总体情况”填报今日到期');
});

it('catches up after days off, once each, says what was late and leaves out what is past', async () => {
  await lookOn('2026-01-05');
  const all = await lookOn('2026-01-14', '2026-01-14');

  expect(all.map(({ kind, to }) => [kind, to]).toSorted()).toEqual([
    ['deadline.caught_up', ['办公室甲', '管理员甲']],
    ['deadline.escalated', ['科长甲']],
    ['deadline.overdue', ['填报人甲']],
  ]);
  const overdue = all.find(({ kind }) => kind === 'deadline.overdue');
  expect(overdue?.text).toBe(
    '2025年度年报“一、总体情况”填报1月12日（周一）到期，已逾期 2 个工作日，请尽快办理（补发：应于1月13日（周二）提醒）',
  );
  expect(all.find(({ kind }) => kind === 'deadline.caught_up')?.text).toBe(
    '提醒服务1月6日（周二）至1月13日（周二）未运行（6 个工作日），今日补发提醒：逾期 1 条',
  );
});

it('asks nobody for what is done, and keeps for good how late it was', async () => {
  await lookOn('2026-01-12');
  clock.moveTo('2026-01-14');
  await submit();
  const all = await lookOn('2026-01-14', '2026-01-15');

  expect(all.map(({ kind }) => kind)).not.toContain('deadline.overdue');
  expect(await ofPart('fill')).toMatchObject([
    { light: 'grey', doneOn: '2026-01-14', lateDays: 2, words: '✓ 迟 2 日完成' },
  ]);
});

it.each([
  ['the last minute of its day in Shanghai', '2026-01-12', '23:59', 0, '✓ 按时完成'],
  ['the first of the next', '2026-01-13', '00:00', 1, '✓ 迟 1 日完成'],
])('takes what comes in at %s as that', async (_, day, time, lateDays, words) => {
  clock.moveTo(day, time);
  await submit();
  const [fill] = await ofPart('fill');

  expect(fill).toMatchObject({ light: 'grey', doneOn: day, lateDays, words });
});

it('does not make a part late by the time its head took', async () => {
  clock.moveTo('2026-01-12');
  await submit();
  clock.moveTo('2026-01-14');
  await actOnPart(started, body.head, part.id, 'endorse');

  expect((await seen(started, body.office, part.id)).doneOn).toBe('2026-01-12');
  expect(await ofPart('fill')).toMatchObject([{ lateDays: 0, words: '✓ 按时完成' }]);
  expect(await ofPart('endorse')).toMatchObject([{ dueOn: '2026-01-15', lateDays: 0 }]);
});

it('gives a return the days of the body, and reminds anew of the new date only', async () => {
  await lookOn('2026-01-12');
  await submit();
  clock.moveTo('2026-01-13');
  const { body: returned } = await actOnPart(started, body.head, part.id, 'return', {
    places: [{ address: '', reason: '请改' }],
  });
  const all = await lookOn('2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16');

  expect(returned.dueOn).toBe('2026-01-15');
  expect(all.slice(1).map(({ kind, text }) => [kind, text.slice(0, 40)])).toEqual([
    ['deadline.near', '2025年度年报“一、总体情况”退回修改将于1月15日（周四）到期，还剩 1 个'],
    ['deadline.overdue', '2025年度年报“一、总体情况”退回修改1月15日（周四）到期，已逾期 1 个工'],
  ]);
  expect((await ofPart('fill')).map(({ dueOn, lateDays }) => [dueOn, lateDays])).toEqual([
    ['2026-01-15', null],
    ['2026-01-12', 0],
  ]);
});

it('is silent towards those from whom the work was taken, and gives the others days for it', async () => {
  clock.moveTo('2026-01-12');
  const { body: moved } = await actOnPart(started, body.office, part.id, 'reassign', {
    departmentId: body.otherDepartment.id,
    reason: '职责调整',
  });
  const all = await lookOn('2026-01-13', '2026-01-15');

  expect(moved.dueOn).toBe('2026-01-14');
  expect(all.map(({ kind, to }) => [kind, to])).toEqual([
    ['deadline.near', ['填报人乙', '科长乙']],
    ['deadline.overdue', ['填报人乙', '科长乙']],
  ]);
});

it('does not remind anew of what was handed in and taken back', async () => {
  await lookOn('2026-01-07');
  await submit();
  await actOnPart(started, body.contributor, part.id, 'withdraw');
  const all = await lookOn('2026-01-08', '2026-01-09');

  expect(all).toHaveLength(1);
  expect(await ofPart('fill')).toMatchObject([{ doneOn: null, light: 'yellow' }]);
});

it('leaves whoever gets work late a working day for it, and does not call the day of those before theirs', async () => {
  clock.moveTo('2026-01-26');
  await submit();
  const [asked] = await told('part.submit');

  expect(asked).toMatchObject({ to: ['科长甲'], text: '2025年度年报“一、总体情况”已提交，请审核' });
  expect(await ofPart('endorse')).toMatchObject([{ dueOn: '2026-01-27', basis: 'rule' }]);
});

it('tells each once, however many look at the same time', async () => {
  clock.moveTo('2026-01-13');
  // Another process: connections of its own to the same database.
  const second = await createDataSource(started.config.DATABASE_URL).initialize();
  const elsewhere = new RemindersService(second, started.app.get(Clock), started.config);
  await Promise.all([
    look(),
    elsewhere.lookAt(body.organisation.id),
    look(),
    elsewhere.lookAt(body.organisation.id),
  ]);
  await look();
  await second.destroy();

  expect((await told()).map(({ kind }) => kind)).toEqual(['deadline.overdue']);
});

it('is not confused by a clock that jumps and comes back', async () => {
  await lookOn('2026-01-07');
  const all = await lookOn('2026-01-13', '2026-01-08', '2026-01-12', '2026-01-13');

  expect(all.map(({ kind }) => kind)).toEqual(['deadline.near', 'deadline.overdue']);
});

it('goes on to what comes after the parts: review, secrecy, sending', async () => {
  await submit();
  await actOnPart(started, body.head, part.id, 'endorse');
  const open = (await deadlines()).filter(({ doneOn }) => doneOn === null);
  await actOnPart(started, body.office, part.id, 'accept');
  const after = (await deadlines()).filter(({ doneOn }) => doneOn === null);

  expect(open.map(({ kind, dueOn, people }) => [kind, dueOn, people.map(({ name }) => name)])).toEqual([
    ['review', STAGES.reviewDue, ['办公室甲']],
    ['secrecy', '2026-01-22', ['保密员甲']],
  ]);
  expect(after.map(({ kind }) => kind)).toEqual(['secrecy']);
});

it('asks for 报送 of what is public until it is said, leads to where it is said, and never asks where none is', async () => {
  await started.db.query(`UPDATE part SET status = 'accepted' WHERE report_id = $1`, [report.id]);
  await started.db.query(`UPDATE report SET status = 'published' WHERE id = $1`, [report.id]);
  const office = await started.as(body.office);
  const { version } = await reportSeen(started, body.office, report.id);
  const before = await lookOn('2026-01-20', '2026-01-29');
  await office.put(`/api/reports/${report.id}/delivery`).send({ version, delivers: false });
  const without = await lookOn('2026-01-30', '2026-02-05');
  await office.put(`/api/reports/${report.id}/delivery`).send({ version, delivers: true });
  const asked = await lookOn('2026-02-06');
  await office.post(`/api/reports/${report.id}/filing`).send({ version });
  const after = await lookOn('2026-02-06', '2026-02-10', '2026-02-26');

  expect(before.map(({ kind, text, link }) => [kind, text.slice(0, 27), link])).toEqual([
    ['deadline.overdue', '2025年度年报报送1月28日（周三）到期，已逾期 1', `/reports/${report.id}/publishing`],
  ]);
  expect(without).toEqual(before);
  expect(asked.length).toBeGreaterThan(before.length);
  expect(after).toEqual(asked);
  expect((await deadlines()).map(({ kind, doneOn, lateDays }) => [kind, doneOn, lateDays])).toContainEqual([
    'deliver',
    '2026-02-06',
    9,
  ]);
});

it('gives a reopened part the days of the body, and reminds of nothing that was said of it before', async () => {
  await lookOn('2026-01-12');
  await submit();
  await actOnPart(started, body.head, part.id, 'endorse');
  await actOnPart(started, body.office, part.id, 'accept');
  clock.moveTo('2026-01-14');
  const { body: reopened } = await actOnPart(started, body.office, part.id, 'reopen', {
    places: [{ address: '', reason: '数据有误' }],
  });
  const all = await lookOn('2026-01-14', '2026-01-15', '2026-01-16', '2026-01-19', '2026-01-19');

  expect([reopened.status, reopened.dueOn]).toEqual(['returned', '2026-01-16']);
  expect(all.slice(1).filter(({ link }) => link === `/parts/${part.id}`)).toMatchObject([
    {
      kind: 'deadline.near',
      text: expect.stringContaining('退回修改将于1月16日（周五）到期'),
      to: ['填报人甲'],
    },
    {
      kind: 'deadline.overdue',
      text: expect.stringContaining('退回修改1月16日（周五）到期'),
      to: ['填报人甲'],
    },
  ]);
  expect((await ofPart('fill')).map(({ dueOn, lateDays }) => [dueOn, lateDays])).toEqual([
    ['2026-01-16', null],
    ['2026-01-12', 0],
  ]);
});

it('is not misled for good by a clock that was years ahead, nor by hours that come twice', async () => {
  await lookOn('2026-01-07');
  const ahead = await lookOn('2036-01-09');
  clock.moveTo('2026-01-13', '09:00');
  await look();
  clock.moveTo('2026-01-13', '07:00');
  await look();
  clock.moveTo('2026-01-13', '10:00');
  await look();
  const back = (await told()).slice(ahead.length);
  const after = (await lookOn('2026-01-16')).slice(ahead.length + back.length);

  expect(ahead.map(({ kind }) => kind)).toContain('deadline.overdue');
  expect(back.map(({ kind, to }) => [kind, to])).toEqual([['deadline.overdue', ['填报人甲']]]);
  expect(after.map(({ kind }) => kind)).toContain('deadline.caught_up');
});
