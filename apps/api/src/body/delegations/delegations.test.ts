import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { anOpenReport, aReadyReport, completing, partOf, seen } from '../../../test/a-report.ts';
import { actOnPart, actOnReport, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';

// Whole workflows on a real database, on machines that do other things as well.
let started: StartedApp;
let body: TestBody;
let deputy: TestPerson;

beforeAll(async () => {
  started = await startApp();
});
beforeEach(async () => {
  body = await aBody(started.db);
  deputy = await aPerson(started.db.manager, body.organisation.id, '副职丙', [{ role: 'auditor' }]);
});
afterAll(() => started.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const delegate = async (from: TestPerson, sent: object) =>
  (await started.as(from)).post('/api/delegations').send({ toId: deputy.id, until: inDays(7), ...sent });
const entries = (action: string) =>
  started.db.query<{ actor: string; comment: string | null }[]>(
    'SELECT actor, comment FROM audit_entry WHERE organisation_id = $1 AND action = $2',
    [body.organisation.id, action],
  );

/** Sent to sign, with the one leader of the body. */
async function aSigningReport(): Promise<string> {
  const { id } = await aReadyReport(started, body);
  const { status, body: answer } = await actOnReport(started, body.office, id, 'send_to_sign');
  if (status !== 200) throw new Error(JSON.stringify(answer));
  return id;
}

describe('a delegation', () => {
  it('lets another sign, and shows both names on the signature and in the record', async () => {
    const id = await aSigningReport();
    await delegate(body.leader, { role: 'leader' });

    const { status, body: report } = await actOnReport(started, deputy, id, 'sign', { opinion: '同意' });

    expect([status, report.status]).toEqual([200, 'signed']);
    expect(report.signers).toMatchObject([
      { id: body.leader.id, signature: { by: '副职丙（代领导甲）', opinion: '同意', valid: true } },
    ]);
    expect(await entries('report.sign')).toEqual([{ actor: '副职丙（代领导甲）', comment: '同意' }]);
  });

  it('lets another endorse for the head of that department, under both names', async () => {
    const part = await seen(started, body.contributor, partOf(await anOpenReport(started, body), 's1').id);
    await save(started, body.contributor, part.id, completing(part));
    await actOnPart(started, body.contributor, part.id, 'submit');
    const before = await actOnPart(started, deputy, part.id, 'endorse');
    await delegate(body.head, { role: 'department_head', departmentId: body.department.id });

    const { status, body: view } = await actOnPart(started, deputy, part.id, 'endorse');

    expect(before.body.code).toBe('action-not-allowed');
    expect([status, view.status]).toEqual([200, 'endorsed']);
    expect(await entries('part.endorse')).toEqual([{ actor: '副职丙（代科长甲）', comment: null }]);
  });

  it('is told to whoever receives it, and shown in their session', async () => {
    await delegate(body.leader, { role: 'leader' });

    const { body: session } = await (await started.as(deputy)).get('/api/session');
    const { body: received } = await (await started.as(deputy)).get('/api/delegations');

    expect(session.roles).toMatchObject([{ role: 'auditor' }, { role: 'leader', onBehalfOf: '领导甲' }]);
    expect(received).toMatchObject([{ from: { name: '领导甲' }, to: { name: '副职丙' }, active: true }]);
  });

  it('ends when it is taken back', async () => {
    const id = await aSigningReport();
    const { body: given } = await delegate(body.leader, { role: 'leader' });
    const stranger = await (await started.as(body.office)).delete(`/api/delegations/${given.id}`).send({});

    const { body: revoked } = await (
      await started.as(body.leader)
    )
      .delete(`/api/delegations/${given.id}`)
      .send({});
    const { body: answer } = await actOnReport(started, deputy, id, 'sign', { opinion: '' });

    expect(stranger.status).toBe(403);
    expect(revoked).toMatchObject({ active: false, revokedAt: expect.any(String) });
    expect(answer.code).toBe('action-not-allowed');
  });

  it('begins on its first day, and keeps what it is for', async () => {
    const id = await aSigningReport();
    const { body: given } = await delegate(body.leader, {
      role: 'leader',
      startsOn: inDays(3),
      reason: '外出学习',
    });
    const early = await actOnReport(started, deputy, id, 'sign', { opinion: '' });
    await started.db.query('UPDATE delegation SET starts_on = $2 WHERE id = $1', [given.id, inDays(-1)]);

    const { status } = await actOnReport(started, deputy, id, 'sign', { opinion: '' });

    expect(given).toMatchObject({ active: false, startsOn: inDays(3), reason: '外出学习' });
    expect([early.body.code, status]).toEqual(['action-not-allowed', 200]);
  });

  it('overlaps no other of the same role, and may follow one', async () => {
    await delegate(body.leader, { role: 'leader', until: inDays(3) });

    const overlapping = await delegate(body.leader, { role: 'leader', startsOn: inDays(3) });
    const following = await delegate(body.leader, { role: 'leader', startsOn: inDays(4) });

    expect([overlapping.body.code, following.status]).toEqual(['already-exists', 200]);
  });

  it('ends after its last day', async () => {
    const id = await aSigningReport();
    const { body: given } = await delegate(body.leader, { role: 'leader' });
    await started.db.query('UPDATE delegation SET starts_on = $2, until = $2 WHERE id = $1', [
      given.id,
      inDays(-2),
    ]);

    const { body: answer } = await actOnReport(started, deputy, id, 'sign', { opinion: '' });

    expect(answer.code).toBe('action-not-allowed');
  });

  it.each([
    [
      'a role that the person does not hold',
      () => delegate(body.office, { role: 'leader' }),
      'role-not-allowed',
    ],
    [
      'a role in another department',
      () => delegate(body.head, { role: 'department_head', departmentId: body.otherDepartment.id }),
      'role-not-allowed',
    ],
    ['oneself', () => delegate(body.leader, { role: 'leader', toId: body.leader.id }), 'invalid-input'],
    [
      'a day that is over',
      () => delegate(body.leader, { role: 'leader', until: '2001-01-01' }),
      'invalid-input',
    ],
    [
      'days that end before they begin',
      () => delegate(body.leader, { role: 'leader', startsOn: inDays(8) }),
      'invalid-input',
    ],
    ['for ever', () => delegate(body.leader, { role: 'leader', until: '2999-01-01' }), 'invalid-input'],
    [
      'a person of nowhere',
      () => delegate(body.leader, { role: 'leader', toId: body.organisation.id }),
      'reference-unknown',
    ],
    ['the office', () => delegate(body.office, { role: 'office' }), 'invalid-input'],
  ])('is not made for %s', async (_, act, code) => {
    const { body: answer } = await act();

    expect(answer.code).toBe(code);
  });

  it('goes to one person at a time, and not on to a third', async () => {
    const attempts = await Promise.all(
      Array.from({ length: 8 }, () => delegate(body.leader, { role: 'leader' })),
    );

    const onwards = await delegate(deputy, { role: 'leader', toId: body.office.id });

    expect(attempts.map(({ status }) => status).toSorted()).toEqual([
      200,
      ...Array.from({ length: 7 }, () => 409),
    ]);
    expect(onwards.body.code).toBe('role-not-allowed');
  });
});

describe('加签', () => {
  const add = async (person: TestPerson, id: string, personId: string) => {
    const { version } = await reportSeen(started, person, id);
    return (await started.as(person))
      .post(`/api/reports/${id}/signers`)
      .send({ version, personId, reason: '涉及财政，请分管领导会签' });
  };

  it('puts the new signer right after the one whose turn it is', async () => {
    const id = await aSigningReport();
    const second = await aPerson(started.db.manager, body.organisation.id, '领导乙', [{ role: 'leader' }]);

    const { status, body: report } = await add(body.leader, id, second.id);
    const early = await actOnReport(started, second, id, 'sign', { opinion: '' });
    const first = await actOnReport(started, body.leader, id, 'sign', { opinion: '同意' });
    const last = await actOnReport(started, second, id, 'sign', { opinion: '同意' });

    expect([status, report.signers.map(({ name }: { name: string }) => name)]).toEqual([
      200,
      ['领导甲', '领导乙'],
    ]);
    expect(early.status).toBe(409);
    expect([first.body.status, last.body.status]).toEqual(['signing', 'signed']);
    expect(await entries('report.add_signer')).toEqual([
      { actor: '领导甲', comment: '涉及财政，请分管领导会签' },
    ]);
  });

  it('is for the office and that leader, while it is being signed, with a leader who is not yet named', async () => {
    const id = await aSigningReport();
    const second = await aPerson(started.db.manager, body.organisation.id, '领导乙', [{ role: 'leader' }]);

    const answers = [
      await add(body.head, id, second.id),
      await add(second, id, second.id),
      await add(body.office, id, body.head.id),
      await add(body.office, id, body.leader.id),
      await add(body.office, id, second.id),
    ];

    expect(answers.map(({ status, body: answer }) => answer.code ?? status)).toEqual([
      'action-not-allowed',
      'action-not-allowed',
      'reference-unknown',
      'already-exists',
      200,
    ]);
  });
});
