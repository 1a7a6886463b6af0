import type {
  CalendarView,
  CycleView,
  DateChange,
  DeadlineView,
  PartTask,
  ReportView,
} from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestClock } from '../../../test/a-clock.ts';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { NOTICE, partsOf } from '../../../test/a-report.ts';
import { actOnPart, recorded, reportSeen } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { messagesTold } from '../../../test/messages-told.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { RemindersService } from '../deadlines/reminders.service.ts';

// Whole workflows on a real database, on machines that do other things as well.
const clock = TestClock.on('2025-12-22');
let started: StartedApp;
let body: TestBody;
let cycle: CycleView;

beforeAll(async () => {
  started = await startApp({ providers: [[Clock, clock]] });
});
afterAll(() => started.close());
/** A year opened with the plan as proposed, all parts given to the first department on the planned date. */
beforeEach(async () => {
  body = await aBody(started.db);
  cycle = await aPlannedYear(2025);
});

async function aPlannedYear(year: number): Promise<CycleView> {
  const office = await started.as(body.office);
  const { body: proposal } = await office.get('/api/cycles/proposal').query({ year });
  const { body: opened } = await office
    .post('/api/cycles')
    .send({ year, formatId: '2021', notice: NOTICE, stages: proposal.stages });
  const report = await reportSeen(started, body.office, opened.reportId);
  await office.post(`/api/reports/${report.id}/assignments`).send({
    assignments: partsOf(report).map(({ id, version }) => ({
      partId: id,
      version,
      departmentId: body.department.id,
      dueOn: proposal.stages.inputDue,
    })),
  });
  await office.post(`/api/reports/${report.id}/actions`).send({ action: 'open', version: report.version });
  return opened;
}

const SOURCE = '测政办发〔2026〕2号';
const HOLIDAY = { set: [{ day: '2026-01-20', working: false, source: SOURCE }] };
const preview = async (change: object) =>
  (await (await started.as(body.admin)).post('/api/calendar/previews').send(change)).body;
const apply = async (change: object, more: object = {}) => {
  const { fingerprint } = await preview(change);
  return (await started.as(body.admin)).put('/api/calendar').send({ change, fingerprint, ...more });
};
const report = (): Promise<ReportView> => reportSeen(started, body.office, cycle.reportId);
const cycleNow = async (): Promise<CycleView> =>
  (await (await started.as(body.office)).get('/api/cycles')).body.find(
    ({ id }: CycleView) => id === cycle.id,
  );
const moves = (changes: DateChange[]) =>
  changes.map(({ subject, before, after }) => [subject, before, after]);

it('shows what a day entered would move, moves nothing yet, then moves it, tells and records it', async () => {
  const shown = await preview(HOLIDAY);
  const still = (await cycleNow()).stages;
  const { status, body: applied } = await apply(HOLIDAY);

  const stagesMoved = [
    ['2025年度年报填报截止', '2026-01-13', '2026-01-12'],
    ['2025年度年报科室审核截止', '2026-01-15', '2026-01-14'],
    ['2025年度年报办公室审核截止', '2026-01-20', '2026-01-19'],
  ];
  expect(moves(shown.changes.slice(0, 3))).toEqual(stagesMoved);
  expect(shown.changes.slice(3).map(({ before, after }: DateChange) => [before, after])).toEqual(
    Array.from({ length: 6 }, () => ['2026-01-13', '2026-01-12']),
  );
  expect(still).toEqual(cycle.stages);
  expect(status).toBe(200);
  expect(applied.applied.changes).toEqual(shown.changes);
  expect((await cycleNow()).stages).toMatchObject({ inputDue: '2026-01-12', reviewDue: '2026-01-19' });
  expect(new Set(partsOf(await report()).map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-01-12']));
  expect((await messagesTold(started.db, body, 'plan.replanned')).map(({ to, text }) => [to, text])).toEqual(
    expect.arrayContaining([
      [
        ['办公室甲'],
        expect.stringContaining(
          `（1月20日（周二）放假（${SOURCE}））：2025年度年报填报截止 1月13日（周二）→1月12日（周一）`,
        ),
      ],
      [['科长甲'], expect.stringContaining('；等 6 项')],
    ]),
  );
  expect(await recorded(started, cycle.reportId, 'cycle.replan')).toBe(1);
});

it('shows and moves what hangs on other dates too: who judges a part with a day of its own', async () => {
  const [first] = partsOf(await report());
  await started.db.query(`UPDATE part SET status = 'submitted', due_on = '2026-01-19' WHERE id = $1`, [
    first?.id,
  ]);
  await started.app.get(RemindersService).lookAt(body.organisation.id);
  const shown = await preview(HOLIDAY);
  const { body: applied } = await apply(HOLIDAY);
  const { body: now } = await (await started.as(body.office)).get(`/api/reports/${cycle.reportId}/deadlines`);

  const endorsement = ['2025年度年报“一、总体情况”科室审核', '2026-01-21', '2026-01-22'];
  expect(moves(shown.changes)).toContainEqual(endorsement);
  expect(moves(applied.applied.changes)).toContainEqual(endorsement);
  expect(
    now.deadlines
      .filter(({ kind }: DeadlineView) => kind === 'endorse')
      .map(({ dueOn }: DeadlineView) => dueOn),
  ).toEqual(['2026-01-22']);
});

it('moves 报送 of a report that is public already, and none of the dates that are behind it', async () => {
  await started.db.query(`UPDATE report SET status = 'published' WHERE id = $1`, [cycle.reportId]);
  await started.app.get(RemindersService).lookAt(body.organisation.id);
  const change = { set: [{ day: '2026-01-28', working: false, source: SOURCE }] };
  const shown = await preview(change);
  await apply(change);

  expect(moves(shown.changes)).toEqual([['2025年度年报报送截止', '2026-01-28', '2026-01-27']]);
  expect((await cycleNow()).stages).toEqual({ ...cycle.stages, deliverDue: '2026-01-27' });
  expect(await messagesTold(started.db, body, 'plan.replanned')).toMatchObject([{ to: ['办公室甲'] }]);
});

it('counts a correction anew by its rule, and leaves the plan of the year it corrects', async () => {
  const looked = () => started.app.get(RemindersService).lookAt(body.organisation.id);
  const [first] = partsOf(await report());
  await started.db.query(`UPDATE part SET status = 'accepted' WHERE report_id = $1`, [cycle.reportId]);
  await looked();
  clock.moveTo('2026-01-19');
  await started.db.query(`UPDATE report SET status = 'reviewing', edition = 2 WHERE id = $1`, [
    cycle.reportId,
  ]);
  await started.db.query(`UPDATE part SET status = 'returned', due_on = '2026-01-21' WHERE id = $1`, [
    first?.id,
  ]);
  await looked();
  const shown = await preview(HOLIDAY);
  await apply(HOLIDAY);
  clock.moveTo('2025-12-22');

  expect(moves(shown.changes)).toEqual([
    ['2025年度年报“一、总体情况”填报', '2026-01-21', '2026-01-22'],
    ['2025年度年报保密审查', '2026-01-21', '2026-01-22'],
  ]);
  expect((await cycleNow()).stages).toEqual(cycle.stages);
});

it('leaves what people set by hand, unless it is chosen', async () => {
  const office = await started.as(body.office);
  const [first] = partsOf(await report());
  const stages = { ...cycle.stages, reviewDue: '2026-01-21' };
  const { version } = await cycleNow();
  await office.put(`/api/cycles/${cycle.id}`).send({ version, notice: NOTICE, stages });
  await started.db.query(`UPDATE part SET due_on = '2026-01-20' WHERE id = $1`, [first?.id]);
  await started.db.query(`UPDATE deadline SET due_on = '2026-01-20', basis = 'hand' WHERE part_id = $1`, [
    first?.id,
  ]);
  const shown = await preview(HOLIDAY);
  const byHand = shown.changes.filter((one: DateChange) => one.byHand);
  await apply(HOLIDAY, { alsoByHand: [first?.id] });

  expect(byHand.map(({ before, after }: DateChange) => [before, after])).toEqual([
    ['2026-01-21', '2026-01-19'],
    ['2026-01-20', '2026-01-19'],
  ]);
  expect((await cycleNow()).stages).toMatchObject({ inputDue: '2026-01-12', reviewDue: '2026-01-21' });
  expect(partsOf(await report()).find(({ id }) => id === first?.id)?.dueOn).toBe('2026-01-19');
});

it('refuses to apply what is not what was shown', async () => {
  const { fingerprint } = await preview(HOLIDAY);
  await apply(HOLIDAY);
  const other = { set: [{ day: '2026-01-21', working: false, source: SOURCE }] };
  const { status, body: refusal } = await (
    await started.as(body.admin)
  )
    .put('/api/calendar')
    .send({ change: other, fingerprint });

  expect([status, refusal.code]).toEqual([409, 'stale-version']);
});

it('is not held up by dates that were out of order before', async () => {
  const { version } = await cycleNow();
  const stages = { ...cycle.stages, deliverDue: '2026-02-05' };
  await (
    await started.as(body.office)
  )
    .put(`/api/cycles/${cycle.id}`)
    .send({ version, notice: NOTICE, stages });
  const { conflicts } = await preview(HOLIDAY);
  const { status } = await apply(HOLIDAY);

  expect([conflicts, status]).toEqual([[], 200]);
});

it('is entered by admins only, and is each body’s own', async () => {
  const { status } = await (await started.as(body.office)).post('/api/calendar/previews').send(HOLIDAY);
  await apply(HOLIDAY);
  const neighbour = await aBody(started.db);
  const { body: theirs } = await (
    await started.as(neighbour.admin)
  )
    .get('/api/calendar')
    .query({ year: 2026 });

  expect(status).toBe(403);
  expect(theirs.days.filter(({ origin }: CalendarView['days'][number]) => origin === 'own')).toEqual([]);
});

it('shows the days of a year with where they come from, and takes a correction back', async () => {
  await apply(HOLIDAY);
  const admin = await started.as(body.admin);
  const { body: with2026 } = await admin.get('/api/calendar').query({ year: 2026 });
  await apply({ remove: ['2026-01-20'] });
  const { body: without } = await admin.get('/api/calendar').query({ year: 2026 });

  const days: CalendarView['days'] = with2026.days;
  expect(with2026).toMatchObject({ status: 'announced', mayEdit: true, estimatedYears: [2027, 2028] });
  expect(days.find(({ day }) => day === '2026-01-20')).toEqual({
    day: '2026-01-20',
    working: false,
    origin: 'own',
    source: SOURCE,
    enteredBy: '管理员甲',
  });
  expect(days.find(({ day }) => day === '2026-02-14')).toMatchObject({ working: true, origin: 'notice' });
  expect(without.days.some(({ day }: CalendarView['days'][number]) => day === '2026-01-20')).toBe(false);
  expect((await cycleNow()).stages).toEqual(cycle.stages);
});

it('marks dates of a year not announced as estimates until an admin enters its notice', async () => {
  const planned = await aPlannedYear(2030);
  const { body: estimated } = await (
    await started.as(body.office)
  ).get(`/api/reports/${planned.reportId}/deadlines`);
  const head = await started.as(body.head);
  const { body: tasks } = await head.get('/api/tasks');
  const { body: made } = await head.post('/api/calendar-address').send({});
  const feed = async () => (await started.anyone().get(new URL(made.url).pathname)).text;
  const marked = (await feed()).replaceAll(/\r\n /gu, '').split('（日期按推算）').length - 1;
  const [part] = tasks.parts.filter((one: PartTask) => one.year === 2030);
  await actOnPart(started, body.head, part.part.id, 'delegate', { assigneeIds: [body.contributor.id] });
  const told = await messagesTold(started.db, body, 'part.delegate');
  const source = '国办发明电〔2030〕8号';
  const { status } = await apply({
    set: [{ day: '2031-01-23', working: false, source }],
    announced: { year: 2031, source },
  });
  const { body: calendar } = await (await started.as(body.admin)).get('/api/calendar').query({ year: 2031 });

  expect(planned).toMatchObject({ estimated: true, plan: { estimated: true } });
  expect(Object.values(planned.lights).map((light) => light?.estimated)).toEqual(
    Object.values(planned.lights).map(() => true),
  );
  expect(planned.plan?.arithmetic.at(-1)).toContain('尚未公布，按推算');
  expect(estimated.deadlines.some((one: { estimated: boolean }) => one.estimated)).toBe(true);
  expect(part.light).toMatchObject({ light: 'green', estimated: true });
  expect(marked).toBe(tasks.parts.filter((one: PartTask) => one.year === 2030).length);
  expect(told[0]?.text).toMatch(/由您填报，期限为.+（按推算）$/u);
  expect(await feed()).not.toContain('推算');
  expect(status).toBe(200);
  expect(calendar).toMatchObject({ status: 'announced', announcedBy: source });
});

it('marks a date of an announced year that was counted back over days of one that is not', async () => {
  const { lights, stages, estimated } = await aPlannedYear(2026);

  expect(stages.assignDue).toBe('2026-12-28');
  expect([estimated, lights.assign?.estimated, lights.publish?.estimated]).toEqual([true, true, true]);
});

it('counts what is left by the body’s own calendar wherever a light is shown', async () => {
  const before = (await cycleNow()).legalIn;
  await apply({ set: [{ day: '2026-01-09', working: false, source: SOURCE }] });
  const after = (await cycleNow()).legalIn;
  clock.moveTo('2026-01-08');
  const { lights } = await cycleNow();
  const { body: tasks } = await (await started.as(body.head)).get('/api/tasks');
  clock.moveTo('2025-12-22');

  const near = { light: 'yellow', words: '◐ 临近（剩 2 个工作日）', lateDays: null, estimated: false };
  expect(after).toBe(before - 1);
  expect(lights.input).toEqual(near);
  expect(tasks.parts.map(({ light }: PartTask) => light)).toEqual(Array.from({ length: 6 }, () => near));
});

it('takes back that a year was entered whole: its dates are estimates again', async () => {
  const planned = await aPlannedYear(2030);
  const source = '国办发明电〔2030〕8号';
  await apply({ set: [{ day: '2031-01-23', working: false, source }], announced: { year: 2031, source } });
  const { status } = await apply({ set: [], announced: { year: 2031, source: null } });
  const admin = await started.as(body.admin);
  const { body: calendar } = await admin.get('/api/calendar').query({ year: 2031 });
  const { body: cycles } = await admin.get('/api/cycles');
  const { body: record } = await (await started.as(body.auditor)).get('/api/audit');

  expect(status).toBe(200);
  expect(calendar).toMatchObject({ status: 'estimated', announcedHere: false });
  expect(calendar.days).toContainEqual(expect.objectContaining({ day: '2031-01-23', origin: 'own' }));
  expect(cycles.find(({ id }: CycleView) => id === planned.id).estimated).toBe(true);
  expect(record.entries.map(({ comment }: { comment: string }) => comment)).toContain(
    '撤销2031年放假安排录入完整',
  );
});
