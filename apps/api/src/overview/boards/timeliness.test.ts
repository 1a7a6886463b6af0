import type { BurnDownView, PartOutcome, PartSummary, ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestClock } from '../../../test/a-clock.ts';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { anOpenReport, aReadyReport, completing, partOf, seen } from '../../../test/a-report.ts';
import { actOnPart, actOnReport, publish, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { Clock } from '../../platform/clock/clock.module.ts';

// Whole workflows on a real database, on machines that do other things as well.
const clock = TestClock.on('2025-12-22');
let started: StartedApp;
let body: TestBody;
let report: ReportView;
let part: PartSummary;

beforeAll(async () => {
  started = await startApp({ providers: [[Clock, clock]] });
});
afterAll(() => started.close());
/** Every part is due on Monday 12 January 2026. */
beforeEach(async () => {
  clock.moveTo('2025-12-22');
  body = await aBody(started.db);
});

const opened = async () => {
  report = await anOpenReport(started, body);
  part = partOf(report, 's1');
  await save(started, body.contributor, part.id, completing(await seen(started, body.contributor, part.id)));
};
const outcome = async (id = part.id): Promise<PartOutcome | undefined> => {
  const { body: view } = await (await started.as(body.office)).get('/api/timeliness');
  return view.parts.find(({ partId }: PartOutcome) => partId === id);
};
const submit = (more: object = {}) => actOnPart(started, body.contributor, part.id, 'submit', more);
const sendBack = () =>
  actOnPart(started, body.head, part.id, 'return', { places: [{ address: '', reason: '请改' }] });
const giveTo = (departmentId: string, dueOn: string) =>
  actOnPart(started, body.office, part.id, 'reassign', { departmentId, dueOn, reason: '转办' });

it('judges by the day to which a part was put off, once that is granted', async () => {
  await opened();
  const office = await started.as(body.office);
  const asked = await (
    await started.as(body.contributor)
  )
    .post(`/api/reports/${report.id}/extensions`)
    .send({ of: 'part', partId: part.id, until: '2026-01-14', reason: '数据待核' });
  await office
    .post(`/api/extensions/${asked.body.id}/decision`)
    .send({ decision: 'grant', later: 'stay', reason: '情况属实' });
  clock.moveTo('2026-01-14');
  await submit();

  expect(await outcome()).toMatchObject({ dueOn: '2026-01-14', doneOn: '2026-01-14', outcome: 'on_time' });
});

it('does not count what was taken back again, but when it then came', async () => {
  await opened();
  clock.moveTo('2026-01-09');
  await submit();
  await actOnPart(started, body.contributor, part.id, 'withdraw');
  clock.moveTo('2026-01-14');
  const taken = await outcome();
  await submit();

  expect(taken).toMatchObject({ doneOn: null, outcome: 'overdue', workdays: 2, handedIn: false });
  expect(await outcome()).toMatchObject({ doneOn: '2026-01-14', outcome: 'late', workdays: 2, returns: 0 });
});

it('counts for a 科室 that got a part back what it first handed in, and returns since it got it back', async () => {
  await opened();
  clock.moveTo('2026-01-09');
  await submit();
  await sendBack();
  await giveTo(body.otherDepartment.id, '2026-01-16');
  await giveTo(body.department.id, '2026-01-20');
  clock.moveTo('2026-01-21');
  await actOnPart(started, body.contributor, part.id, 'start');
  await submit({ confirmUntouched: true });
  const again = await outcome();
  await sendBack();

  expect(again).toMatchObject({
    departmentName: '政策法规科',
    dueOn: '2026-01-12',
    doneOn: '2026-01-09',
    outcome: 'early',
    returns: 0,
  });
  expect(await outcome()).toMatchObject({ returns: 1 });
});

it('leaves a year that was public complete while it is corrected, and forecasts nothing of the correction', async () => {
  report = await aReadyReport(started, body);
  await publish(started, body, report.id);
  const { id } = partOf(report, 's1');
  await actOnReport(started, body.office, report.id, 'correct', { reason: '更正' });
  await actOnPart(started, body.office, id, 'reopen', { places: [{ address: '', reason: '请改' }] });

  const corrected = await outcome(id);
  const { body: burnDown } = await (await started.as(body.office)).get(`/api/reports/${report.id}/burn-down`);

  expect(corrected).toMatchObject({ status: 'returned', handedIn: true, returns: 1 });
  expect((burnDown as BurnDownView).forecast).toEqual({ kind: 'closed' });
});
