import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { anOpenReport, aReport, completing, partOf, partsOf, seen } from '../../../test/a-report.ts';
import { actOnPart, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { auditOf } from '../../../test/audit-of.ts';

// Whole workflows on a real database, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
});

const disable = async (handOverTo?: string, { id, name } = body.department) =>
  (await started.as(body.admin))
    .put(`/api/departments/${id}`)
    .send({ name, isOffice: false, disabled: true, ...(handOverTo ? { handOverTo } : {}) });
const isDisabled = async (): Promise<boolean> => {
  const { body: all } = await (await started.as(body.office)).get('/api/departments');
  return all.find(({ id }: { id: string }) => id === body.department.id).disabled;
};

describe('a 科室 with open parts', () => {
  it('is not disabled before somebody says which 科室 takes them over, each named with how it stands', async () => {
    const report = await anOpenReport(started, body);
    const { id } = partOf(report, 's1');
    await save(started, body.contributor, id, completing(await seen(started, body.contributor, id)));
    await actOnPart(started, body.contributor, id, 'submit');

    const { status, body: problem } = await disable();

    expect([status, problem.code, await isDisabled()]).toEqual([422, 'tasks-open', false]);
    expect(problem.details).toHaveLength(partsOf(report).length);
    expect(problem.details[0]).toEqual({
      field: id,
      message: '2025年度“一、总体情况”：已提交，待科室负责人审核',
    });
    expect(problem.details[1].message).toMatch(/^2025年度“.+”：已分派到科室，待科室负责人指定填报人；/u);
  });

  it('hands them to the other 科室, which is told and owes them now', async () => {
    const report = await anOpenReport(started, body);
    const { id } = partOf(report, 's1');
    await actOnPart(started, body.head, id, 'delegate', { assigneeIds: [body.contributor.id] });

    const { status } = await disable(body.otherDepartment.id);

    const after = await reportSeen(started, body.office, report.id);
    const tasks = async (person: typeof body.head) =>
      (await (await started.as(person)).get('/api/tasks')).body.parts.map(
        ({ kind }: { kind: string }) => kind,
      );
    expect([status, await isDisabled()]).toEqual([200, true]);
    expect(partsOf(after).map((part) => [part.status, part.departmentId, part.assignees.length])).toEqual(
      partsOf(after).map(() => ['assigned', body.otherDepartment.id, 0]),
    );
    expect(await tasks(body.otherContributor)).toEqual(partsOf(after).map(() => 'fill'));
    expect(await tasks(body.contributor)).toEqual([]);
    const told = await started.db.query(
      `SELECT 1 FROM outbox WHERE kind = 'part.reassign' AND $1 = ANY(person_ids)`,
      [body.otherContributor.id],
    );
    expect(told).toHaveLength(partsOf(after).length);
    const entries = await auditOf(started.db, body);
    expect(entries.at(-1)).toMatchObject({
      action: 'department.update',
      after: { disabled: true, handedOver: { to: body.otherDepartment.id } },
    });
    const owed = await started.db.query<{ department: string }[]>(
      `SELECT DISTINCT department_id AS department FROM deadline
       WHERE report_id = $1 AND kind = 'fill' AND done_on IS NULL AND NOT replaced`,
      [report.id],
    );
    expect(owed).toEqual([{ department: body.otherDepartment.id }]);
  });

  it('counts those of a year that is still planned, and refuses a successor that is none', async () => {
    const report = await aReport(started, body);
    await (await started.as(body.office)).post(`/api/reports/${report.id}/assignments`).send({
      assignments: partsOf(report).map(({ id, version }) => ({
        partId: id,
        version,
        departmentId: body.department.id,
        dueOn: '2026-01-12',
      })),
    });
    const other = await aBody(started.db);

    const unnamed = await disable();
    const itself = await disable(body.department.id);
    const strange = await disable(other.department.id);

    expect(unnamed.body.details[0].message).toBe('2025年度“一、总体情况”：已分派，尚未开始填报');
    expect([itself.body.code, strange.body.code]).toEqual(['reference-unknown', 'reference-unknown']);
    expect(await isDisabled()).toBe(false);
  });

  it('is disabled without a word once they are all accepted', async () => {
    const report = await anOpenReport(started, body);
    await started.db.query(`UPDATE part SET status = 'accepted' WHERE report_id = $1`, [report.id]);

    expect((await disable()).status).toBe(200);
  });
});
