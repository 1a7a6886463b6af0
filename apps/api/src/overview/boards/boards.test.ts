import type { BurnDownView, PartOutcome, PartSummary, ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestClock } from '../../../test/a-clock.ts';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { accept, aReport, anOpenReport, completing, partOf, partsOf, seen } from '../../../test/a-report.ts';
import { actOnPart, handIn, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { Clock } from '../../platform/clock/clock.module.ts';

// Whole workflows on a real database, on machines that do other things as well.
const clock = TestClock.on('2025-12-22');
let started: StartedApp;
let body: TestBody;
let report: ReportView;
let part: PartSummary;

beforeAll(async () => {
  started = await startApp({ providers: [[Clock, clock]] });
});
afterAll(() => started.close());
/** Every part is due on Monday 12 January 2026. */
beforeEach(async () => {
  clock.moveTo('2025-12-22');
  body = await aBody(started.db);
  report = await anOpenReport(started, body);
  part = partOf(report, 's1');
});

const timeliness = async (person: TestPerson = body.office): Promise<PartOutcome[]> =>
  (await (await started.as(person)).get('/api/timeliness')).body.parts;
const outcome = async (id = part.id) => (await timeliness()).find(({ partId }) => partId === id);
const burnDown = async (person: TestPerson, id = report.id): Promise<BurnDownView> =>
  (await (await started.as(person)).get(`/api/reports/${id}/burn-down`)).body;
const fill = async () =>
  save(started, body.contributor, part.id, completing(await seen(started, body.contributor, part.id)));
const submit = (more: object = {}) => actOnPart(started, body.contributor, part.id, 'submit', more);
const sendBack = (person: TestPerson) =>
  actOnPart(started, person, part.id, 'return', { places: [{ address: '', reason: '请改' }] });

it.each([
  ['early, two working days before', '2026-01-08', 'early', 2],
  ['on time, on its day', '2026-01-12', 'on_time', 0],
  ['late, over a weekend', '2026-01-19', 'late', 5],
] as const)('says that a part came %s', async (_, day, expected, workdays) => {
  await fill();
  clock.moveTo(day);
  await submit();

  expect(await outcome()).toMatchObject({
    year: 2025,
    departmentName: '政策法规科',
    title: '一、总体情况',
    dueOn: '2026-01-12',
    doneOn: day,
    outcome: expected,
    workdays,
    returns: 0,
  });
});

it('says what is overdue, by how much so far, and what is not due yet', async () => {
  const before = await outcome();
  clock.moveTo('2026-01-14');
  const after = await outcome();

  expect(before).toMatchObject({ outcome: 'pending', workdays: 0, doneOn: null });
  expect(after).toMatchObject({ outcome: 'overdue', workdays: 2, doneOn: null });
});

it('keeps for good how a part came the first time, and counts each return beside it', async () => {
  await fill();
  clock.moveTo('2026-01-09');
  await submit();
  await sendBack(body.head);
  clock.moveTo('2026-01-21');
  await submit({ confirmUntouched: true });
  await actOnPart(started, body.head, part.id, 'endorse');
  await sendBack(body.office);

  expect(await outcome()).toMatchObject({
    doneOn: '2026-01-09',
    outcome: 'early',
    workdays: 1,
    returns: 2,
    status: 'returned',
  });
});

it('does not charge a department with what happened before the part was handed to it', async () => {
  await fill();
  clock.moveTo('2026-01-15');
  await submit();
  await sendBack(body.head);
  await actOnPart(started, body.office, part.id, 'reassign', {
    departmentId: body.otherDepartment.id,
    dueOn: '2026-01-20',
    reason: '转办',
  });

  expect(await outcome()).toMatchObject({
    departmentName: '数据科',
    dueOn: '2026-01-20',
    outcome: 'pending',
    returns: 0,
  });
});

it('shows the years opened, to the office, the leaders and the auditor alone, and no other body’s', async () => {
  const neighbour = await aBody(started.db);
  await anOpenReport(started, neighbour);
  const statuses = await Promise.all(
    [body.office, body.leader, body.auditor, body.head, body.contributor, body.admin].map(
      async (person) => (await (await started.as(person)).get('/api/timeliness')).status,
    ),
  );
  const own = await timeliness(body.leader);

  expect(statuses).toEqual([200, 200, 200, 403, 403, 403]);
  expect(new Set(own.map(({ reportId }) => reportId))).toEqual(new Set([report.id]));
  expect(own).toHaveLength(partsOf(report).length);
});

it('leaves out a year that is still being planned', async () => {
  const planning = await aBody(started.db);
  await aReport(started, planning);

  expect(await timeliness(planning.office)).toEqual([]);
});

it('says that there is no pace yet while nothing is accepted', async () => {
  const view = await burnDown(body.leader);

  expect(view).toMatchObject({ total: 6, left: 6, legalDate: '2026-01-31', forecast: { kind: 'no_pace' } });
  expect(view.words).toContain('暂不能推算完成日期');
  expect(view.points.at(-1)).toEqual({ day: '2025-12-22', accepted: 0, left: 6 });
});

it('goes on at the pace of the last days, up to the publication', async () => {
  // The record has the time of the machine, which cannot be set: entries of those days take its place.
  const other = partOf(report, 's6');
  await entry(null, 'report.open', 'collecting', '2026-01-05');
  await entry(part.id, 'part.accept', 'accepted', '2026-01-06');
  await entry(other.id, 'part.accept', 'accepted', '2026-01-08');
  await started.db.query(`UPDATE part SET status = 'accepted' WHERE id = ANY($1)`, [[part.id, other.id]]);
  clock.moveTo('2026-01-09');

  const { points, startedOn, forecast, words } = await burnDown(body.auditor);

  expect(startedOn).toBe('2026-01-05');
  expect(points.map(({ left }) => left)).toEqual([6, 5, 5, 4, 4]);
  // Two in the five working days since the 4th, a working Sunday: the other four take ten more, and nine lie between
  // review and publication.
  expect(forecast).toEqual({
    kind: 'expected',
    acceptedOn: '2026-01-23',
    publishedOn: '2026-02-05',
    perWorkday: 0.4,
    lateWorkdays: 4,
    late: true,
    estimated: false,
  });
  expect(words).toContain('晚于法定期限 1月31日（周六） 4 个工作日');
});

it('is done when the last part is accepted', async () => {
  for (const { id } of partsOf(report)) await acceptOrHandIn(id);

  expect(await burnDown(body.office)).toMatchObject({ left: 0, forecast: { kind: 'done' } });
});

it('refuses the burn-down of another body as not there, and to who only fills', async () => {
  const neighbour = await aBody(started.db);
  const ask = async (person: TestPerson) =>
    (await (await started.as(person)).get(`/api/reports/${report.id}/burn-down`)).status;

  expect([await ask(neighbour.office), await ask(body.contributor)]).toEqual([404, 403]);
});

async function acceptOrHandIn(id: string): Promise<void> {
  const { status } = await seen(started, body.office, id);
  if (status === 'drafting' || status === 'returned') await handIn(started, body, id);
  else await accept(started, body, id);
}

/** An entry as it would have been recorded at noon of that day, though the last of the record. */
async function entry(partId: string | null, action: string, status: string, day: string): Promise<void> {
  await started.db.query(
    `INSERT INTO audit_entry (organisation_id, sequence, at, actor, action, report_id, part_id, before, after,
       previous_hash, hash)
     SELECT $1, length + 1, $2, '系统', $3, $4, $5, '{"status": "drafting"}', jsonb_build_object('status', $6::text),
       head, 'x' FROM audit_chain WHERE organisation_id = $1`,
    [body.organisation.id, `${day}T12:00:00+08:00`, action, report.id, partId, status],
  );
}
