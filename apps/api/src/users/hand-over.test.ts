import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from '../../test/a-body.ts';
import { anOpenReport, partOf, seen } from '../../test/a-report.ts';
import { actOnPart, reportSeen } from '../../test/acts.ts';
import { type StartedApp, startApp } from '../../test/app.ts';

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
