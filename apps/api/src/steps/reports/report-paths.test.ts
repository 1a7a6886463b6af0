import type { ReportView } from '@nianbao/contracts';
import {
  type Actor,
  allowedReportActions,
  nextReportStatus,
  pathsOf,
  REPORT_ACTIONS,
  type ReportAction,
  type ReportFacts,
  type ReportStatus,
  type Step,
} from '@nianbao/workflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, aPerson, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aReadyReport, partsOf } from '../../../test/a-report.ts';
import { actOnReport, handIn, reportSeen } from '../../../test/acts.ts';
import { runs } from '@nianbao/launcher/long';
import { type StartedApp, startApp } from '../../../test/app.ts';

type Who = 'office' | 'reviewer' | 'first' | 'second' | 'head' | 'admin';
type ReportStep = Step<ReportStatus, ReportAction, Who>;
const PEOPLE: readonly Who[] = ['office', 'reviewer', 'first', 'second', 'head', 'admin'];
const CHOICES = REPORT_ACTIONS.flatMap((action) => PEOPLE.map((who) => ({ action, who })));
/** From the notice to a correction of the published report, and to where it is given up, two leaders signing on the way. */
const LENGTH = 9;

let started: StartedApp;
let body: TestBody;
let report: ReportView;
let people: Record<Who, TestPerson>;
let contentHash: string;
let edition = 10;

beforeAll(async () => {
  started = await startApp();
  body = await aBody(started.db);
  const second = await aPerson(started.db.manager, body.organisation.id, '领导乙', [{ role: 'leader' }]);
  report = await aReadyReport(started, body);
  const { office, reviewer, leader, head, admin } = body;
  people = { office, reviewer, first: leader, second, head, admin };
  const { version, title, metadata } = report;
  const agent = await started.as(office);
  await agent
    .put(`/api/reports/${report.id}`)
    .send({ version, title, metadata, signerIds: [leader.id, second.id] });
  ({ contentHash } = (await agent.get(`/api/reports/${report.id}/document`)).body);
}, 60_000);
afterAll(() => started.close());

const actorOf = (who: Who): Actor => {
  const role = {
    office: 'office',
    reviewer: 'secrecy_reviewer',
    first: 'leader',
    second: 'leader',
    head: 'department_head',
    admin: 'admin',
  } as const;
  return { id: people[who].id, memberships: [{ role: role[who], departmentId: null }] };
};

/** Where a correction that is being prepared began. */
function correctingIn(path: readonly ReportStep[]): 'published' | 'taken_down' | null {
  const begun = path.findLastIndex(({ action }) => action === 'correct');
  const ended = path.findLastIndex(({ action }) => action === 'publish' || action === 'abandon_correction');
  return begun <= ended ? null : path[begun - 1]?.to === 'taken_down' ? 'taken_down' : 'published';
}

/** Signatures stand until a correction makes a new edition, and again once it is given up; a return changes nothing here. */
function signedIn(path: readonly ReportStep[]): Who[] {
  const begun = path.findLastIndex(({ action }) => action === 'correct');
  const abandoned = path.findLastIndex(({ action }) => action === 'abandon_correction');
  if (abandoned > begun) return signedIn(path.slice(0, begun));
  return path
    .slice(begun + 1)
    .filter(({ action }) => action === 'sign')
    .map(({ who }) => who);
}

function factsAfter(path: readonly ReportStep[]): ReportFacts {
  const signed = signedIn(path);
  return {
    signersLeft: (['first', 'second'] as const)
      .filter((who) => !signed.includes(who))
      .map((who) => people[who].id),
    correcting: correctingIn(path),
  };
}

const next = (
  path: readonly ReportStep[],
  status: ReportStatus,
  choice: { action: ReportAction; who: Who },
) => nextReportStatus(status, factsAfter(path), choice.action, actorOf(choice.who));

function detailsOf(action: ReportAction): object {
  const reason = { reason: '需要改正' };
  const details: Partial<Record<ReportAction, object>> = {
    pass_secrecy_review: {
      sectionIds: report.sections.map(({ id }) => id),
      basis: '条例第十七条',
      result: 'pass',
    },
    return: { places: [{ address: 'sections/s1', reason: '请核对' }] },
    take_back: reason,
    correct: reason,
    abandon_correction: reason,
    take_down: reason,
  };
  return details[action] ?? {};
}

const act = (who: Who, action: ReportAction) =>
  actOnReport(started, people[who], report.id, action, detailsOf(action));

/** The same on a version that is known, of the one content there is on every path. */
async function actOn(version: number, who: Who, action: ReportAction) {
  const shown = action === 'sign' || action === 'pass_secrecy_review' ? { contentHash } : {};
  const agent = await started.as(people[who]);
  return agent
    .post(`/api/reports/${report.id}/actions`)
    .send({ action, version, ...shown, ...detailsOf(action) });
}

/** As the path would have left it, in an edition of its own: signatures and publications are never taken away. */
async function putInto(path: readonly ReportStep[]): Promise<void> {
  edition += 10;
  const correcting = correctingIn(path);
  await started.db.query(
    `UPDATE report SET status = $2, edition = $3, correction = 'x', version = version + 1,
       correction_base = CASE WHEN $4::boolean THEN (SELECT max(sequence) FROM place_change) END,
       corrected_at = NULL, withdrawn_through = $5 WHERE id = $1`,
    [
      report.id,
      path.at(-1)?.to ?? 'draft',
      edition,
      correcting !== null,
      correcting === 'taken_down' ? edition - 1 : 0,
    ],
  );
  if (correcting) await publishedBefore();
  await acceptAll();
  for (const who of signedIn(path)) {
    await started.db.query(
      `INSERT INTO signature (organisation_id, report_id, edition, signer_id, opinion, content_hash, section_hashes)
       VALUES ($1, $2, $3, $4, '', $5, '{}')`,
      [body.organisation.id, report.id, edition, people[who].id, contentHash],
    );
  }
}

/** The edition to which a correction that is given up goes back. */
const publishedBefore = () =>
  started.db.query(
    `INSERT INTO publication (organisation_id, report_id, year, edition, format_id, title, content, content_hash, published_by)
     SELECT r.organisation_id, r.id, r.year, r.edition - 1, r.format_id, r.title, jsonb_build_object('metadata', r.metadata), $3, $2
     FROM report r WHERE r.id = $1`,
    [report.id, body.office.id, contentHash],
  );

const acceptAll = () =>
  started.db.query(`UPDATE part SET status = 'accepted', version = version + 1 WHERE report_id = $1`, [
    report.id,
  ]);

it(`leads the server where the machine says on every path of up to ${LENGTH} steps, and refuses every other step`, async () => {
  const paths = pathsOf<ReportStatus, ReportAction, Who>('draft', CHOICES, next, LENGTH);
  const situations = new Map<string, ReportStep[]>();
  for (const path of paths) {
    for (let n = 0; n <= path.length; n += 1) {
      const prefix = path.slice(0, n);
      // Two paths to the same situation are one situation: what comes after depends on nothing else.
      situations.set(JSON.stringify([prefix.at(-1)?.to, factsAfter(prefix)]), prefix);
    }
  }

  const disagreements: string[] = [];
  let tried = 0;
  for (const prefix of situations.values()) {
    const status = prefix.at(-1)?.to ?? 'draft';
    let seenBy: Map<Who, ReportView> | null = null;
    for (const { action, who } of CHOICES) {
      if (seenBy === null) await putInto(prefix);
      seenBy ??= new Map<Who, ReportView>();
      const view = seenBy.get(who) ?? (await reportSeen(started, people[who], report.id));
      seenBy.set(who, view);
      const { allowedActions, version } = view;
      const answer = await actOn(version, who, action);
      // A refusal leaves everything as it was: only a step that was taken is undone.
      if (answer.status === 200) seenBy = null;
      const expected = next(prefix, status, { action, who });
      const got = answer.status === 200 ? answer.body.status : null;
      tried += 1;
      if (
        got !== expected ||
        allowedActions.includes(action) !== (expected !== null) ||
        (expected === null && answer.status !== 409)
      )
        disagreements.push(
          `${prefix.map((step) => step.action).join('>')} then ${who} ${action}: machine ${expected}, server ${answer.status} ${got} ${JSON.stringify(answer.body.details ?? '')}`,
        );
    }
  }

  expect(disagreements).toEqual([]);
  expect(situations.size).toBeGreaterThanOrEqual(10);
  expect(tried).toBe(situations.size * CHOICES.length);
  expect(paths.length).toBeGreaterThan(100);
});

it('comes through whole paths from the first step to the last, with what it offers to each on the way', async () => {
  const paths = pathsOf<ReportStatus, ReportAction, Who>('draft', CHOICES, next, LENGTH);
  const wrong: string[] = [];
  for (const path of sample(paths, runs(4, 12))) {
    await putInto([]);
    for (const [i, step] of path.entries()) {
      const { status, body: answer } = await act(step.who, step.action);
      if (answer.status !== step.to)
        wrong.push(`${words(path, i)}: ${status} ${JSON.stringify(answer.details)}`);
      if (step.action === 'return') await reworkFirst();
      const offered = await reportSeen(started, body.office, report.id);
      const facts = factsAfter(path.slice(0, i + 1));
      const allowed = allowedReportActions(step.to, facts, actorOf('office'));
      if (offered.allowedActions.join() !== allowed.join())
        wrong.push(`${words(path, i)}: offered ${offered.allowedActions.join()}`);
    }
  }

  expect(wrong).toEqual([]);
});

/** The part that the leader named goes the whole way again, nothing changed in it. */
async function reworkFirst(): Promise<void> {
  const [part] = partsOf(await reportSeen(started, body.office, report.id));
  await handIn(started, body, part?.id ?? '');
}

const words = (path: readonly ReportStep[], i: number): string =>
  path
    .slice(0, i + 1)
    .map(({ who, action }) => `${who} ${action}`)
    .join(' > ');

/** Evenly spread over all, the same ones each time. */
const sample = <T>(items: readonly T[], count: number): T[] =>
  items.filter((_, i) => i % Math.max(1, Math.floor(items.length / count)) === 0);
