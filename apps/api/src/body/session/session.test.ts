import { sessionView } from '@nianbao/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { Membership } from '../people/membership.entity.ts';
import { hashPassword } from './password.ts';
import { SESSION_COOKIE } from '../../platform/session/session-token.ts';
import { Session } from './session.entity.ts';
import { LIMITS } from './sign-in-attempts.ts';

const PASSWORD = '正确的密码-2025';

let started: StartedApp;
let body: TestBody;
let passwordHash: string;

beforeAll(async () => {
  started = await startApp();
  body = await aBody(started.db);
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => started.close());

const somebody = (organisationId = body.organisation.id): Promise<TestPerson> =>
  aPerson(started.db.manager, organisationId, '张三', [{ role: 'office' }], passwordHash);

const signIn = (account: string, password = PASSWORD) =>
  started.anyone().post('/api/session').send({ account, password });

describe('POST /session', () => {
  it('signs in, keeps the session in a cookie no script reads, and shows who and where', async () => {
    const person = await somebody();

    const { status, body: view, headers } = await signIn(person.account);

    expect(status).toBe(200);
    expect(sessionView.parse(view)).toMatchObject({
      user: { id: person.id, account: person.account, name: '张三' },
      organisation: { id: body.organisation.id },
      roles: [{ role: 'office', departmentId: null, departmentName: null }],
      organisations: [{ id: body.organisation.id }],
      unread: 0,
    });
    expect(headers['set-cookie']?.[0]).toMatch(
      /^nianbao_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/u,
    );
    const [session] = await started.db.manager.findBy(Session, { personId: person.id });
    expect(headers['set-cookie']?.[0]).not.toContain(session?.tokenHash);
  });

  it('opens what the cookie of the sign-in belongs to', async () => {
    const { account } = await somebody();
    const agent = started.anyone();
    await agent.post('/api/session').send({ account, password: PASSWORD });

    const { status, body: view } = await agent.get('/api/session');

    expect(status).toBe(200);
    expect(view.user.account).toBe(account);
  });

  it('says the same of an unknown account, a wrong password and a person disabled everywhere', async () => {
    const known = await somebody();
    const disabled = await somebody();
    await started.db.manager.update(Membership, { personId: disabled.id }, { disabled: true });

    const answers = [
      await signIn('nobody-at-all'),
      await signIn(known.account, 'wrong password'),
      await signIn(disabled.account),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body.code).toBe('wrong-credentials');
  });

  it('takes about as long for an unknown account as for a wrong password', async () => {
    const { account } = await somebody();
    const time = async (name: string) => {
      const before = performance.now();
      await signIn(name, 'wrong password');
      return performance.now() - before;
    };
    await time('warming-up');

    const unknown: number[] = [];
    const wrong: number[] = [];
    for (let i = 1; i <= 4; i++) {
      unknown.push(await time(`nobody-${i}`));
      wrong.push(await time(account));
    }

    // Without argon2 an answer takes a tenth of the time; the rest is room for a busy machine.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...wrong) / 4);
  });

  it('counts failed attempts and then refuses even the right password', async () => {
    const { account } = await somebody();
    const wrong = Array.from({ length: LIMITS.pair }, () => signIn(account, 'wrong password'));

    const failed = await Promise.all(wrong);
    const { status, body: problem } = await signIn(account);

    expect(failed.map((answer) => answer.status)).toEqual(failed.map(() => 401));
    expect(status).toBe(429);
    expect(problem.code).toBe('too-many-requests');
  });

  it('lets no more guesses through when they come at once', async () => {
    const { account } = await somebody();
    const guesses = Array.from({ length: LIMITS.pair * 2 }, () => signIn(account, 'wrong password'));

    const answers = await Promise.all(guesses);

    expect(answers.filter(({ status }) => status === 401)).toHaveLength(LIMITS.pair);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(LIMITS.pair);
  });

  it('forgets failed attempts after a successful one', async () => {
    const { account } = await somebody();
    for (let i = 1; i < LIMITS.pair; i++) await signIn(account, 'wrong password');

    await signIn(account);
    const { status } = await signIn(account, 'wrong password');

    expect(status).toBe(401);
  });

  it.each([
    ['an unknown field', { account: 'a', password: 'b', admin: true }],
    ['no password', { account: 'a' }],
    ['a number', { account: 1, password: 'b' }],
    ['a list', []],
  ])('rejects %s', async (_, sent) => {
    const { status, body: problem } = await started.anyone().post('/api/session').send(sent);

    expect(status).toBe(400);
    expect(problem.code).toBe('invalid-input');
  });
});

describe('a session', () => {
  it('ends with the sign-out', async () => {
    const agent = await started.as(await somebody());

    const { status } = await agent.delete('/api/session').send({});
    const after = await agent.get('/api/session');

    expect(status).toBe(200);
    expect(after.status).toBe(401);
    expect(after.body.code).toBe('not-signed-in');
  });

  it('ends 12 hours after its last use, and each use moves that on', async () => {
    const person = await somebody();
    const agent = await started.as(person);
    const expireIn = (interval: string) =>
      started.db.query(`UPDATE session SET expires_at = now() + $2::interval WHERE person_id = $1`, [
        person.id,
        interval,
      ]);

    await expireIn('1 minute');
    const used = await agent.get('/api/session');
    const [session] = await started.db.manager.findBy(Session, { personId: person.id });
    await expireIn('-1 second');
    const late = await agent.get('/api/session');

    expect(used.status).toBe(200);
    expect(session?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 11.9 * 3600 * 1000);
    expect(late.status).toBe(401);
  });

  it('is worth nothing once the person is disabled in its body', async () => {
    const person = await somebody();
    const agent = await started.as(person);
    await started.db.manager.update(Membership, { personId: person.id }, { disabled: true });

    const { status } = await agent.get('/api/session');

    expect(status).toBe(401);
  });

  it.each([undefined, '', 'x', '../../etc/passwd', 'a'.repeat(5000)])(
    'is not opened by the cookie %s',
    async (token) => {
      const agent = started.anyone();

      const { status } = await (token === undefined
        ? agent.get('/api/session')
        : agent.get('/api/session').set('cookie', `${SESSION_COOKIE}=${token}`));

      expect(status).toBe(401);
    },
  );
});

describe('PUT /session/organisation', () => {
  it('moves the session to another body of the person, with the roles held there and no other', async () => {
    const other = await aBody(started.db);
    const person = await somebody();
    await started.db.manager.insert(Membership, {
      organisationId: other.organisation.id,
      personId: person.id,
      role: 'auditor',
    });
    const agent = await started.as(person);

    const { status, body: view } = await agent
      .put('/api/session/organisation')
      .send({ organisationId: other.organisation.id });
    const now = await agent.get('/api/session');

    expect(status).toBe(200);
    expect(view.roles).toEqual([{ role: 'auditor', departmentId: null, departmentName: null }]);
    expect(now.body).toEqual(view);
    expect(now.body.organisations).toHaveLength(2);
  });

  it('hides a body in which the person holds no role, or only a disabled one', async () => {
    const [strange, disabled] = [await aBody(started.db), await aBody(started.db)];
    const person = await somebody();
    await started.db.manager.insert(Membership, {
      organisationId: disabled.organisation.id,
      personId: person.id,
      role: 'leader',
      disabled: true,
    });
    const agent = await started.as(person);

    const answers = [];
    for (const { organisation } of [strange, disabled])
      answers.push(await agent.put('/api/session/organisation').send({ organisationId: organisation.id }));

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect((await agent.get('/api/session')).body.organisation.id).toBe(body.organisation.id);
  });
});

describe('PUT /session/password', () => {
  it('changes the password and ends the other sessions of the person', async () => {
    const person = await somebody();
    const [here, elsewhere] = [await started.as(person), await started.as(person)];

    const { status } = await here
      .put('/api/session/password')
      .send({ current: PASSWORD, next: '一个全新的长密码2026' });

    expect(status).toBe(200);
    expect((await here.get('/api/session')).status).toBe(200);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect((await signIn(person.account)).status).toBe(401);
    expect((await signIn(person.account, '一个全新的长密码2026')).status).toBe(200);
  });

  it('needs the current password, and a new one that is long enough', async () => {
    const agent = await started.as(await somebody());
    const change = (current: string, next: string) =>
      agent.put('/api/session/password').send({ current, next });

    const wrong = await change('not my password', '一个全新的长密码2026');
    const short = await change(PASSWORD, 'short');

    expect([wrong.status, wrong.body.code]).toEqual([401, 'wrong-credentials']);
    expect([short.status, short.body.code]).toEqual([400, 'invalid-input']);
    expect(short.body.details).toEqual([{ field: 'next', message: '密码至少 10 个字符' }]);
  });
});
