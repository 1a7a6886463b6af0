import type { RemarkView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../test/a-body.ts';
import { anOpenReport, aParagraph, partOf, seen } from '../../test/a-report.ts';
import { recorded, save } from '../../test/acts.ts';
import { type StartedApp, startApp } from '../../test/app.ts';

// On a real database, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let started: StartedApp;
let body: TestBody;
let textPart: string;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
  textPart = partOf(await anOpenReport(started, body), 's1').id;
});

const remark = async (person: TestPerson, sent: object) =>
  (await started.as(person)).post(`/api/parts/${textPart}/remarks`).send(sent);
const resolve = async (person: TestPerson, id: string, resolved: boolean) =>
  (await started.as(person)).put(`/api/remarks/${id}/resolution`).send({ resolved });

it('hangs a remark on a paragraph, and an answer under it, and tells who is answered', async () => {
  const paragraph = aParagraph('s1', '一段。');
  await save(started, body.contributor, textPart, [paragraph]);
  const { body: asked } = await remark(body.leader, { address: paragraph.address, text: '数字从哪里来？' });

  const { body: answer } = await remark(body.contributor, { text: '台账第三页。', parentId: asked.id });
  const { body: more } = await remark(body.leader, { text: '好。', parentId: answer.id });

  expect(answer).toMatchObject({ parentId: asked.id, address: paragraph.address, kind: 'remark' });
  expect(more.parentId).toBe(asked.id);
  const { remarks } = await seen(started, body.office, textPart);
  expect(remarks.map(({ text, author }: RemarkView) => [text, author])).toEqual([
    ['数字从哪里来？', body.leader.name],
    ['台账第三页。', body.contributor.name],
    ['好。', body.leader.name],
  ]);
  const told = await started.db.query(
    `SELECT person_ids FROM outbox WHERE kind = 'remark.answer' AND organisation_id = $1 ORDER BY created_at`,
    [body.organisation.id],
  );
  expect(told).toEqual([{ person_ids: [body.leader.id] }, { person_ids: [body.contributor.id] }]);
});

it.each(['tables/art20/art20_1/rules/issued', 'sections/s5', 'sections/s1/blocks/never', '乱写'])(
  'refuses a remark at “%s”, which is no place of the part',
  async (address) => {
    const { status, body: answer } = await remark(body.office, { address, text: '请看' });

    expect([status, answer.details[0].field]).toEqual([422, 'address']);
  },
);

it('marks a remark as seen to once, and opens it again', async () => {
  const { body: given } = await remark(body.office, { text: '请看' });

  const answers = await Promise.all([1, 2, 3, 4].map(() => resolve(body.contributor, given.id, true)));
  const { body: reopened } = await resolve(body.office, given.id, false);

  expect(answers.map(({ body: view }) => view.resolvedBy)).toEqual(Array(4).fill(body.contributor.name));
  expect(await recorded(started, textPart, 'remark.resolve')).toBe(1);
  expect([reopened.resolvedAt, reopened.resolvedBy]).toEqual([null, null]);
});

it('lets those who only look on neither remark nor resolve', async () => {
  const { body: given } = await remark(body.office, { text: '请看' });

  for (const person of [body.auditor, body.admin]) {
    expect((await remark(person, { text: '我也说一句' })).status).toBe(403);
    expect((await resolve(person, given.id, true)).status).toBe(403);
  }
  expect((await seen(started, body.office, textPart)).remarks).toHaveLength(1);
});

it.each([
  ['nothing', ''],
  ['spaces', '  '],
  ['1,001 characters', '字'.repeat(1001)],
  ['a control character', 'a\u0007b'],
])('refuses a remark of %s', async (_, text) => {
  expect((await remark(body.office, { text })).status).toBe(400);
});
