import { randomUUID } from 'node:crypto';
import { IDEMPOTENCY_KEY } from '@nianbao/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { anOpenReport, completing, partOf, seen } from '../../../test/a-report.ts';
import { recorded, save } from '../../../test/acts.ts';
import { anApiProcess } from '../../../test/api-process.ts';
import { type Reachable, type StartedApp, startApp } from '../../../test/app.ts';
import { verifyChain } from '../../overview/audit/verify.ts';

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());

/** A part that can be submitted, and the request that does it. */
async function aSubmission(api: Reachable, key: string) {
  body = await aBody(api.db);
  const part = await seen(api, body.contributor, partOf(await anOpenReport(api, body), 's1').id);
  await save(api, body.contributor, part.id, completing(part));
  const { version } = await seen(api, body.contributor, part.id);
  return { partId: part.id, version, send: sender(api, body.contributor, part.id, version, key) };
}

const sender = (api: Reachable, person: TestPerson, partId: string, version: number, key: string) => {
  const agent = api.as(person);
  return async (sent: object = {}, other = key) =>
    (await agent)
      .post(`/api/parts/${partId}/actions`)
      .set(IDEMPOTENCY_KEY, other)
      .send({ action: 'submit', version, ...sent });
};

it('lets eight identical submissions have one effect, one audit entry and one answer', async () => {
  const { partId, send } = await aSubmission(started, randomUUID());

  const answers = await Promise.all(Array.from({ length: 8 }, () => send()));

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  for (const { body: answer } of answers) expect(answer).toEqual(answers[0]?.body);
  expect(await recorded(started, partId, 'part.submit')).toBe(1);
  expect(await verifyChain(started.db.manager, body.organisation.id)).toMatchObject({ intact: true });
});

it('answers a retry as the lost answer was, even when others have acted since', async () => {
  const { partId, send } = await aSubmission(started, randomUUID());
  const { body: lost } = await send();
  const head = await started.as(body.head);
  await head.post(`/api/parts/${partId}/actions`).send({ action: 'endorse', version: lost.version });

  const { status, body: answer } = await send();

  expect(status).toBe(200);
  expect(answer).toEqual(lost);
  expect((await seen(started, body.head, partId)).status).toBe('endorsed');
});

it('judges two keys as two attempts', async () => {
  const { partId, send } = await aSubmission(started, randomUUID());

  const answers = await Promise.all([send({}, randomUUID()), send({}, randomUUID())]);

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(await recorded(started, partId, 'part.submit')).toBe(1);
});

it('refuses another body under the same key', async () => {
  const { partId, version, send } = await aSubmission(started, randomUUID());
  await send();

  const { status, body: answer } = await send({ action: 'withdraw', version: version + 1 });

  expect([status, answer.code]).toEqual([409, 'key-reused']);
  expect((await seen(started, body.head, partId)).status).toBe('submitted');
});

it('keeps the keys of different people apart', async () => {
  const key = randomUUID();
  const { partId, version, send } = await aSubmission(started, key);
  await send();

  const other = await sender(started, body.head, partId, version + 1, key)({ action: 'endorse' });

  expect([other.status, other.body.status]).toEqual([200, 'endorsed']);
});

it('keeps nothing of what was refused, so that it may succeed later', async () => {
  const { partId, version, send } = await aSubmission(started, randomUUID());

  const refused = await send({ version: version - 1 });
  const [{ count }] = await started.db.query<[{ count: number }]>(
    'SELECT count(*)::int AS count FROM idempotency_key WHERE organisation_id = $1',
    [body.organisation.id],
  );
  const accepted = await send();

  expect([refused.status, count, accepted.status]).toEqual([409, 0, 200]);
  expect(await recorded(started, partId, 'part.submit')).toBe(1);
});

it('refuses a key that is no UUID', async () => {
  const { send } = await aSubmission(started, 'twice');

  const { status, body: answer } = await send();

  expect([status, answer.code, answer.details[0].field]).toEqual([400, 'invalid-input', IDEMPOTENCY_KEY]);
});

it('forgets a key after seven days, and not before', async () => {
  const { send } = await aSubmission(started, randomUUID());
  await send();
  const age = (interval: string) =>
    started.db.query(
      'UPDATE idempotency_key SET created_at = now() - $2::interval WHERE organisation_id = $1',
      [body.organisation.id, interval],
    );

  await age('6 days 23 hours');
  const soon = await send();
  await age('7 days 1 hour');
  const late = await send();

  expect([soon.status, late.status, late.body.code]).toEqual([200, 409, 'stale-version']);
});

it('counts a wrong password even though the request as a whole is taken back', async () => {
  body = await aBody(started.db);
  const agent = await started.as(body.admin);
  const guess = () =>
    agent
      .put('/api/session/password')
      .set(IDEMPOTENCY_KEY, randomUUID())
      .send({ current: 'wrong', next: 'another password' });

  const answers = [];
  for (let i = 0; i < 12; i++) answers.push((await guess()).status);

  expect(answers.at(-1)).toBe(429);
});

it('answers the same after the server was killed and started again', async () => {
  const api = await anApiProcess(started.config.DATABASE_URL);
  await api.start();
  const { partId, send } = await aSubmission(api, randomUUID());
  const { body: lost } = await send();

  await api.kill();
  await api.start();
  const { status, body: answer } = await send();

  expect([status, answer]).toEqual([200, lost]);
  expect(await recorded(api, partId, 'part.submit')).toBe(1);
  await api.close();
});
