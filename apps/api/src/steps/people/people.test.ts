import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody } from '../../../test/a-body.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { auditOf } from '../../../test/audit-of.ts';
import { aNewPerson, INITIAL_PASSWORD } from '../../../test/people-sent.ts';
import { Membership } from '../../body/people/membership.entity.ts';
import { Person } from '../../body/people/person.entity.ts';

let started: StartedApp;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());

describe('GET /people', () => {
  it('lists the people of the body with their roles, and never a password', async () => {
    const body = await aBody(started.db);
    await aBody(started.db);
    const agent = await started.as(body.office);

    const { status, body: people, text } = await agent.get('/api/people');

    expect(status).toBe(200);
    expect(people).toHaveLength(9);
    expect(people).toContainEqual({
      id: body.head.id,
      name: body.head.name,
      account: body.head.account,
      disabled: false,
      memberships: [{ role: 'department_head', departmentId: body.department.id }],
    });
    expect(text).not.toMatch(/password|hash/iu);
  });
});

describe('POST /people', () => {
  it('creates a person who can sign in, and records everything but the password', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const sent = aNewPerson(body);

    const { status, body: person } = await agent.post('/api/people').send(sent);
    const signedIn = await started
      .anyone()
      .post('/api/session')
      .send({ account: sent.account, password: INITIAL_PASSWORD });

    expect(status).toBe(200);
    expect(person).toMatchObject({ name: '李四', account: sent.account, memberships: sent.memberships });
    expect(signedIn.body.roles).toMatchObject([{ role: 'contributor', departmentName: '政策法规科' }]);
    const [entry] = await auditOf(started.db, body);
    expect(entry).toMatchObject({ action: 'person.create', after: person });
    expect(JSON.stringify(entry)).not.toContain(INITIAL_PASSWORD);
  });

  it('gives the account of another body roles here, and changes neither its name nor its password', async () => {
    const [home, body] = [await aBody(started.db), await aBody(started.db)];
    const agent = await started.as(body.admin);
    const hashOf = (id: string) => started.db.query(`SELECT password_hash FROM person WHERE id = $1`, [id]);
    const before = await hashOf(home.leader.id);

    const { status, body: person } = await agent.post('/api/people').send(
      aNewPerson(body, {
        account: home.leader.account,
        memberships: [{ role: 'leader', departmentId: null }],
      }),
    );

    expect(status).toBe(200);
    expect(person).toMatchObject({ id: home.leader.id, name: home.leader.name });
    expect(await hashOf(home.leader.id)).toEqual(before);
    expect(await started.db.manager.countBy(Membership, { personId: home.leader.id })).toBe(2);
  });

  it('refuses an account that works here already', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);

    const { status, body: problem } = await agent
      .post('/api/people')
      .send(aNewPerson(body, { account: body.leader.account }));

    expect(status).toBe(409);
    expect(problem).toMatchObject({ code: 'already-exists', details: [{ field: 'account' }] });
    expect(await auditOf(started.db, body)).toEqual([]);
  });

  it('creates one person of eight simultaneous requests for the same account', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const sent = aNewPerson(body);

    const answers = await Promise.all(Array.from({ length: 8 }, () => agent.post('/api/people').send(sent)));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body: problem }) => problem.code === 'already-exists')).toHaveLength(7);
    expect(await started.db.manager.countBy(Person, { account: sent.account })).toBe(1);
  });

  it('refuses a role without the department it needs, and a department of another body', async () => {
    const [body, other] = [await aBody(started.db), await aBody(started.db)];
    const agent = await started.as(body.admin);
    const create = (departmentId: string | null) =>
      agent
        .post('/api/people')
        .send(aNewPerson(body, { memberships: [{ role: 'department_head', departmentId }] }));

    const without = await create(null);
    const foreign = await create(other.department.id);

    expect([without.status, foreign.status]).toEqual([400, 422]);
    expect(without.body.details).toEqual([
      { field: 'memberships.0.departmentId', message: '该角色须指定科室' },
    ]);
    expect(foreign.body.code).toBe('reference-unknown');
  });

  it.each([
    ['an unknown field', { admin: true }],
    ['an unknown role', { memberships: [{ role: 'king', departmentId: null }] }],
    ['no role', { memberships: [] }],
    ['a short password', { password: '12345' }],
    ['a name that is a script in an account', { account: '<script>' }],
    ['a department that is no id', { memberships: [{ role: 'leader', departmentId: '1 OR 1=1' }] }],
  ])('rejects %s', async (_, part) => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);

    const { status, body: problem } = await agent.post('/api/people').send(aNewPerson(body, part));

    expect(status).toBe(400);
    expect(problem.code).toBe('invalid-input');
  });

  it('keeps a script in a name as the text it is', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const name = '<script>alert(1)</script>';

    const { status, body: person } = await agent.post('/api/people').send(aNewPerson(body, { name }));

    expect([status, person.name]).toEqual([200, name]);
  });
});
