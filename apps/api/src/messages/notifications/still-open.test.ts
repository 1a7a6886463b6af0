import { DEADLINE_KINDS, type DeadlineKind, type ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestClock } from '../../../test/a-clock.ts';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aReadyReport, partOf } from '../../../test/a-report.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { stillTold } from '../../../test/still-told.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { RemindersService } from '../../dates/deadlines/reminders.service.ts';
import { tell } from '../../record/outbox/outbox.ts';

// A whole year on a real database, on machines that do other things as well.
const clock = TestClock.on('2026-01-05');
/** After every date of the year. */
const LATE = '2026-02-03';
let started: StartedApp;
let body: TestBody;
let report: ReportView;
let partId: string;
/** What is told after this is of the test that runs. */
let begun: Date;

beforeAll(async () => {
  started = await startApp({ providers: [[Clock, clock]] });
  body = await aBody(started.db);
  report = await aReadyReport(started, body);
  partId = partOf(report, 's1').id;
});
afterAll(() => started.close());
/** Everything accepted and cleared, nobody told of anything. */
beforeEach(async () => {
  clock.moveTo('2026-01-05');
  for (const table of ['deadline', 'filing', 'extension'])
    await started.db.query(`DELETE FROM ${table} WHERE organisation_id = $1`, [body.organisation.id]);
  await put({ report: 'reviewing', part: 'accepted', sql: PASSED });
  [{ begun }] = await started.db.query<[{ begun: Date }]>('SELECT clock_timestamp() AS begun');
});

interface States {
  report?: string;
  part?: string;
  sql?: string;
}
/** The report, its first part, or whatever else, as it would be after the steps that lead there. */
async function put({ report: reportStatus, part, sql }: States): Promise<void> {
  const set = (table: string, status: string, id: string) =>
    started.db.query(`UPDATE ${table} SET status = $2 WHERE id = $1`, [id, status]);
  if (reportStatus !== undefined) await set('report', reportStatus, report.id);
  if (part !== undefined) await set('part', part, partId);
  if (sql !== undefined) await started.db.query(sql, [report.id]);
}

/** For whom the messages of this test are still worth telling: all of them, or the reminders of one kind. */
const toldNow = (kind: DeadlineKind | null = null): Promise<string[]> =>
  stillTold(
    started.db,
    `o.organisation_id = $1 AND o.created_at >= $2
       AND ($3::text IS NULL OR EXISTS (SELECT FROM deadline x WHERE x.id = o.deadline_id AND x.kind = $3))`,
    [body.organisation.id, begun, kind],
  );

const FILED = `INSERT INTO filing (report_id, edition, organisation_id, superior, filed_on, number, by_id)
  SELECT r.id, 1, r.organisation_id, '上级机关', '2026-02-03', '', m.person_id
  FROM report r JOIN membership m ON m.organisation_id = r.organisation_id AND m.role = 'office' WHERE r.id = $1`;
/** What was reviewed is other content than what stands there now, and the same again. */
const CHANGED = `UPDATE secrecy_review SET section_hash = 'x' || section_hash WHERE report_id = $1`;
const PASSED = `UPDATE secrecy_review SET section_hash = ltrim(section_hash, 'x') WHERE report_id = $1`;

/** How each comes to be owed, by whom, and how it is met. */
const KINDS: Record<DeadlineKind, { owed: States; by: string; met: States }> = {
  assign: { owed: { report: 'draft' }, by: '办公室甲', met: { report: 'collecting' } },
  fill: { owed: { report: 'collecting', part: 'drafting' }, by: '填报人甲', met: { part: 'submitted' } },
  endorse: { owed: { report: 'collecting', part: 'submitted' }, by: '科长甲', met: { part: 'endorsed' } },
  review: { owed: { part: 'endorsed' }, by: '办公室甲', met: { part: 'accepted' } },
  secrecy: { owed: { part: 'endorsed', sql: CHANGED }, by: '保密员甲', met: { report: 'signing' } },
  send: { owed: { part: 'accepted' }, by: '办公室甲', met: { report: 'signing' } },
  sign: { owed: { report: 'signing' }, by: '领导甲', met: { report: 'signed' } },
  deliver: { owed: { report: 'published' }, by: '办公室甲', met: { sql: FILED } },
  publish: { owed: { report: 'signed' }, by: '办公室甲', met: { report: 'published' } },
};

describe('a reminder', () => {
  const look = () => started.app.get(RemindersService).lookAt(body.organisation.id);
  const putOff = (days: number) =>
    started.db.query('UPDATE deadline SET due_on = due_on + $2::int WHERE organisation_id = $1', [
      body.organisation.id,
      days,
    ]);

  it.each(DEADLINE_KINDS)(
    'of %s is told until it is met, and not for a day that is not so any more',
    async (kind) => {
      const { owed, by, met } = KINDS[kind];
      await put(owed);
      await look();
      clock.moveTo(LATE);
      await look();
      const owing = await toldNow(kind);
      await putOff(30);
      const later = await toldNow(kind);
      await putOff(-30);
      const again = await toldNow(kind);
      await put(met);
      await look();

      expect(owing).toContain(by);
      expect(later).toEqual([]);
      expect(again).toEqual(owing);
      expect(await toldNow(kind)).toEqual([]);
    },
  );
});

describe('a message', () => {
  const part = () => `/parts/${partId}`;
  const ofReport = (page = '') => `/reports/${report.id}${page}`;
  const ASKED = `INSERT INTO extension (organisation_id, report_id, part_id, from_day, until, reason, status, asked_by, asked_at)
    SELECT r.organisation_id, r.id, p.id, '2026-01-12', '2026-01-14', '数据待核', 'asked', m.person_id, now()
    FROM report r JOIN part p ON p.report_id = r.id AND p.section_id = 's1'
    JOIN membership m ON m.organisation_id = r.organisation_id AND m.role = 'contributor' WHERE r.id = $1 LIMIT 1`;
  const REFUSED = `UPDATE extension SET status = 'refused' WHERE report_id = $1`;

  it.each<[string, () => string, (all: TestBody) => TestPerson, States, States]>([
    ['part.assign', part, ({ contributor }) => contributor, { part: 'assigned' }, { part: 'submitted' }],
    ['part.return', part, ({ contributor }) => contributor, { part: 'returned' }, { part: 'submitted' }],
    ['part.reopen', part, ({ contributor }) => contributor, { part: 'returned' }, { part: 'accepted' }],
    ['part.nudge', part, ({ contributor }) => contributor, { part: 'drafting' }, { part: 'endorsed' }],
    ['part.submit', part, ({ head }) => head, { part: 'submitted' }, { part: 'drafting' }],
    ['part.endorse', part, ({ office }) => office, { part: 'endorsed' }, { part: 'returned' }],
    ['extension.asked', part, ({ office }) => office, { part: 'drafting', sql: ASKED }, { sql: REFUSED }],
    [
      'report.send_to_sign',
      () => ofReport('/sign'),
      ({ leader }) => leader,
      { report: 'signing' },
      { report: 'reviewing' },
    ],
    ['report.begin_review', ofReport, ({ office }) => office, { report: 'reviewing' }, { report: 'signing' }],
    ['report.return', ofReport, ({ office }) => office, { report: 'reviewing' }, { report: 'signed' }],
    ['report.open', ofReport, ({ head }) => head, { report: 'collecting' }, { report: 'reviewing' }],
    ['nudge', ofReport, ({ office }) => office, { report: 'signed' }, { report: 'published' }],
  ])(
    'of %s is told while it waits for its reader, and not when that is done',
    async (kind, link, whom, waits, done) => {
      const { id, name } = whom(body);
      await put(waits);
      await started.db.transaction((tx) =>
        tell(tx, { organisationId: body.organisation.id, personIds: [id], kind, text: kind, link: link() }),
      );
      const waiting = await toldNow();
      await put(done);

      expect(waiting).toEqual([name]);
      expect(await toldNow()).toEqual([]);
    },
  );

  it('is not told to whom the work was taken from, and a result is told whatever became of it', async () => {
    await put({ part: 'drafting' });
    const tellAbout = (kind: string, { id }: TestPerson) =>
      started.db.transaction((tx) =>
        tell(tx, { organisationId: body.organisation.id, personIds: [id], kind, text: kind, link: part() }),
      );
    await tellAbout('part.assign', body.otherContributor);
    const taken = await toldNow();
    await tellAbout('part.accept', body.otherContributor);

    expect(taken).toEqual([]);
    expect(await toldNow()).toEqual(['填报人乙']);
  });
});
