import { randomUUID } from 'node:crypto';
import type { Change } from '@nianbao/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody } from '../../../test/a-body.ts';
import { anOpenReport, aParagraph, aReadyReport, partOf, partsOf, seen } from '../../../test/a-report.ts';
import { actOnPart, actOnReport, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { contentHash } from '../../report/reports/compose.ts';

// Whole workflows on a real database, on machines that do other things as well.
let started: StartedApp;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());

it('submits exactly what stands there afterwards, however many saves arrive at the same moment', async () => {
  const body = await aBody(started.db);
  const report = await anOpenReport(started, body);
  const { id } = partOf(report, 's1');
  await save(started, body.contributor, id, [aParagraph('s1', '第一段。')]);

  const saves = Array.from({ length: 12 }, (_, i) =>
    save(started, body.contributor, id, [aParagraph('s1', `同时写的第${i}段。`, `b${i}`)]),
  );
  const [submitted, ...answers] = await Promise.all([
    actOnPart(started, body.contributor, id, 'submit'),
    ...saves,
  ]);

  const { blocks } = await seen(started, body.office, id);
  const { body: revisions } = await (await started.as(body.office)).get(`/api/parts/${id}/revisions`);
  expect(submitted?.status).toBe(200);
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  expect(blocks).toHaveLength(1 + answers.filter(({ status }) => status === 200).length);
  expect(revisions[0].contentHash).toBe(
    contentHash({ cells: {}, blocks: blocks.flatMap(({ block }) => block ?? []) }),
  );
});

it('submits only what the person has seen, and names what was changed since', async () => {
  const body = await aBody(started.db);
  const report = await anOpenReport(started, body);
  const { id } = partOf(report, 's1');
  const [first, gone] = [aParagraph('s1', '第一段。'), aParagraph('s1', '要删去的。', 'b0')];
  await save(started, body.contributor, id, [first, gone]);
  const removal = { ...gone, id: randomUUID(), base: 1, value: { kind: 'removed' as const } };
  await save(started, body.contributor, id, [removal]);
  const seenNow = async () => {
    const { blocks } = await seen(started, body.contributor, id);
    return { seen: blocks.map(({ address, version }) => ({ address, version })) };
  };
  const before = await seenNow();
  await save(started, body.head, id, [{ ...first, id: randomUUID(), base: 1, value: rewritten(first) }]);

  const unseen = await actOnPart(started, body.contributor, id, 'submit', before);
  const { status, body: submitted } = await actOnPart(
    started,
    body.contributor,
    id,
    'submit',
    await seenNow(),
  );

  expect([unseen.status, unseen.body.code]).toEqual([409, 'content-unseen']);
  expect(unseen.body.details).toEqual([
    { field: first.address, message: `“科长改过的一段。”一段由${body.head.name}改动` },
  ]);
  expect([status, submitted.status]).toEqual([200, 'submitted']);
});

it('never sends to sign what is reopened at the same moment', async () => {
  const body = await aBody(started.db);
  const report = await aReadyReport(started, body);
  const outcomes: string[] = [];

  for (const { id } of partsOf(report)) {
    await Promise.all([
      actOnReport(started, body.office, report.id, 'send_to_sign'),
      actOnPart(started, body.office, id, 'reopen', { places: [{ address: '', reason: '再核' }] }),
    ]);
    const now = await reportSeen(started, body.office, report.id);
    const returned = partsOf(now).filter(({ status }) => status === 'returned').length;
    outcomes.push(`${now.status} ${returned}`);
    await started.db.query(`UPDATE part SET status = 'accepted' WHERE report_id = $1`, [report.id]);
    await started.db.query(`UPDATE report SET status = 'reviewing' WHERE id = $1`, [report.id]);
  }

  expect(outcomes.filter((outcome) => outcome !== 'signing 0' && outcome !== 'reviewing 1')).toEqual([]);
});

it('begins review once when the last two parts are endorsed at the same moment', async () => {
  const body = await aBody(started.db);
  const report = await anOpenReport(started, body);
  const [first, second] = partsOf(report);
  await started.db.query(
    `UPDATE part SET status = CASE WHEN id = ANY($2) THEN 'submitted' ELSE 'endorsed' END WHERE report_id = $1`,
    [report.id, [first?.id, second?.id]],
  );

  const answers = await Promise.all(
    [first, second].map((part) => actOnPart(started, body.head, part?.id ?? '', 'endorse')),
  );

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect((await reportSeen(started, body.office, report.id)).status).toBe('reviewing');
  const begun = await started.db.query(
    `SELECT 1 FROM audit_entry WHERE report_id = $1 AND action = 'report.begin_review'`,
    [report.id],
  );
  expect(begun).toHaveLength(1);
});

const rewritten = ({ value }: Change): Change['value'] =>
  value.kind === 'block' && value.block.kind === 'paragraph'
    ? { ...value, block: { ...value.block, text: '科长改过的一段。' } }
    : value;
