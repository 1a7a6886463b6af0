import type { CycleView, ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { TestClock } from '../../../test/a-clock.ts';
import { anOpenReport, NOTICE, partsOf, STAGES } from '../../../test/a-report.ts';
import { actOnPart, recorded, reportSeen } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { messagesTold } from '../../../test/messages-told.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { RemindersService } from '../deadlines/reminders.service.ts';

const clock = TestClock.on('2026-01-05');
let started: StartedApp;
let body: TestBody;
let report: ReportView;

beforeAll(async () => {
  started = await startApp({ providers: [[Clock, clock]] });
});
afterAll(() => started.close());
beforeEach(async () => {
  clock.moveTo('2026-01-05');
  body = await aBody(started.db);
  report = await anOpenReport(started, body);
});

const cycleNow = async (): Promise<CycleView> => {
  const { body: cycles } = await (await started.as(body.office)).get('/api/cycles');
  return cycles.find(({ id }: CycleView) => id === report.cycleId);
};
const putStages = async (stages: object) => {
  const { id, version } = await cycleNow();
  return (await started.as(body.office)).put(`/api/cycles/${id}`).send({ version, notice: NOTICE, stages });
};

describe('another last day for a stage', () => {
  it('takes the parts that had it along, leaves those with a day of their own, and tells whose day moved', async () => {
    const [own, ...planned] = partsOf(report);
    await actOnPart(started, body.office, own?.id ?? '', 'reassign', {
      departmentId: body.department.id,
      dueOn: '2026-01-14',
      reason: '数据多',
    });
    const versions = planned.map(({ version }) => version);
    const { status } = await putStages({ ...STAGES, inputDue: '2026-01-13' });
    const parts = partsOf(await reportSeen(started, body.office, report.id));

    expect(status).toBe(200);
    expect(parts.find(({ id }) => id === own?.id)?.dueOn).toBe('2026-01-14');
    expect(parts.filter(({ id }) => id !== own?.id).map(({ dueOn }) => dueOn)).toEqual(
      planned.map(() => '2026-01-13'),
    );
    // Whoever has the part open may go on: a day is no step.
    expect(parts.filter(({ id }) => id !== own?.id).map(({ version }) => version)).toEqual(versions);
    expect(await messagesTold(started.db, body, 'plan.replanned')).toMatchObject(
      ['科长甲', '填报人甲'].map((name) => ({
        to: [name],
        text: expect.stringMatching(/^2025年度年报期限调整（办公室修改）：.+→1月13日（周二）；等 5 项$/u),
      })),
    );
    expect(await recorded(started, report.id, 'cycle.update')).toBe(1);
  });

  it('is what is reminded of, and the old one is not', async () => {
    await putStages({ ...STAGES, inputDue: '2026-01-14' });
    const reminders = started.app.get(RemindersService);
    for (const day of ['2026-01-08', '2026-01-09', '2026-01-13']) {
      clock.moveTo(day);
      await reminders.lookAt(body.organisation.id);
    }

    const near = await messagesTold(started.db, body, 'deadline.near');
    expect(new Set(near.map(({ text }) => /将于(.+?)到期/u.exec(text)?.[1]))).toEqual(
      new Set(['1月14日（周三）']),
    );
    expect(await messagesTold(started.db, body, 'deadline.overdue')).toEqual([]);
  });
});

it.each([
  [
    'department',
    '2026-01-31',
    '2026-01-30',
    '公开期限 1月31日（周六）前最后一个工作日：1月30日（周五）',
    '2025-12-29',
  ],
  ['government', '2026-03-31', '2026-03-31', '公开期限 3月31日（周二）为工作日', '2026-02-27'],
] as const)(
  'plans a %s from %s, over Spring Festival where it lies between',
  async (kind, legal, publishDue, words, assignDue) => {
    const { settings } = body.organisation;
    await started.db.manager.update(
      Organisation,
      { id: body.organisation.id },
      { settings: { ...settings, kind } },
    );
    const { body: proposal } = await (
      await started.as(body.office)
    )
      .get('/api/cycles/proposal')
      .query({ year: 2025 });

    expect(proposal).toMatchObject({ legalDate: legal, stages: { publishDue, assignDue } });
    expect(proposal.arithmetic[0]).toBe(words);
  },
);

it('leaves no year planned by a calendar that was changed while it was being opened', async () => {
  const admin = await started.as(body.admin);
  const office = await started.as(body.office);
  const change = { set: [{ day: '2027-01-20', working: false, source: '测政办发〔2026〕9号' }] };
  const { body: proposal } = await office.get('/api/cycles/proposal').query({ year: 2026 });
  const { body: preview } = await admin.post('/api/calendar/previews').send(change);
  const opening = { year: 2026, formatId: '2021', notice: NOTICE, stages: proposal.stages };

  const sent = await started.db.transaction(async (tx) => {
    // The year is counted, and cannot be written before the calendar was sent.
    await tx.query('LOCK TABLE part IN EXCLUSIVE MODE');
    const opened = office.post('/api/cycles').send(opening).then();
    await waiting(1);
    const updated = admin.put('/api/calendar').send({ change, fingerprint: preview.fingerprint }).then();
    await Promise.race([updated, waiting(2)]);
    return [opened, updated] as const;
  });
  const [opened, updated] = await Promise.all(sent);
  const { body: again } = await admin.post('/api/calendar/previews').send({});

  expect([opened.status, updated.status]).toEqual([200, 409]);
  expect(again.changes).toEqual([]);
});

/** Until that many statements wait for a lock. */
async function waiting(count: number): Promise<void> {
  await expect
    .poll(async () => {
      const [row] = await started.db.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return row?.n;
    })
    .toBe(count);
}
