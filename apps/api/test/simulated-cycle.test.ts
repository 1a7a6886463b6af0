import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Clock } from '../src/platform/clock/clock.module.ts';
import { createDataSource } from '../src/database/data-source.ts';
import { TestClock } from './a-clock.ts';
import { type StartedApp, startApp } from './app.ts';
import type { ModelPeople } from './model-facts.ts';
import { ReminderModel } from './reminder-model.ts';
import { dice } from './dice.ts';
import { OPENED, Simulation } from './simulation.ts';
import { summary } from './simulation-summary.ts';
import { StepMessages } from './step-messages.ts';
import { aSimulatedYear, LENGTHS, type SimulatedYear } from './simulated-year.ts';

// Two months of a body, on machines that do other things as well.
/** In this one everything happens that can. */
const USUAL = 20_251_211;
/** `SIMULATION_SEED` runs that one; `SIMULATION_RUNS` so many more after it. */
const { SIMULATION_SEED = String(USUAL), SIMULATION_RUNS = '1' } = process.env;
const SEEDS = Array.from({ length: Number(SIMULATION_RUNS) }, (_, i) => Number(SIMULATION_SEED) + i);

const EVENTS = [
  'clock set back',
  'day entered',
  'extended',
  'looked at by two',
  'made good later',
  'off',
  'reassigned',
  'reopened',
  'returned by the head',
  'returned by the leader',
  'returned by the office',
  'withdrawn',
];

const clock = TestClock.on(OPENED);
let started: StartedApp;
let other: DataSource;

beforeAll(async () => {
  vi.stubEnv('TZ', 'America/Los_Angeles');
  started = await startApp({ providers: [[Clock, clock]] });
  other = await createDataSource(started.config.DATABASE_URL).initialize();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await other.destroy();
  await started.close();
});

async function simulate(seed: number): Promise<{ simulation: Simulation; year: SimulatedYear }> {
  clock.moveTo(OPENED, '09:00');
  const year = await aSimulatedYear(started);
  const people: ModelPeople = {
    heads: Object.fromEntries(year.departments.map(({ id, head }) => [id, [head.id]])),
    contributors: Object.fromEntries(
      year.departments.map((one) => [one.id, one.contributors.map(({ id }) => id)]),
    ),
    office: year.office.map(({ id }) => id),
    secrecy: [year.secrecy.id],
    admins: [year.admin.id],
    signers: year.leaders.map(({ id }) => id),
  };
  const model = new ReminderModel(
    people,
    year.parts.map(({ id, departmentId, dueOn }) => ({
      id,
      department: departmentId,
      due: dueOn,
      status: 'assigned',
      assignees: [],
      basis: 'plan',
    })),
    LENGTHS,
    `/reports/${year.reportId}`,
  );
  model.yearOpened(OPENED);
  const messages = new StepMessages(people, `/reports/${year.reportId}`);
  const simulation = new Simulation({ started, other, clock }, year, model, dice(seed), messages);
  await simulation.run();
  return { simulation, year };
}

it.each(SEEDS)('tells each of 40 people each thing once in a year of two months (seed %i)', async (seed) => {
  const began = process.cpuUsage();
  const { simulation, year } = await simulate(seed);
  const kept = await started.db.query<{ kind: string; partId: string | null; due: string; doneOn: string }[]>(
    `SELECT kind, part_id AS "partId", due_on::text AS due, done_on::text AS "doneOn" FROM deadline
     WHERE report_id = $1 AND done_on IS NOT NULL`,
    [year.reportId],
  );

  const line = (one: (typeof kept)[number]) => `${one.kind} ${one.partId} ${one.due} ${one.doneOn}`;
  process.stdout.write(`${summary(simulation, year, process.cpuUsage(began).user / 1000)}\n`);
  expect(year.everybody).toHaveLength(40);
  expect(simulation.differences.slice(0, 20)).toEqual([]);
  expect(kept.map(line).toSorted()).toEqual(simulation.model.outcomes.map(line).toSorted());
  expect(simulation.model.status).toBe('published');
  expect(simulation.sent.filter(({ kind }) => kind === 'deadline.overdue').length).toBeGreaterThan(5);
  const happened = Object.keys(simulation.happened).toSorted();
  expect(seed === USUAL ? happened : EVENTS).toEqual(EVENTS);
});
