import type { Endpoint } from '@nianbao/contracts';
import { ROLES } from '@nianbao/workflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from './a-body.ts';
import { NOTICE, partsOf, STAGES } from './a-report.ts';
import { reportSeen } from './acts.ts';
import { type StartedApp, startApp } from './app.ts';
import { everythingStored, goodBody, type Ids, oneOfEach, OPERATIONS, pathOf } from './one-of-each.ts';

// Whole workflows on a real database, on machines that do other things as well.
let started: StartedApp;
let body: TestBody;
let neighbour: TestBody;
let stranger: TestPerson;
let ids: Ids;

beforeAll(async () => {
  started = await startApp({ alone: true });
  body = await aBody(started.db);
  neighbour = await aBody(started.db);
  stranger = await aPerson(
    started.db.manager,
    neighbour.organisation.id,
    '邻居',
    ROLES.map((role) => ({
      role,
      departmentId: role === 'contributor' || role === 'department_head' ? neighbour.department.id : null,
    })),
  );
  ids = await oneOfEach(started, body);
});
afterAll(() => started.close());

const withId = OPERATIONS.filter(([, { path }]) => path.includes('/:id'));
const send = async (person: TestPerson, name: string, endpoint: Endpoint) => {
  const agent = await started.as(person);
  const verbs = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;
  const request = agent[verbs[endpoint.method]](pathOf(endpoint, ids));
  if (name === 'getHistory') void request.query({ address: '' });
  return endpoint.body ? request.send(goodBody(name, body)) : request;
};

it.each(withId)('%s of another body is not there, and nothing is written', async (name, endpoint) => {
  const before = await everythingStored(started.db);

  const { status, body: answer } = await send(stranger, name, endpoint);

  expect([name, status, answer]).toEqual([
    name,
    404,
    { code: 'not-found', message: '未找到该内容，或您无权查看', details: [] },
  ]);
  expect(await everythingStored(started.db)).toBe(before);
});

it('covers every operation with an id, and an attachment too', async () => {
  const { status } = await (await started.as(stranger)).get(`/api/attachments/${ids.attachments}`);

  expect(withId.length).toBeGreaterThan(20);
  expect(status).toBe(404);
});

it('answers the same requests of the body’s own people otherwise', async () => {
  const own = await aPerson(
    started.db.manager,
    body.organisation.id,
    '多面手',
    ROLES.map((role) => ({ role, departmentId: body.department.id })),
  );
  const reads = withId.filter(([, { method }]) => method === 'GET');

  const statuses = await Promise.all(
    reads.map(async ([name, endpoint]) => [name, (await send(own, name, endpoint)).status]),
  );

  expect(statuses).toEqual(reads.map(([name]) => [name, 200]));
});

it('takes no things of another body into its own', async () => {
  const office = await started.as(neighbour.office);
  const notice = { ...NOTICE, attachmentId: ids.attachments };
  const foreignNotice = await office
    .post('/api/cycles')
    .send({ year: 2025, formatId: '2021', notice, stages: STAGES });
  const { body: cycle } = await office
    .post('/api/cycles')
    .send({ year: 2025, formatId: '2021', notice: NOTICE, stages: STAGES });
  const own = await reportSeen(started, neighbour.office, cycle.reportId);
  const { version, title, metadata } = own;
  const [part] = partsOf(own);
  const foreignSigner = await office
    .put(`/api/reports/${own.id}`)
    .send({ version, title, metadata, signerIds: [body.leader.id] });
  const foreignDepartment = await office.post(`/api/reports/${own.id}/assignments`).send({
    assignments: [{ partId: part?.id, version: 1, departmentId: body.department.id, dueOn: STAGES.inputDue }],
  });
  const foreignPart = await office.post(`/api/reports/${own.id}/assignments`).send({
    assignments: [
      { partId: ids.parts, version: 2, departmentId: neighbour.department.id, dueOn: STAGES.inputDue },
    ],
  });
  const foreignParent = await office
    .post(`/api/parts/${part?.id}/remarks`)
    .send({ text: '回复', parentId: ids.remarks });
  const { body: document } = await office.get(`/api/reports/${own.id}/document`);
  const foreignSource = await office.post('/api/archive').send({
    content: { ...document.content, year: 2020 },
    publishedOn: '2021-01-20',
    source: { name: '年报.pdf', attachmentId: ids.attachments },
  });

  const answers = {
    foreignNotice,
    foreignSigner,
    foreignDepartment,
    foreignPart,
    foreignParent,
    foreignSource,
  };
  expect(Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]))).toEqual({
    foreignNotice: 422,
    foreignSigner: 422,
    foreignDepartment: 422,
    foreignPart: 404,
    foreignParent: 422,
    foreignSource: 422,
  });
});
