import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { anOpenReport, completing, partOf, seen } from '../../../test/a-report.ts';
import { actOnPart, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { Clock } from '../../platform/clock/clock.module.ts';

let started: StartedApp;
let body: TestBody;
let colleague: TestPerson;
let part: string;
let daysLater = 0;

const clock = new (class extends Clock {
  override now(): Date {
    return new Date(Date.now() + daysLater * 86_400_000);
  }
})();

beforeAll(async () => {
  started = await startApp({ providers: [[Clock, clock]] });
});
afterAll(() => started.close());
beforeEach(async () => {
  daysLater = 0;
  body = await aBody(started.db);
  colleague = await aPerson(started.db.manager, body.organisation.id, '填报人丙', [
    { role: 'contributor', departmentId: body.department.id },
  ]);
  part = partOf(await anOpenReport(started, body), 's1').id;
});

const nudge = async (people?: TestPerson[], by = body.office) =>
  (await started.as(by))
    .post(`/api/parts/${part}/nudges`)
    .send(people ? { personIds: people.map(({ id }) => id) } : {});
const reminded = async (): Promise<string[][]> => {
  const rows = await started.db.query<{ names: string[] }[]>(
    `SELECT ARRAY(SELECT name FROM person WHERE id = ANY(person_ids) ORDER BY name) AS names
     FROM outbox WHERE kind = 'part.nudge' AND organisation_id = $1 ORDER BY created_at`,
    [body.organisation.id],
  );
  return rows.map(({ names }) => names);
};

it('is done once a day, whoever clicks how often, and only by the office', async () => {
  const together = await Promise.all(Array.from({ length: 8 }, () => nudge()));
  const others = [await nudge(undefined, body.head), await nudge(undefined, body.contributor)];
  daysLater = 1;
  const tomorrow = [await nudge(), await nudge()];

  const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status);
  expect(statuses(together).toSorted()).toEqual([200, ...Array(7).fill(409)]);
  expect([statuses(others), statuses(tomorrow)]).toEqual([
    [409, 409],
    [200, 409],
  ]);
  expect(await reminded()).toEqual(
    Array(2).fill([colleague, body.contributor, body.head].map(({ name }) => name).toSorted()),
  );
});

it('counts each person of a part for themselves, and says who was reminded when and by whom', async () => {
  const first = await nudge([colleague]);
  const again = await nudge([colleague]);
  const other = await nudge([body.contributor]);
  const head = await nudge([body.head]);
  const all = await nudge();

  expect([first, again, other, head, all].map(({ status }) => status)).toEqual([200, 409, 200, 200, 409]);
  expect([again.body.code, again.body.details]).toEqual([
    'nudged-today',
    [{ field: colleague.id, message: expect.stringMatching(/^办公室甲已于今天 \d\d:\d\d 催办过填报人丙/u) }],
  ]);
  expect(all.body.details).toHaveLength(3);
  expect(await reminded()).toEqual([[colleague.name], [body.contributor.name], [body.head.name]]);
});

it('reminds all who were not reminded today when nobody is named', async () => {
  await nudge([colleague]);

  const { status } = await nudge();

  expect(status).toBe(200);
  expect((await reminded())[1]).toEqual([body.contributor, body.head].map(({ name }) => name).toSorted());
  const { waitsFor } = await seen(started, body.office, part);
  expect(waitsFor?.map(({ nudgedToday }) => nudgedToday)).toEqual([true, true, true]);
});

it('reminds only those for whom the part waits', async () => {
  const stranger = await nudge([body.leader]);
  await save(started, body.contributor, part, completing(await seen(started, body.contributor, part)));
  await actOnPart(started, body.contributor, part, 'submit');
  const filler = await nudge([body.contributor]);
  const head = await nudge([body.head]);

  expect([stranger.status, filler.status, head.status]).toEqual([422, 422, 200]);
});

it('begins a new day at midnight in Shanghai', async () => {
  await nudge([colleague]);
  const last = clock.today();
  const hoursToMidnight = 24 - ((new Date().getUTCHours() + 8) % 24);
  daysLater = hoursToMidnight / 24;

  const { status } = await nudge([colleague]);

  expect([clock.today() > last, status]).toEqual([true, 200]);
});
