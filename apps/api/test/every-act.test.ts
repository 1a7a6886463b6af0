import type { Endpoint } from '@nianbao/contracts';
import type request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../src/body/session/password.ts';
import { aBody, aPerson } from './a-body.ts';
import { aReadyReport, firstCell } from './a-report.ts';
import { type Act, PASSWORD, type World } from './act.ts';
import { ACTS_OF_A_BODY } from './acts-of-a-body.ts';
import { ACTS_ON_A_DRAFT } from './acts-on-a-draft.ts';
import { ACTS_TO_PUBLISH } from './acts-to-publish.ts';
import { type StartedApp, startApp } from './app.ts';
import { oneOfEach, OPERATIONS, pathOf } from './one-of-each.ts';
import { routesOf } from './routes.ts';
import { OTHER_ADDRESSES, UNRECORDED_READS, UNRECORDED_WRITES } from './unrecorded.ts';

/**
 * Every operation of the contracts, and every other address under /api, either leaves an entry in the record or stands
 * below with the reason why it leaves none. One that is added to the product and to neither list fails here.
 */

const ACTS = [...ACTS_OF_A_BODY, ...ACTS_ON_A_DRAFT, ...ACTS_TO_PUBLISH];
let started: StartedApp;
let world: World;

beforeAll(async () => {
  started = await startApp({ config: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'a@example.org' } });
  const { manager } = started.db;
  const [body, signing] = [await aBody(started.db), await aBody(started.db)];
  const ids = await oneOfEach(started, body);
  const report = await aReadyReport(started, signing);
  const member = await aPerson(
    manager,
    body.organisation.id,
    '兼职者',
    [{ role: 'auditor' }],
    await hashPassword(PASSWORD),
  );
  await manager.query(
    `INSERT INTO membership (organisation_id, person_id, role) VALUES ($1, $2, 'auditor')`,
    [signing.organisation.id, member.id],
  );
  world = { started, body, ids, signing, report, member, made: new Map() };
});
afterAll(() => started.close());

const byName = new Map<string, Endpoint>(OPERATIONS);

async function done({ operation, by, ids, send, request: own }: Act): Promise<request.Response> {
  const agent = await started.as(by ? by(world) : world.body.office);
  const endpoint = byName.get(operation);
  const path = endpoint ? pathOf(endpoint, ids ? ids(world) : world.ids) : operation;
  const sent = await send?.(world);
  if (own) return own(agent, path, world);
  const verbs = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;
  const asked = agent[verbs[endpoint?.method ?? 'GET']](path);
  return endpoint?.body ? asked.send(sent ?? {}) : asked;
}

const entries = async (action: string): Promise<{ actor_id: string | null }[]> =>
  started.db.query(`SELECT actor_id FROM audit_entry WHERE action = $1 ORDER BY at`, [action]);

describe('the record', () => {
  it.each(ACTS.map((act) => [act.operation, act.action, act] as const))(
    'has %s as %s, by whoever did it',
    async (operation, action, act) => {
      const before = (await entries(action)).length;

      const { status, body } = await done(act);

      if (body?.id) world.made.set(operation, body.id);
      if (operation === 'openCycle') world.made.set('draft', body.reportId);
      const after = await entries(action);
      expect([status, status === 200 ? null : body]).toEqual([200, null]);
      expect(after.length).toBeGreaterThan(before);
      expect(after.at(-1)?.actor_id).toBe((act.by ? act.by(world) : world.body.office).id);
    },
  );

  it('has every operation there is, or says why not', () => {
    const recorded = ACTS.map(({ operation }) => operation).filter((name) => byName.has(name));
    const named = [...new Set(recorded), ...Object.keys(UNRECORDED_READS), ...Object.keys(UNRECORDED_WRITES)];

    expect(named.toSorted()).toEqual([...byName.keys()].toSorted());
    expect(Object.keys(UNRECORDED_READS).filter((name) => byName.get(name)?.method !== 'GET')).toEqual([]);
  });

  it('has every other address under /api, or says why not', () => {
    const contracted = new Set(OPERATIONS.map(([, { method, path }]) => `${method} /api${path}`));

    const others = routesOf(started).filter(
      (route) => /^(?!HEAD).+ \/api\//u.test(route) && !contracted.has(route),
    );

    expect(others.toSorted()).toEqual(Object.keys(OTHER_ADDRESSES).toSorted());
  });

  it('has who was refused at the door, in each body of the account, and nothing of an account that nobody has', async () => {
    const before = (await entries('session.refuse')).length;

    await started.anyone().post('/api/session').send({ account: world.member.account, password: 'wrong' });
    await started.anyone().post('/api/session').send({ account: 'nobody-at-all', password: 'wrong' });

    const after = await entries('session.refuse');
    expect(after).toHaveLength(before + 2);
    expect(after.at(-1)?.actor_id).toBeNull();
  });

  it('has a refused change of the password', async () => {
    const agent = await started.as(world.member);

    const { status } = await agent
      .put('/api/session/password')
      .send({ current: 'wrong', next: 'a new password' });

    expect(status).toBe(401);
    expect((await entries('session.refuse_password')).at(-1)?.actor_id).toBe(world.member.id);
  });

  it('has what stood in a saved place before and after', async () => {
    const [entry] = await started.db.query<{ before: unknown; after: unknown }[]>(
      `SELECT before, after FROM audit_entry WHERE action = 'part.save' AND organisation_id = $1`,
      [world.body.organisation.id],
    );
    const address = firstCell('2021');

    expect(entry).toMatchObject({
      before: [{ address, value: null }],
      after: [{ address, version: 1, kept: true, value: '1' }],
    });
  });
});
