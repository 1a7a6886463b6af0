import type { PartView, ReportView } from '@nianbao/contracts';
import {
  type Actor,
  nextPartStatus,
  PART_ACTIONS,
  type PartAction,
  type PartFacts,
  type PartStatus,
  pathsOf,
  type Step,
} from '@nianbao/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aReport, completing, partOf, partsOf, seen, STAGES } from '../../../test/a-report.ts';
import { runs } from '@nianbao/launcher/long';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { loadReportState } from '../../report/reports/report-state.ts';
import { approve } from '../../report/parts/part-approvals.ts';

type Who = 'office' | 'head' | 'contributor' | 'otherHead' | 'leader';
const PEOPLE: readonly Who[] = ['office', 'head', 'contributor', 'otherHead', 'leader'];
/** Long enough to come through every status and back, short enough to be replayed in a minute. */
const LENGTH = 5;

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp();
  body = await aBody(started.db);
});
afterAll(() => started.close());

const actors = (given: TestBody): Record<Who, Actor> => ({
  office: { id: given.office.id, memberships: [{ role: 'office', departmentId: given.officeDepartment.id }] },
  head: { id: given.head.id, memberships: [{ role: 'department_head', departmentId: given.department.id }] },
  contributor: {
    id: given.contributor.id,
    memberships: [{ role: 'contributor', departmentId: given.department.id }],
  },
  otherHead: {
    id: given.otherHead.id,
    memberships: [{ role: 'department_head', departmentId: given.otherDepartment.id }],
  },
  leader: { id: given.leader.id, memberships: [{ role: 'leader', departmentId: null }] },
});

const CHOICES = PART_ACTIONS.flatMap((action) => PEOPLE.map((who) => ({ action, who })));

/** What the machine knows after a path: who submitted, whom the head named. */
function factsAfter(path: readonly Step<PartStatus, PartAction, Who>[], given: TestBody): PartFacts {
  const facts: PartFacts = {
    departmentId: null,
    assigneeIds: [],
    submittedBy: null,
    headStep: true,
    review: null,
    endorsementStands: false,
    judged: false,
    reportStatus: 'collecting',
  };
  for (const { action, who } of path) {
    if (action === 'assign' || action === 'reassign') {
      Object.assign(facts, { departmentId: given.department.id, assigneeIds: [], submittedBy: null });
      Object.assign(facts, { endorsementStands: false, judged: false });
    }
    if (action === 'delegate') facts.assigneeIds = [given.contributor.id];
    if (action === 'submit') Object.assign(facts, { submittedBy: given[who].id, judged: false });
    // The content stays the same on every path, so that an endorsement stands until its head returns the part.
    if (action === 'endorse') Object.assign(facts, { endorsementStands: true, judged: true });
    if (action === 'return' && who === 'head') facts.endorsementStands = false;
  }
  return facts;
}

function bodyOf(action: PartAction, version: number, given: TestBody): object {
  const places = [{ address: '', reason: '请核对' }];
  const more: Partial<Record<PartAction, object>> = {
    assign: { departmentId: given.department.id, dueOn: STAGES.inputDue },
    reassign: { departmentId: given.department.id, reason: '分工调整' },
    delegate: { assigneeIds: [given.contributor.id] },
    return: { places },
    reopen: { places },
    submit: { confirmUntouched: true },
  };
  return { action, version, ...more[action] };
}

const act = async (person: TestPerson, part: PartView, action: PartAction) =>
  (await started.as(person)).post(`/api/parts/${part.id}/actions`).send(bodyOf(action, part.version, body));

/** Puts the part back where a path leads without replaying it: one row, as the path would have left it. */
async function putInto(
  report: ReportView,
  partId: string,
  path: readonly Step<PartStatus, PartAction, Who>[],
): Promise<void> {
  const facts = factsAfter(path, body);
  await started.db.query(
    `UPDATE part SET status = $2, department_id = $3, submitted_by = $4, due_on = $5, done_on = NULL WHERE id = $1`,
    [partId, path.at(-1)?.to ?? 'unassigned', facts.departmentId, facts.submittedBy, STAGES.inputDue],
  );
  await started.db.query('UPDATE part SET judged = $2 WHERE id = $1', [partId, facts.judged]);
  await started.db.query('DELETE FROM part_approval WHERE part_id = $1', [partId]);
  if (facts.endorsementStands) await endorsedBefore(report, partId);
  await started.db.query('DELETE FROM part_assignee WHERE part_id = $1', [partId]);
  for (const personId of facts.assigneeIds) {
    await started.db.query('INSERT INTO part_assignee VALUES ($1, $2, $3)', [
      partId,
      personId,
      body.organisation.id,
    ]);
  }
  await started.db.query(`UPDATE report SET status = 'collecting' WHERE id = $1`, [report.id]);
}

/** An approval of the part as it stands, as the head's endorsement leaves it. */
async function endorsedBefore(report: ReportView, partId: string): Promise<void> {
  const state = await loadReportState(started.db.manager, body.organisation.id, report.id);
  const part = state.parts.find(({ id }) => id === partId);
  if (part) await approve(started.db.manager, state, part, body.head, '');
}

describe('every path of the part machine', () => {
  const next =
    (given: TestBody) =>
    (
      path: readonly Step<PartStatus, PartAction, Who>[],
      status: PartStatus,
      { action, who }: { action: PartAction; who: Who },
    ) =>
      nextPartStatus(status, factsAfter(path, given), action, actors(given)[who]);

  it(`of up to ${LENGTH} steps leads the server where the machine says, and every other step is refused`, async () => {
    const report = await aReport(started, body);
    const { id } = partOf(report, 's5');
    const paths = pathsOf<PartStatus, PartAction, Who>('unassigned', CHOICES, next(body), LENGTH);
    const steps = new Map<string, Step<PartStatus, PartAction, Who>[]>();
    for (const path of paths) {
      for (let n = 0; n <= path.length; n += 1) {
        const prefix = path.slice(0, n);
        const facts = factsAfter(prefix, body);
        // Two paths to the same situation are one situation: what comes after depends on nothing else.
        steps.set(JSON.stringify([prefix.at(-1)?.to, facts]), prefix);
      }
    }
    // Complete content, so that nothing but the workflow decides.
    await putInto(report, id, [{ action: 'assign', who: 'office', to: 'assigned' }]);
    await (
      await started.as(body.contributor)
    )
      .post(`/api/parts/${id}/changes`)
      .send({ changes: completing(await seen(started, body.contributor, id)) });

    const disagreements: string[] = [];
    let tried = 0;
    for (const prefix of steps.values()) {
      let seenBy: Map<Who, PartView> | null = null;
      for (const { action, who } of CHOICES) {
        if (seenBy === null) await putInto(report, id, prefix);
        seenBy ??= new Map<Who, PartView>();
        const part: PartView = seenBy.get(who) ?? (await seen(started, body[who], id));
        seenBy.set(who, part);
        const expected = nextPartStatus(
          prefix.at(-1)?.to ?? 'unassigned',
          factsAfter(prefix, body),
          action,
          actors(body)[who],
        );
        const { status, body: answer } = await act(body[who], part, action);
        // A refusal leaves everything as it was: only a step that was taken is undone.
        if (status === 200) seenBy = null;
        tried += 1;
        const got = status === 200 ? answer.status : null;
        const offered = part.allowedActions.includes(action);
        if (got !== expected || offered !== (expected !== null) || (expected === null && status !== 409)) {
          disagreements.push(
            `${prefix.map((s) => s.action).join('>')} then ${who} ${action}: machine ${expected}, server ${status} ${got}, offered ${offered}`,
          );
        }
      }
    }

    expect(disagreements).toEqual([]);
    expect(tried).toBeGreaterThan(400);
    expect(paths.length).toBeGreaterThan(100);
  });

  it('replayed from the first step to the last, each whole path ends where the machine ends', async () => {
    const paths = pathsOf<PartStatus, PartAction, Who>('unassigned', CHOICES, next(body), 4);
    await freshBody();
    const report = await aReport(started, body);
    const { id } = partOf(report, 's5');
    const wrong: string[] = [];
    for (const path of sample(paths, runs(15, 40))) {
      await putInto(report, id, []);
      for (const step of path) {
        const part = await seen(started, body[step.who], id);
        if (part.status === 'drafting' && part.blocks.length === 0 && part.mayFill) {
          await (
            await started.as(body[step.who])
          )
            .post(`/api/parts/${id}/changes`)
            .send({ changes: completing(part) });
        }
        const { status, body: answer } = await act(
          body[step.who],
          await seen(started, body[step.who], id),
          step.action,
        );
        const incomplete = answer.code === 'part-incomplete';
        if (!incomplete && answer.status !== step.to)
          wrong.push(`${path.map((s) => s.action).join('>')}: ${step.action} gave ${status}`);
        if (incomplete) break;
      }
    }

    expect(wrong).toEqual([]);
    expect(partsOf(report).length).toBe(6);
  });
});

async function freshBody(): Promise<void> {
  body = await aBody(started.db);
}

/** Evenly spread over all, the same ones each time. */
const sample = <T>(items: readonly T[], count: number): T[] =>
  items.filter((_, i) => i % Math.max(1, Math.floor(items.length / count)) === 0);
