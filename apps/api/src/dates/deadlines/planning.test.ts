import type { CycleView, PlanView, ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestClock } from '../../../test/a-clock.ts';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { anOpenReport, NOTICE, partsOf, STAGES } from '../../../test/a-report.ts';
import { recorded, reportSeen } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { messagesTold } from '../../../test/messages-told.ts';
import { DEFAULT_DEADLINES } from '../../body/organisations/deadline-settings.ts';
import { RemindersService } from './reminders.service.ts';

// Whole workflows on a real database, on machines that do other things as well.
const clock = TestClock.on('2026-01-05');
let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp({ providers: [[Clock, clock]] });
});
afterAll(() => started.close());
beforeEach(async () => {
  clock.moveTo('2026-01-05');
  body = await aBody(started.db);
});

const BASIS = {
  publishBy: '2026-01-31',
  deliverBy: null,
  deliverFirst: true,
  durations: DEFAULT_DEADLINES.durations,
};
const plan = async (sent: object): Promise<PlanView> =>
  (await (await started.as(body.office)).post('/api/plans/previews').send(sent)).body;
const cycleOf = async ({ cycleId }: ReportView): Promise<CycleView> =>
  (await (await started.as(body.office)).get('/api/cycles')).body.find(({ id }: CycleView) => id === cycleId);

it('shows a plan with its sentences, and which stage is short by how many days with what would do', async () => {
  const shown = await plan({ year: 2025, startOn: '2026-01-05' });
  const proposal = shown.shortfall?.proposal;
  const met = await plan({ year: 2025, startOn: '2026-01-05', wishes: { durations: proposal?.durations } });

  expect(shown.arithmetic[0]).toBe('公开期限 1月31日（周六）前最后一个工作日：1月30日（周五）');
  expect(shown.shortfall?.stages).toEqual([
    { stage: 'assign', name: '分派', missing: 2 },
    { stage: 'input', name: '填报', missing: 4 },
  ]);
  expect(proposal?.changes.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['填报', 10, 6],
    ['办公室审核', 3, 2],
    ['签发', 3, 2],
  ]);
  expect(met.shortfall).toBeNull();
});

it('counts from a noticed date for delivery that differs from that of publication', async () => {
  const shown = await plan({ year: 2025, wishes: { deliverBy: '2026-01-20' } });
  const at = (stage: string) => shown.stages.find((one) => one.stage === stage)?.dueOn;

  expect([at('sign'), at('deliver'), at('publish')]).toEqual(['2026-01-19', '2026-01-20', '2026-01-30']);
});

it('keeps with the year from what it was counted, and the dates of all stages', async () => {
  const office = await started.as(body.office);
  const { stages } = await plan({ year: 2025 });
  const { body: cycle } = await office.post('/api/cycles').send({
    year: 2025,
    formatId: '2021',
    notice: NOTICE,
    stages: STAGES,
    basis: { ...BASIS, deliverBy: '2026-01-28' },
  });

  expect(stages).toHaveLength(8);
  expect(cycle).toMatchObject({
    stages: { ...STAGES, endorseDue: '2026-01-15', secrecyDue: '2026-01-22', deliverDue: '2026-01-28' },
    plan: { basis: { deliverBy: '2026-01-28' }, estimated: false },
  });
});

it('refuses dates out of order and says which', async () => {
  const { status, body: refusal } = await (await started.as(body.office)).post('/api/cycles').send({
    year: 2025,
    formatId: '2021',
    notice: NOTICE,
    stages: { ...STAGES, endorseDue: '2026-01-08' },
  });

  expect(status).toBe(400);
  expect(refusal.details[0].message).toContain('科室审核（2026-01-08）早于填报（2026-01-12）');
});

it('plans an open year anew as shown, parts included', async () => {
  const report = await anOpenReport(started, body);
  const office = await started.as(body.office);
  const basis = { ...BASIS, durations: { ...BASIS.durations, review: 5 } };
  const address = `/api/cycles/${report.cycleId}/plan`;
  const { body: shown } = await office.post(`${address}/previews`).send({ basis });
  const { version } = await cycleOf(report);
  const keys = shown.changes.map(({ key }: { key: string }) => key);
  const stale = await office.put(address).send({ version, basis: BASIS, fingerprint: shown.fingerprint });
  const { status } = await office
    .put(address)
    .send({ version, basis, fingerprint: shown.fingerprint, alsoByHand: keys });
  const after = await reportSeen(started, body.office, report.id);

  expect([stale.status, status]).toEqual([409, 200]);
  expect(after.stages).toMatchObject({
    inputDue: '2026-01-09',
    reviewDue: '2026-01-20',
    signDue: '2026-01-27',
  });
  expect(new Set(partsOf(after).map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-01-09']));
});

it('finds nothing missing in a year that is under way and on time, and what is when its stage ends too late', async () => {
  const report = await anOpenReport(started, body);
  const office = await started.as(body.office);
  const preview = async (basis: object): Promise<PlanView> =>
    (await office.post(`/api/cycles/${report.cycleId}/plan/previews`).send({ basis })).body.plan;

  // It should have begun in December, and it did: 填报 lasts until 13 January.
  const onTime = await preview(BASIS);
  const tooLate = await preview({ ...BASIS, publishBy: '2026-01-16' });
  const met = await preview({
    ...BASIS,
    publishBy: '2026-01-16',
    durations: tooLate.shortfall?.proposal?.durations,
  });

  expect(onTime.startOn < '2026-01-05').toBe(true);
  expect(onTime.shortfall).toBeNull();
  expect(tooLate.shortfall?.stages.map(({ name }) => name)).toContain('科室审核');
  expect(met.basis.durations).toMatchObject({ assign: 2, input: 10 });
  expect(met.shortfall).toBeNull();
});

it('plans no 报送 for a body that sends its report nowhere, and one for the year in which it does', async () => {
  const own = await aBody(started.db, { deadlines: { ...DEFAULT_DEADLINES, delivers: false } });
  const report = await anOpenReport(started, own);
  const office = await started.as(own.office);
  const cycle = async (): Promise<CycleView> => (await office.get('/api/cycles')).body[0];
  const replan = async (delivers: boolean) => {
    const address = `/api/cycles/${report.cycleId}/plan`;
    const basis = { ...BASIS, delivers };
    const { fingerprint } = (await office.post(`${address}/previews`).send({ basis })).body;
    const { version } = await cycle();
    const { status } = await office.put(address).send({ version, basis, fingerprint });
    return [status, (await cycle()).stages.deliverDue];
  };
  const before = await cycle();

  expect(before.stages.deliverDue).toBeNull();
  expect(before.plan?.stages.map(({ stage }) => stage)).not.toContain('deliver');
  expect(await replan(true)).toEqual([200, '2026-01-28']);
  expect(await replan(false)).toEqual([200, null]);
  expect(await recorded(started, report.id, 'cycle.replan')).toBe(2);
});

it('reminds the office of a year that is not assigned yet', async () => {
  clock.moveTo('2025-12-22');
  const own = await aBody(started.db);
  const office = await started.as(own.office);
  const { body: proposal } = await office.get('/api/cycles/proposal').query({ year: 2025 });
  await office
    .post('/api/cycles')
    .send({ year: 2025, formatId: '2021', notice: NOTICE, stages: proposal.stages });
  clock.moveTo('2025-12-26');
  const reminders = started.app.get(RemindersService);
  await reminders.lookAt(own.organisation.id);
  clock.moveTo('2025-12-29');
  await reminders.lookAt(own.organisation.id);

  expect((await messagesTold(started.db, own, 'deadline.%')).map(({ text }) => text)).toEqual([
    '2025年度年报分派今日到期',
  ]);
});
