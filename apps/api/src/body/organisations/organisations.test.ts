import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { auditOf } from '../../../test/audit-of.ts';
import { Department } from './department.entity.ts';

let started: StartedApp;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());

const slug = () => `new-${randomUUID().slice(0, 8)}`;
const settingsWith = (body: TestBody, signerIds: string[]) => ({
  ...body.organisation.settings,
  headStep: false,
  signerIds,
});

describe('the organisation', () => {
  it('is shown to everybody who works in it', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.contributor);

    const { status, body: view } = await agent.get('/api/organisation');

    expect(status).toBe(200);
    expect(view).toEqual({
      id: body.organisation.id,
      name: body.organisation.name,
      slug: body.organisation.slug,
      settings: body.organisation.settings,
      version: 1,
    });
  });

  it('is changed by its admin, and the record shows from what to what', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const name = `改名后的单位${slug()}`;
    const settings = settingsWith(body, [body.leader.id]);

    const { status, body: view } = await agent.put('/api/organisation').send({ version: 1, name, settings });

    expect(status).toBe(200);
    expect(view).toMatchObject({ name, settings, version: 2 });
    expect(await auditOf(started.db, body)).toMatchObject([
      {
        action: 'organisation.update',
        actorId: body.admin.id,
        actor: body.admin.name,
        before: { name: body.organisation.name },
        after: { name, settings },
      },
    ]);
  });

  it('refuses a stale version, and lets one of eight simultaneous changes through', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const change = (n: number) =>
      agent
        .put('/api/organisation')
        .send({ version: 1, name: `${body.organisation.name}${n}`, settings: body.organisation.settings });

    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => change(n)));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body: answer }) => answer.code === 'stale-version')).toHaveLength(7);
    expect(await auditOf(started.db, body)).toHaveLength(1);
  });

  it('has phrases of its own for returning, which a page that does not know them leaves alone', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const { name, settings } = body.organisation;
    const returnPhrases = ['请与台账核对', '请补充与上年相比的原因'];

    const { body: given } = await agent
      .put('/api/organisation')
      .send({ version: 1, name, settings: { ...settings, returnPhrases } });
    const { body: later } = await agent.put('/api/organisation').send({ version: 2, name, settings });
    const blank = await agent
      .put('/api/organisation')
      .send({ version: 3, name, settings: { ...settings, returnPhrases: [' '] } });

    expect([given.settings.returnPhrases, later.settings.returnPhrases]).toEqual([
      returnPhrases,
      returnPhrases,
    ]);
    expect(blank.status).toBe(400);
  });

  it('refuses signers who are not its leaders, or twice the same', async () => {
    const [body, other] = [await aBody(started.db), await aBody(started.db)];
    const agent = await started.as(body.admin);

    const { status, body: problem } = await agent.put('/api/organisation').send({
      version: 1,
      name: body.organisation.name,
      settings: settingsWith(body, [body.leader.id, body.office.id, other.leader.id, body.leader.id]),
    });

    expect(status).toBe(422);
    expect(problem.code).toBe('reference-unknown');
    expect(problem.details.map(({ field }: { field: string }) => field)).toEqual([
      'settings.signerIds.1',
      'settings.signerIds.2',
      'settings.signerIds.3',
    ]);
  });

  it('is created by an admin, who then administers it', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const created = { name: `新单位${slug()}`, slug: slug() };

    const { status, body: view } = await agent.post('/api/organisations').send(created);
    await agent.put('/api/session/organisation').send({ organisationId: view.id });
    const session = await agent.get('/api/session');

    expect(status).toBe(200);
    expect(view).toMatchObject({ ...created, version: 1 });
    expect(session.body).toMatchObject({ organisation: { id: view.id }, roles: [{ role: 'admin' }] });
    const record = await auditOf(started.db, { organisation: view });
    expect(record.map(({ action }) => action)).toEqual(['organisation.create', 'session.switch']);
  });

  it.each(['name', 'slug'] as const)('refuses a second one with the same %s', async (field) => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const sent = { name: `新单位${slug()}`, slug: slug(), [field]: body.organisation[field] };

    const { status, body: problem } = await agent.post('/api/organisations').send(sent);

    expect(status).toBe(409);
    expect(problem).toMatchObject({ code: 'already-exists', details: [{ field }] });
  });
});

describe('departments', () => {
  it('are created at the end, listed in order and recorded', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);

    const { status, body: created } = await agent.post('/api/departments').send({ name: '审批科' });
    const listed = await (await started.as(body.contributor)).get('/api/departments');

    expect(status).toBe(200);
    expect(created).toMatchObject({ name: '审批科', isOffice: false, disabled: false, position: 4 });
    expect(listed.body.map(({ name }: { name: string }) => name)).toEqual([
      '办公室',
      '政策法规科',
      '数据科',
      '审批科',
    ]);
    expect(await auditOf(started.db, body)).toMatchObject([
      { action: 'department.create', after: { id: created.id, name: '审批科' } },
    ]);
  });

  it('get different positions when they are created at once', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);

    await Promise.all(
      Array.from({ length: 8 }, (_, n) => agent.post('/api/departments').send({ name: `科${n}` })),
    );

    const all = await started.db.manager.findBy(Department, { organisationId: body.organisation.id });
    expect(new Set(all.map(({ position }) => position)).size).toBe(11);
  });

  it('are renamed and disabled', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);

    const { status, body: view } = await agent
      .put(`/api/departments/${body.department.id}`)
      .send({ name: '法规科', isOffice: false, disabled: true });

    expect(status).toBe(200);
    expect(view).toMatchObject({ name: '法规科', disabled: true, position: 2 });
    expect(await auditOf(started.db, body)).toMatchObject([
      {
        action: 'department.update',
        before: { name: '政策法规科' },
        after: { name: '法规科', disabled: true },
      },
    ]);
  });

  it('have different names within a body', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const sent = { name: body.department.name, isOffice: false, disabled: false };

    const created = await agent.post('/api/departments').send({ name: body.department.name });
    const renamed = await agent.put(`/api/departments/${body.otherDepartment.id}`).send(sent);

    expect([created.status, renamed.status]).toEqual([409, 409]);
    expect(renamed.body).toMatchObject({ code: 'already-exists', details: [{ field: 'name' }] });
    expect(await auditOf(started.db, body)).toEqual([]);
  });

  it('of another body are not there', async () => {
    const [body, other] = [await aBody(started.db), await aBody(started.db)];
    const agent = await started.as(body.admin);

    const { status } = await agent
      .put(`/api/departments/${other.department.id}`)
      .send({ name: '甲', isOffice: false, disabled: false });
    const listed = await agent.get('/api/departments');

    expect(status).toBe(404);
    expect(listed.body.map(({ id }: { id: string }) => id)).not.toContain(other.department.id);
  });
});

describe('whoever is no admin', () => {
  const ROLES = ['office', 'head', 'contributor', 'reviewer', 'leader', 'auditor'] as const;

  it.each(ROLES)('(%s) changes nothing of the organisation', async (role) => {
    const body = await aBody(started.db);
    const agent = await started.as(body[role]);
    const { name, settings } = body.organisation;

    const answers = [
      await agent.put('/api/organisation').send({ version: 1, name, settings }),
      await agent.post('/api/organisations').send({ name: '新单位', slug: slug() }),
      await agent.post('/api/departments').send({ name: '新科' }),
      await agent
        .put(`/api/departments/${body.department.id}`)
        .send({ name: '甲', isOffice: false, disabled: false }),
    ];

    expect(answers.map(({ body: problem }) => problem.code)).toEqual(answers.map(() => 'role-not-allowed'));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
  });
});

it.each([
  ['get', '/api/organisation'],
  ['put', '/api/organisation'],
  ['post', '/api/organisations'],
  ['get', '/api/departments'],
  ['post', '/api/departments'],
  ['put', `/api/departments/${randomUUID()}`],
] as const)('needs a session to %s %s', async (method, url) => {
  const { status, body: problem } = await started.anyone()[method](url);

  expect(status).toBe(401);
  expect(problem.code).toBe('not-signed-in');
});
