import { randomUUID } from 'node:crypto';
import { IDEMPOTENCY_KEY } from '@nianbao/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from './a-body.ts';
import {
  accept,
  aCell,
  anOpenReport,
  aReadyReport,
  completing,
  firstCell,
  partOf,
  seen,
} from './a-report.ts';
import { actOnReport, reportSeen, save } from './acts.ts';
import { aPastContent, aPublication } from './a-publication.ts';
import { type StartedApp, startApp } from './app.ts';
import { REQUEST, Statements } from './statements.ts';

let started: StartedApp;
let statements: Statements;

beforeAll(async () => {
  started = await startApp({ alone: true });
  statements = Statements.of(started);
});
afterAll(async () => {
  // One line that the gate shows.
  console.log(`statements: ${[...figures].map(([request, count]) => `${request} ${count}`).join(' · ')}`);
  await started.close();
});

const figures = new Map<string, number>();
/** What was counted for each request, as the gate prints it. */
const keep = <T extends Record<string, number>>(counts: T): [string, number][] => {
  for (const [request, count] of Object.entries(counts)) figures.set(request, count);
  return Object.entries(counts);
};

/** How many statements PostgreSQL is sent for one request, as the admin app sends it: every write with its own key. */
async function counted(
  person: TestPerson,
  method: 'get' | 'post',
  path: string,
  sent?: object,
): Promise<number> {
  const name = randomUUID();
  const request = (await started.as(person))[method](`/api${path}`).set(REQUEST, name);
  if (method === 'post') request.set(IDEMPOTENCY_KEY, randomUUID());
  const { status, body } = await request.send(sent);
  expect([status, body.code]).toEqual([200, undefined]);
  const sql = statements.sentFor(name);
  if (process.env.SHOW_SQL)
    console.log([`${method} ${path}`, ...sql].map((text) => text.slice(0, 160)).join('\n'));
  return sql.length;
}

const step = async (person: TestPerson, partId: string, action: string): Promise<number> => {
  const { version } = await seen(started, person, partId);
  return counted(person, 'post', `/parts/${partId}/actions`, { action, version });
};

/** A body with last year's public report and an open year, so that nothing is spared for want of data. */
async function anOpenYear(): Promise<{ body: TestBody; partId: string; reportId: string }> {
  const body = await aBody(started.db);
  await aPublication(started, body, aPastContent(body.organisation.name, 2024));
  const report = await anOpenReport(started, body);
  return { body, partId: partOf(report, 's2').id, reportId: report.id };
}

it('saves a cell in 8 statements beside its key', async () => {
  const { body, partId } = await anOpenYear();
  await save(started, body.contributor, partId, [aCell(firstCell('2021'), '1')]);
  const sent = { changes: [aCell(firstCell('2021'), '2', 1)] };
  const name = randomUUID();

  await (
    await started.as(body.contributor)
  )
    .post(`/api/parts/${partId}/changes`)
    .set(REQUEST, name)
    .send(sent);

  expect(keep({ save: statements.sentFor(name).length }).filter(([, count]) => count > 8)).toEqual([]);
});

it('opens a part, the tasks and the board in 12 each', async () => {
  const { body, partId, reportId } = await anOpenYear();
  const part = await seen(started, body.contributor, partId);
  await save(started, body.contributor, partId, completing(part));

  const counts = {
    part: await counted(body.contributor, 'get', `/parts/${partId}`),
    tasks: await counted(body.office, 'get', '/tasks'),
    board: await counted(body.office, 'get', `/reports/${reportId}`),
  };

  expect(keep(counts).filter(([, count]) => count > 12)).toEqual([]);
});

it('takes a step of a part in 20', async () => {
  const { body, partId } = await anOpenYear();
  const part = await seen(started, body.contributor, partId);
  await save(started, body.contributor, partId, completing(part));

  const counts = {
    submit: await step(body.contributor, partId, 'submit'),
    endorse: await step(body.head, partId, 'endorse'),
    accept: await step(body.office, partId, 'accept'),
  };

  expect(keep(counts).filter(([, count]) => count > 20)).toEqual([]);
});

it('signs in 20', async () => {
  const body = await aBody(started.db);
  await aPublication(started, body, aPastContent(body.organisation.name, 2024, { figure: 0 }));
  const report = await aReadyReport(started, body);
  await actOnReport(started, body.office, report.id, 'send_to_sign');
  const leader = await started.as(body.leader);
  const { version } = await reportSeen(started, body.leader, report.id);
  const { contentHash } = (await leader.get(`/api/reports/${report.id}/document`)).body;

  const count = await counted(body.leader, 'post', `/reports/${report.id}/actions`, {
    action: 'sign',
    opinion: '同意',
    version,
    contentHash,
  });

  expect(keep({ sign: count }).filter(([, each]) => each > 20)).toEqual([]);
});

it('shows the board of a report in which parts are accepted without one more', async () => {
  const { body, partId, reportId } = await anOpenYear();
  const before = await counted(body.office, 'get', `/reports/${reportId}`);

  await accept(started, body, partId);

  expect(await counted(body.office, 'get', `/reports/${reportId}`)).toBeLessThanOrEqual(before);
});
