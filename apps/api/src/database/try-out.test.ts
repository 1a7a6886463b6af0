import type { TasksView } from '@nianbao/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedApp, startApp } from '../../test/app.ts';
import { loadTryOut, yearDueNext } from './try-out.ts';
import { PASSWORD, PEOPLE } from './try-out/people.ts';

// A whole database, on machines that do other things as well.
let started: StartedApp;

beforeAll(async () => {
  started = await startApp({ alone: true });
  await loadTryOut(started.db);
}, 60_000);
afterAll(() => started.close());

async function signedIn(account: string) {
  const agent = started.anyone();
  const { status } = await agent.post('/api/session').send({ account, password: PASSWORD });
  expect(status).toBe(200);
  return agent;
}

it.each([
  ['2026-01-10', 2025],
  ['2026-01-31', 2025],
  ['2026-02-01', 2026],
  ['2026-11-23', 2026],
])('on %s the report due next is that on %i', (today, year) => {
  expect(yearDueNext(today)).toBe(year);
});

it('has twenty people, and something to do or to read for each', async () => {
  expect(PEOPLE).toHaveLength(20);
  const idle: string[] = [];
  for (const { account, roles } of PEOPLE) {
    const agent = await signedIn(account);
    const { body }: { body: TasksView } = await agent.get('/api/tasks');
    const works = roles.some(({ role }) => ['office', 'department_head', 'contributor'].includes(role));
    if (works && body.parts.length + body.reports.length === 0) idle.push(account);
  }

  expect(idle).toEqual([]);
});

it('shows parts in every state but unassigned, one of them returned at a cell', async () => {
  const office = await signedIn('office');
  const { body: cycles } = await office.get('/api/cycles');
  const { body: report } = await office.get(`/api/reports/${cycles[0].reportId}`);
  const parts = report.sections.flatMap(
    (section: { parts: { status: string; openReturns: number }[] }) => section.parts,
  );

  expect(new Set(parts.map(({ status }: { status: string }) => status))).toEqual(
    new Set(['assigned', 'drafting', 'submitted', 'endorsed', 'returned', 'accepted']),
  );
  expect(parts.some(({ openReturns }: { openReturns: number }) => openReturns === 1)).toBe(true);
});

it('published last year without an open error, and can be read on the portal', async () => {
  const { body: cycles } = await (await signedIn('office')).get('/api/cycles');
  const year: number = cycles[1].year;

  const { status, text } = await started.anyone().get(`/reports/yunxi-yingshang/${year}`);

  expect(status).toBe(200);
  expect(text).toContain(`云溪市营商环境建设局${year}年政府信息公开工作年度报告`);
});
