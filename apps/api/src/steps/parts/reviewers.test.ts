import type { PartView, ReportView, TasksView } from '@nianbao/contracts';
import type { ReviewMode } from '@nianbao/workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { anOpenReport, aParagraph, completing, partOf, seen } from '../../../test/a-report.ts';
import { actOnPart, recorded, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { stillTold } from '../../../test/still-told.ts';

// Whole workflows on a real database, on machines that do other things as well.
let started: StartedApp;
let body: TestBody;
let report: ReportView;
let id: string;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
  report = await anOpenReport(started, body);
  ({ id } = partOf(report, 's1'));
});

const name = async (mode: ReviewMode, people: readonly { id: string }[], by: TestPerson = body.office) => {
  const { version } = await seen(started, by, id);
  return (await started.as(by))
    .put(`/api/parts/${id}/reviewers`)
    .send({ version, mode, personIds: people.map((person) => person.id) });
};
const submit = async () => {
  const part = await seen(started, body.contributor, id);
  if (part.blocks.length === 0) await save(started, body.contributor, id, completing(part));
  return actOnPart(started, body.contributor, id, 'submit', { confirmUntouched: true });
};
const endorse = async (by: TestPerson) => (await actOnPart(started, by, id, 'endorse')).status;
const giveBack = (by: TestPerson) =>
  actOnPart(started, by, id, 'return', { places: [{ address: '', reason: '请改' }] });
const askedIn = ({ reviewers }: PartView) =>
  reviewers?.people.filter(({ asked }) => asked).map((person) => person.name);
const asked = async () => askedIn(await seen(started, body.office, id));
const endorseTasks = async (person: TestPerson) => {
  const { body: tasks }: { body: TasksView } = await (await started.as(person)).get('/api/tasks');
  return tasks.parts.filter(({ kind }) => kind === 'endorse').map(({ part }) => part.id);
};
/** Who was told to review, message by message. */
const told = async (): Promise<string[][]> => {
  const rows = await started.db.query<{ names: string[] }[]>(
    `SELECT ARRAY(SELECT name FROM person WHERE id = ANY(person_ids) ORDER BY name) AS names FROM outbox
     WHERE organisation_id = $1 AND kind IN ('part.submit', 'part.endorse') ORDER BY created_at`,
    [body.organisation.id],
  );
  return rows.map(({ names }) => names);
};

describe('several reviewers of one part', () => {
  it('are asked one after the other in 依次, and nobody out of turn', async () => {
    await name('in_order', [body.otherHead, body.leader]);
    await submit();

    const early = await endorse(body.leader);
    const first = [await asked(), await endorseTasks(body.otherHead), await endorseTasks(body.leader)];
    const head = await endorse(body.head);
    await endorse(body.otherHead);
    const second = [await asked(), await endorseTasks(body.otherHead), await endorseTasks(body.leader)];
    await endorse(body.leader);

    const part = await seen(started, body.office, id);
    expect([early, head, part.status]).toEqual([409, 409, 'endorsed']);
    expect([first, second]).toEqual([
      [[body.otherHead.name], [id], []],
      [[body.leader.name], [], [id]],
    ]);
    expect(part.reviewers?.people.map(({ approval }) => approval?.by)).toEqual([
      body.otherHead.name,
      body.leader.name,
    ]);
    expect(await told()).toEqual([[body.otherHead.name], [body.leader.name], [body.office.name]]);
    expect(await recorded(started, id, 'part.endorse')).toBe(2);
  });

  it('are all asked at once in 会签, and the last completes it', async () => {
    await name('all', [body.head, body.otherHead, body.leader]);
    await submit();

    const all = await asked();
    const statuses = [await endorse(body.leader), await endorse(body.leader), await endorse(body.head)];
    const before = (await seen(started, body.office, id)).status;
    await endorse(body.otherHead);

    expect(all).toEqual([body.head.name, body.otherHead.name, body.leader.name]);
    expect([statuses, before]).toEqual([[200, 409, 200], 'submitted']);
    expect((await seen(started, body.office, id)).status).toBe('endorsed');
    expect((await told())[0]).toHaveLength(3);
    expect(await told()).toHaveLength(2);
  });

  it('are done with the first of them in 或签, of two who click at once too', async () => {
    await name('any', [body.head, body.otherHead]);
    await submit();
    const { version } = await seen(started, body.office, id);
    const click = async (person: TestPerson) =>
      (await started.as(person)).post(`/api/parts/${id}/actions`).send({ action: 'endorse', version });

    const answers = await Promise.all([click(body.head), click(body.otherHead)]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await seen(started, body.office, id)).status).toBe('endorsed');
    expect(await started.db.query('SELECT 1 FROM part_approval WHERE part_id = $1', [id])).toHaveLength(1);
  });

  it('may each return it; who approved the same content is not asked again, the returner is', async () => {
    await name('all', [body.head, body.otherHead, body.leader]);
    await submit();
    await endorse(body.head);
    const { body: returned } = await giveBack(body.otherHead);

    await submit();

    expect(returned.status).toBe('returned');
    expect(await asked()).toEqual([body.otherHead.name, body.leader.name]);
    expect(await endorseTasks(body.head)).toEqual([]);
  });

  it('are all asked again by other content, and by a save without a change nobody is', async () => {
    await name('in_order', [body.head, body.otherHead]);
    await submit();
    await endorse(body.head);
    await giveBack(body.otherHead);
    const { blocks } = await seen(started, body.contributor, id);
    const [block] = blocks;
    if (!block?.block) throw new Error('no paragraph');
    const value = { kind: 'block' as const, block: block.block, position: block.position };
    await save(started, body.contributor, id, [
      { id: crypto.randomUUID(), address: block.address, base: block.version, value },
    ]);
    await submit();
    const unchanged = await asked();
    await actOnPart(started, body.otherHead, id, 'return', { places: [{ address: '', reason: '再改' }] });
    await save(started, body.contributor, id, [aParagraph('s1', '补充一段。', 'a5')]);
    await submit();

    expect(unchanged).toEqual([body.otherHead.name]);
    expect(await asked()).toEqual([body.head.name]);
    expect((await seen(started, body.office, id)).reviewers?.people.map(({ approval }) => approval)).toEqual([
      null,
      null,
    ]);
  });

  it('are written to only while it is their turn', async () => {
    const open = () => stillTold(started.db, `o.part_id = $1 AND o.topic = 'to_judge'`, [id]);
    await name('in_order', [body.otherHead, body.leader]);
    await submit();

    const first = await open();
    await endorse(body.otherHead);
    const second = await open();
    await endorse(body.leader);

    expect([first, second, await open()]).toEqual([
      [body.otherHead.name],
      [body.leader.name],
      [body.office.name],
    ]);
  });

  it('show both names where somebody to whom a reviewer delegated approves', async () => {
    const deputy = await aPerson(started.db.manager, body.organisation.id, '副职丙', [{ role: 'auditor' }]);
    const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await (
      await started.as(body.otherHead)
    )
      .post('/api/delegations')
      .send({ role: 'department_head', departmentId: body.otherDepartment.id, toId: deputy.id, until });
    await name('in_order', [body.otherHead, body.leader]);
    await submit();

    const tasks = await endorseTasks(deputy);
    const status = await endorse(deputy);

    const { reviewers } = await seen(started, body.office, id);
    const [entry] = await started.db.query<{ actor: string }[]>(
      `SELECT actor FROM audit_entry WHERE part_id = $1 AND action = 'part.endorse'`,
      [id],
    );
    expect([tasks, status]).toEqual([[id], 200]);
    expect(reviewers?.people).toMatchObject([
      { id: body.otherHead.id, approval: { by: '副职丙（代科长乙）' } },
      { id: body.leader.id, asked: true },
    ]);
    expect(entry?.actor).toBe('副职丙（代科长乙）');
    expect((await told())[0]).toEqual(['副职丙', '科长乙']);
  });
});

describe('naming reviewers', () => {
  it('is done by the office, of people who judge in this body, each once', async () => {
    const stranger = (await aBody(started.db)).leader;
    const refused = await Promise.all(
      [body.head, body.contributor, body.leader, body.auditor].map((by) => name('all', [body.leader], by)),
    );
    const unknown = await name('all', [body.leader, stranger, body.contributor]);
    const twice = await name('all', [body.leader, body.leader]);
    const { status, body: view } = await name('any', [body.head, body.leader]);

    expect(refused.map((answer) => answer.status)).toEqual([409, 409, 409, 409]);
    expect([unknown.status, unknown.body.details.map(({ field }: { field: string }) => field)]).toEqual([
      422,
      ['personIds.1', 'personIds.2'],
    ]);
    expect(twice.status).toBe(422);
    expect([status, view.reviewers.mode, view.maySetReviewers]).toEqual([200, 'any', true]);
    expect(await recorded(started, id, 'part.set_reviewers')).toBe(1);
  });

  it('leaves a submitted part always with somebody to judge it', async () => {
    await name('all', [body.head, body.leader]);
    await submit();
    await endorse(body.head);

    const nobody = await name('all', [body.head]);
    const other = await name('all', [body.head, body.otherHead]);

    expect([nobody.status, nobody.body.details[0].field, other.status]).toEqual([409, 'personIds', 200]);
    expect(await asked()).toEqual([body.otherHead.name]);
  });

  it('gives the part back to its head when the list is emptied', async () => {
    await name('all', [body.leader]);
    const { body: view } = await name('all', []);
    await submit();

    expect(view.reviewers).toBeNull();
    expect([await endorse(body.leader), await endorse(body.head)]).toEqual([409, 200]);
  });
});
