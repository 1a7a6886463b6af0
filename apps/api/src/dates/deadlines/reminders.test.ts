import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody } from '../../../test/a-body.ts';
import { TestClock } from '../../../test/a-clock.ts';
import { anOpenReport, partOf } from '../../../test/a-report.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { messagesTold } from '../../../test/messages-told.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { RemindersService } from './reminders.service.ts';

const clock = TestClock.on('2026-01-05');
let started: StartedApp;

beforeAll(async () => {
  started = await startApp({ providers: [[Clock, clock]] });
});
afterAll(() => started.close());

it('reminds of one year though another of the body cannot be looked at', async () => {
  const body = await aBody(started.db);
  const broken = await anOpenReport(started, body, '2019');
  const sound = await anOpenReport(started, body);
  await started.db.query(`UPDATE cycle SET plan = '{"basis": {}}' WHERE id = $1`, [broken.cycleId]);
  await started.db.query(`UPDATE part SET status = 'submitted', due_on = '2026-01-14' WHERE id = $1`, [
    partOf(broken, 's1').id,
  ]);
  clock.moveTo('2026-01-09');
  await started.app.get(RemindersService).look();

  const near = await messagesTold(started.db, body, 'deadline.near');
  expect(new Set(near.map(({ text }) => text.slice(0, 8)))).toEqual(new Set(['2025年度年报']));
  expect(near).toHaveLength(sound.sections.flatMap(({ parts }) => parts).length);
});
