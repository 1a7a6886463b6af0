import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { anOpenReport, completing, partOf, seen } from '../../../test/a-report.ts';
import { actOnPart, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';

// Whole workflows on a real database, on machines that do other things as well.
let started: StartedApp;
let body: TestBody;
let successor: TestPerson;

beforeAll(async () => {
  started = await startApp();
});
beforeEach(async () => {
  body = await aBody(started.db);
  successor = await aPerson(started.db.manager, body.organisation.id, '接手人', [{ role: 'auditor' }]);
});
afterAll(() => started.close());

async function disable(person: TestPerson, more: object = {}) {
  const agent = await started.as(body.admin);
  const { body: people } = await agent.get('/api/people');
  const { name, memberships } = people.find(({ id }: { id: string }) => id === person.id);
  return agent.put(`/api/people/${person.id}`).send({ name, memberships, disabled: true, ...more });
}

it('disables a person with nothing to do at once', async () => {
  const { status, body: view } = await disable(body.contributor);

  expect([status, view.disabled]).toEqual([200, true]);
});

it('says what would be left, and disables nobody, when no successor is named', async () => {
  const report = await anOpenReport(started, body);
  const part = partOf(report, 's1').id;
  await actOnPart(started, body.head, part, 'delegate', { assigneeIds: [body.contributor.id] });

  const { status, body: problem } = await disable(body.contributor);

  expect([status, problem.code]).toEqual([422, 'tasks-open']);
  expect(problem.details).toContainEqual({
    field: part,
    message: expect.stringMatching(/^填报：\d{4}年度“一、/u),
  });
  expect((await (await started.as(body.contributor)).get('/api/session')).status).toBe(200);
});

it('moves what a contributor was given, in the same act, with the role it takes', async () => {
  const report = await anOpenReport(started, body);
  const part = partOf(report, 's1').id;
  await actOnPart(started, body.head, part, 'delegate', { assigneeIds: [body.contributor.id] });

  const { status } = await disable(body.contributor, { handOverTo: successor.id });

  const view = await seen(started, successor, part);
  expect(status).toBe(200);
  expect(view.assignees).toEqual([{ id: successor.id, name: '接手人' }]);
  expect(view.mayFill).toBe(true);
  const [entry] = await started.db.query<{ after: { handedOver: object } }[]>(
    `SELECT after FROM audit_entry WHERE organisation_id = $1 AND action = 'person.update'`,
    [body.organisation.id],
  );
  expect(entry?.after.handedOver).toMatchObject({ to: successor.id, tasks: expect.any(Array) });
});

it('moves the place of a leader in the order of signers, and in the settings', async () => {
  const report = await anOpenReport(started, body);
  const second = await aPerson(started.db.manager, body.organisation.id, '领导乙', [{ role: 'leader' }]);
  const { version, title, metadata } = await reportSeen(started, body.office, report.id);
  await (
    await started.as(body.office)
  )
    .put(`/api/reports/${report.id}`)
    .send({ version, title, metadata, signerIds: [body.leader.id, second.id] });
  await started.db.query(
    `UPDATE organisation SET settings = settings || jsonb_build_object('signerIds', jsonb_build_array($2::text, $3::text))
     WHERE id = $1`,
    [body.organisation.id, body.leader.id, second.id],
  );

  const { status } = await disable(body.leader, { handOverTo: successor.id });

  const { signers } = await reportSeen(started, body.office, report.id);
  const { body: organisation } = await (await started.as(body.admin)).get('/api/organisation');
  expect(status).toBe(200);
  expect(signers.map(({ id }) => id)).toEqual([successor.id, second.id]);
  expect(organisation.settings.signerIds).toEqual([successor.id, second.id]);
});

it.each(['head', 'office', 'reviewer'] as const)(
  'leaves no open report without its only %s',
  async (role) => {
    await anOpenReport(started, body);

    const refused = await disable(body[role]);
    const { status } = await disable(body[role], { handOverTo: successor.id });

    const { body: people } = await (await started.as(body.admin)).get('/api/people');
    const now = people.find(({ id }: { id: string }) => id === successor.id);
    expect([refused.body.code, status]).toEqual(['tasks-open', 200]);
    expect(now.memberships).toHaveLength(2);
  },
);

it('asks for nobody where another holds the same role', async () => {
  await anOpenReport(started, body);
  await aPerson(started.db.manager, body.organisation.id, '科长丙', [
    { role: 'department_head', departmentId: body.department.id },
  ]);

  const { status } = await disable(body.head);

  expect(status).toBe(200);
});

it('asks as well when only the role is taken', async () => {
  const report = await anOpenReport(started, body);
  await actOnPart(started, body.head, partOf(report, 's1').id, 'delegate', {
    assigneeIds: [body.contributor.id],
  });

  const { body: problem } = await disable(body.contributor, {
    disabled: false,
    memberships: [{ role: 'auditor', departmentId: null }],
  });

  expect(problem.code).toBe('tasks-open');
});

it.each([
  ['the person themselves', () => body.contributor.id],
  ['somebody of no body', () => body.organisation.id],
])('does not hand over to %s', async (_, to) => {
  const report = await anOpenReport(started, body);
  await actOnPart(started, body.head, partOf(report, 's1').id, 'delegate', {
    assigneeIds: [body.contributor.id],
  });

  const { status, body: problem } = await disable(body.contributor, { handOverTo: to() });

  expect([status, problem.code]).toEqual([422, 'reference-unknown']);
});

describe('reviews of parts', () => {
  const nameReviewers = async (part: string, people: readonly TestPerson[]) => {
    const { version } = await seen(started, body.office, part);
    const { status } = await (
      await started.as(body.office)
    )
      .put(`/api/parts/${part}/reviewers`)
      .send({ version, mode: 'in_order', personIds: people.map(({ id }) => id) });
    if (status !== 200) throw new Error(`reviewers: ${status}`);
  };
  const submitted = async (): Promise<string> => {
    const part = await seen(started, body.contributor, partOf(await anOpenReport(started, body), 's1').id);
    await nameReviewers(part.id, [body.otherHead, body.leader]);
    await save(started, body.contributor, part.id, completing(part));
    await actOnPart(started, body.contributor, part.id, 'submit');
    return part.id;
  };

  it('go to the successor, in the same place in the order and with a role in which one reviews', async () => {
    const part = await submitted();
    const refused = await disable(body.otherHead);

    const { status } = await disable(body.otherHead, { handOverTo: successor.id });

    const { reviewers } = await seen(started, successor, part);
    const endorsed = await actOnPart(started, successor, part, 'endorse');
    expect(refused.body.details.map(({ message }: { message: string }) => message)).toContainEqual(
      expect.stringMatching(/^审核：2025年度/u),
    );
    expect([status, endorsed.status]).toEqual([200, 200]);
    expect(reviewers?.people.map(({ id, asked }) => [id, asked])).toEqual([
      [successor.id, true],
      [body.leader.id, false],
    ]);
  });

  it('do not go to who reviews the same part already', async () => {
    await submitted();

    const { status, body: problem } = await disable(body.otherHead, { handOverTo: body.leader.id });

    expect([status, problem.code, problem.details[0].field]).toEqual([
      422,
      'reference-unknown',
      'handOverTo',
    ]);
  });
});

it.each(['head', 'office', 'reviewer'] as const)(
  'asks who takes over when the only %s loses just the role',
  async (role) => {
    await anOpenReport(started, body);
    const memberships = [{ role: 'auditor', departmentId: null }];

    const refused = await disable(body[role], { disabled: false, memberships });
    const { status } = await disable(body[role], {
      disabled: false,
      memberships,
      handOverTo: successor.id,
    });

    expect([refused.body.code, status]).toEqual(['tasks-open', 200]);
  },
);

it('ends the delegations of who leaves, and tells the other side', async () => {
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await (
    await started.as(body.leader)
  )
    .post('/api/delegations')
    .send({ role: 'leader', departmentId: null, toId: successor.id, until });

  await disable(successor);

  const told = await started.db.query<{ person_ids: string[] }[]>(
    `SELECT person_ids FROM outbox WHERE organisation_id = $1 AND kind = 'delegation.revoke'`,
    [body.organisation.id],
  );
  const { body: given } = await (await started.as(body.leader)).get('/api/delegations');
  const [entry] = await started.db.query<{ after: { handedOver: { delegationsEnded: string[] } } }[]>(
    `SELECT after FROM audit_entry WHERE organisation_id = $1 AND action = 'person.update'`,
    [body.organisation.id],
  );
  expect(told).toEqual([{ person_ids: [body.leader.id] }]);
  expect(entry?.after.handedOver.delegationsEnded).toEqual(['领导甲委托接手人']);
  expect(given).toMatchObject([{ active: false, revokedAt: expect.any(String) }]);
});
