import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, aPerson } from '../../../test/a-body.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { auditOf } from '../../../test/audit-of.ts';
import { ADMIN, aNewPerson, INITIAL_PASSWORD, unchanged } from '../../../test/people-sent.ts';
import { Membership } from '../../body/people/membership.entity.ts';

let started: StartedApp;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());

describe('PUT /people/:id', () => {
  it('changes the name and the roles, and the record shows both', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const sent = {
      name: '王五',
      disabled: false,
      memberships: [
        { role: 'contributor', departmentId: body.otherDepartment.id },
        { role: 'secrecy_reviewer', departmentId: null },
        { role: 'secrecy_reviewer', departmentId: null },
      ],
    };

    const { status, body: person } = await agent.put(`/api/people/${body.contributor.id}`).send(sent);

    expect(status).toBe(200);
    expect(person).toMatchObject({ name: '王五', memberships: sent.memberships.slice(0, 2) });
    expect(await auditOf(started.db, body)).toMatchObject([
      { action: 'person.update', before: { name: body.contributor.name }, after: { name: '王五' } },
    ]);
  });

  it('disables a person, whose sessions end and come back with nobody', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const theirs = await started.as(body.leader);
    const leader = [{ role: 'leader', departmentId: null }];
    const put = (disabled: boolean) =>
      agent
        .put(`/api/people/${body.leader.id}`)
        .send({ name: body.leader.name, disabled, memberships: leader });

    const disabled = await put(true);
    const after = await theirs.get('/api/session');
    const enabled = await put(false);
    const later = await theirs.get('/api/session');

    expect([disabled.body.disabled, enabled.body.disabled]).toEqual([true, false]);
    expect([after.status, later.status]).toEqual([401, 401]);
  });

  it('takes a person out of the body with the last role', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);

    const { status, body: person } = await agent
      .put(`/api/people/${body.auditor.id}`)
      .send(unchanged(body.auditor));
    const again = await agent.put(`/api/people/${body.auditor.id}`).send(unchanged(body.auditor));

    expect(status).toBe(200);
    expect(person.memberships).toEqual([]);
    expect(again.status).toBe(404);
  });

  it.each([
    ['disabled', { disabled: true, memberships: [ADMIN] }],
    ['left without the role', { disabled: false, memberships: [{ role: 'office', departmentId: null }] }],
    ['left without any role', { disabled: false, memberships: [] }],
  ])('refuses that the last admin is %s', async (_, part) => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);

    const { status, body: problem } = await agent
      .put(`/api/people/${body.admin.id}`)
      .send({ name: body.admin.name, ...part });

    expect(status).toBe(409);
    expect(problem).toMatchObject({ code: 'action-not-allowed', details: [{ field: 'memberships' }] });
    expect((await agent.get('/api/session')).status).toBe(200);
  });

  it('leaves one admin when two remove each other at once', async () => {
    const body = await aBody(started.db);
    const organisationId = body.organisation.id;
    const second = await aPerson(started.db.manager, organisationId, '管理员乙', [{ role: 'admin' }]);
    const [one, other] = [await started.as(body.admin), await started.as(second)];

    const answers = await Promise.all([
      one.put(`/api/people/${second.id}`).send(unchanged(second)),
      other.put(`/api/people/${body.admin.id}`).send(unchanged(body.admin)),
    ]);

    // Who comes second is told that one admin must stay or, where the first had done it before, is signed in no more.
    const [won, lost] = answers.map(({ status }) => status).toSorted();
    expect(won).toBe(200);
    expect([401, 403, 404, 409]).toContain(lost);
    expect(await started.db.manager.countBy(Membership, { organisationId, role: 'admin' })).toBe(1);
  });

  it('refuses to rename somebody who works for another body too, unless one administers both', async () => {
    const [home, body] = [await aBody(started.db), await aBody(started.db)];
    const { id: personId, name } = home.leader;
    const organisationId = body.organisation.id;
    await started.db.manager.insert(Membership, { organisationId, personId, role: 'leader' });
    const agent = await started.as(body.admin);
    const put = (sent: string) =>
      agent
        .put(`/api/people/${personId}`)
        .send({ name: sent, disabled: false, memberships: [{ role: 'leader', departmentId: null }] });

    const same = await put(name);
    const renamed = await put('别名');
    await started.db.manager.insert(Membership, {
      organisationId: home.organisation.id,
      personId: body.admin.id,
      role: 'admin',
    });
    const allowed = await put('别名');

    expect([same.status, renamed.status, allowed.status]).toEqual([200, 409, 200]);
  });
});

describe('PUT /people/:id/password', () => {
  it('sets a new password and ends every session of the person', async () => {
    const body = await aBody(started.db);
    const agent = await started.as(body.admin);
    const theirs = await started.as(body.head);

    const { status } = await agent
      .put(`/api/people/${body.head.id}/password`)
      .send({ password: INITIAL_PASSWORD });
    const signedIn = await started
      .anyone()
      .post('/api/session')
      .send({ account: body.head.account, password: INITIAL_PASSWORD });

    expect([status, signedIn.status]).toEqual([200, 200]);
    expect((await theirs.get('/api/session')).status).toBe(401);
    const record = await auditOf(started.db, body);
    expect(record.map(({ action }) => action)).toEqual(['person.reset_password', 'session.sign_in']);
    expect(JSON.stringify(record)).not.toContain(INITIAL_PASSWORD);
  });

  it('gives no admin the password of somebody of another body', async () => {
    const [home, body] = [await aBody(started.db), await aBody(started.db)];
    const agent = await started.as(body.admin);
    await agent.post('/api/people').send(aNewPerson(body, { account: home.admin.account }));

    const { status, body: problem } = await agent
      .put(`/api/people/${home.admin.id}/password`)
      .send({ password: INITIAL_PASSWORD });

    expect(status).toBe(409);
    expect(problem.code).toBe('action-not-allowed');
  });
});

describe('whoever should not', () => {
  it.each(['office', 'head', 'contributor', 'reviewer', 'leader', 'auditor'] as const)(
    '(%s) changes nobody',
    async (role) => {
      const body = await aBody(started.db);
      const agent = await started.as(body[role]);

      const answers = [
        await agent.post('/api/people').send(aNewPerson(body)),
        await agent.put(`/api/people/${body[role].id}`).send(unchanged(body[role], ADMIN)),
        await agent.put(`/api/people/${body.admin.id}/password`).send({ password: INITIAL_PASSWORD }),
      ];

      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
      expect(await auditOf(started.db, body)).toEqual([]);
    },
  );

  it('finds nobody of another body', async () => {
    const [body, other] = [await aBody(started.db), await aBody(started.db)];
    const agent = await started.as(body.admin);

    const update = await agent.put(`/api/people/${other.head.id}`).send(unchanged(other.head, ADMIN));
    const reset = await agent
      .put(`/api/people/${other.head.id}/password`)
      .send({ password: INITIAL_PASSWORD });
    const listed = await agent.get('/api/people');

    expect([update.status, reset.status]).toEqual([404, 404]);
    expect(listed.body.map(({ id }: { id: string }) => id)).not.toContain(other.head.id);
  });
});
