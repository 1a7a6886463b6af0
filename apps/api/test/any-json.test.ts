import { type Endpoint, problemBody } from '@nianbao/contracts';
import { ROLES } from '@nianbao/workflow';
import { assert, asyncProperty, jsonValue } from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from './a-body.ts';
import { runs } from '@nianbao/launcher/long';
import { type StartedApp, startApp } from './app.ts';
import { goodBody, type Ids, oneOfEach, OPERATIONS, pathOf } from './one-of-each.ts';

// Hundreds of requests, on machines that do other things as well.
let started: StartedApp;
let body: TestBody;
let everybody: TestPerson;
let ids: Ids;

beforeAll(async () => {
  started = await startApp();
  body = await aBody(started.db);
  everybody = await aPerson(
    started.db.manager,
    body.organisation.id,
    '多面手',
    ROLES.map((role) => ({ role, departmentId: body.department.id })),
  );
  ids = await oneOfEach(started, body);
});
afterAll(() => started.close());

const VERBS = ['get', 'post', 'put', 'delete', 'patch'] as const;
type Verb = (typeof VERBS)[number];
const verbOf = ({ method }: Endpoint): Verb =>
  ({ GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const)[method];

it.each(OPERATIONS.filter(([, { body: taken, path }]) => taken && path.includes('/:id')))(
  '%s refuses a body that is right but for one field that it does not know',
  async (name, endpoint) => {
    const agent = await started.as(everybody);

    const answer = await agent[verbOf(endpoint)](pathOf(endpoint, ids)).send({
      ...goodBody(name, body),
      surplus: 1,
    });

    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
  },
);

it.each(OPERATIONS)('%s survives whatever JSON is sent to what exists', async (_, endpoint) => {
  const agent = await started.as(everybody);
  const path = pathOf(endpoint, ids);

  await assert(
    asyncProperty(jsonValue({ maxDepth: 4 }), async (sent) => {
      const request = agent[verbOf(endpoint)](path).set('content-type', 'application/json');
      const { status } = await (endpoint.method === 'GET' ? request : request.send(JSON.stringify(sent)));
      expect(status).toBeLessThan(500);
    }),
    { numRuns: runs(3, 8), seed: 20260131 },
  );
});

it('refuses every method that a path does not have', async () => {
  const agent = await started.as(everybody);
  const paths = new Map<string, Set<Verb>>();
  for (const [, endpoint] of OPERATIONS) {
    const path = pathOf(endpoint, ids);
    paths.set(path, new Set([...(paths.get(path) ?? []), verbOf(endpoint)]));
  }
  const wrong: string[] = [];

  for (const [path, verbs] of paths) {
    for (const verb of VERBS.filter((candidate) => !verbs.has(candidate))) {
      const { status, body: answer } = await agent[verb](path);
      const ours = status >= 400 && status < 500 && problemBody.safeParse(answer).success;
      if (!ours) wrong.push(`${verb} ${path}: ${status}`);
    }
  }

  expect(wrong).toEqual([]);
});
