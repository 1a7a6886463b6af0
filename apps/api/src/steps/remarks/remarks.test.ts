import { randomUUID } from 'node:crypto';
import type { RemarkView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aCell, anOpenReport, aParagraph, partOf, seen } from '../../../test/a-report.ts';
import { actOnPart, recorded, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';

// On a real database, on machines that do other things as well.
const CELL = 'tables/art20/art20_1/rules/issued';

let started: StartedApp;
let body: TestBody;
let textPart: string;
let tablePart: string;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
  const report = await anOpenReport(started, body);
  textPart = partOf(report, 's1').id;
  tablePart = partOf(report, 's2').id;
});

const remark = async (person: TestPerson, sent: object, partId = textPart) =>
  (await started.as(person)).post(`/api/parts/${partId}/remarks`).send(sent);
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

const TEXT = '全年受理申请128件，均按期办结。';
/** The paragraph with other words, or without its words, as its author sends it. */
const rewritten = (
  change: ReturnType<typeof aParagraph>,
  text: string | null,
  base = 1,
  position = 'a0',
) => ({
  ...change,
  id: randomUUID(),
  base,
  value:
    text === null || change.value.kind !== 'block'
      ? { kind: 'removed' as const }
      : {
          kind: 'block' as const,
          block: { id: change.value.block.id, kind: 'paragraph' as const, text },
          position,
        },
});
const write = (...changes: Parameters<typeof save>[3][number][]) =>
  save(started, body.contributor, textPart, changes);
const now = async (partId = textPart) => {
  const [view] = (await seen(started, body.office, partId)).remarks;
  return view?.now;
};

describe('the place of a remark', () => {
  let own: ReturnType<typeof aParagraph>;
  let before: ReturnType<typeof aParagraph>;
  beforeEach(() => {
    own = aParagraph('s1', TEXT);
    before = aParagraph('s1', '总体情况如下。', 'Zz');
  });
  const words = { from: TEXT.indexOf('128'), quote: '128件' };

  it('is a cell, and what stood there is kept with it', async () => {
    await save(started, body.contributor, tablePart, [aCell(CELL, '12a')]);

    const { body: given } = await remark(body.office, { address: CELL, text: '是多少？' }, tablePart);

    expect(given).toMatchObject({ address: CELL, quote: '12a', now: { address: CELL, fate: 'kept' } });
  });

  it.each(['tables/art20/art20_1/rules', 'tables/art20', 'sections/s2', ''])(
    'may be “%s”',
    async (address) => {
      const { status, body: given } = await remark(body.office, { address, text: '请核对' }, tablePart);

      expect([status, given.address, given.quote]).toEqual([200, address, '']);
    },
  );

  it('is no row that the table does not have, and no words of a cell', async () => {
    const row = await remark(body.office, { address: 'tables/art20/art20_1/none', text: '看' }, tablePart);
    const inCell = await remark(body.office, { address: CELL, text: '看', words }, tablePart);

    expect([row.status, row.body.details[0].field]).toEqual([422, 'address']);
    expect([inCell.status, inCell.body.details[0].field]).toEqual([422, 'words']);
  });

  it('is words of a paragraph, which are followed when it is rewritten and moved', async () => {
    await write(own, before);

    const { body: given } = await remark(body.leader, { address: own.address, text: '对吗？', words });
    await write(rewritten(own, '经统计，全年受理申请130件，均按期办结。', 1, 'Za'));

    expect(given).toMatchObject({ quote: '128件', now: { range: { from: 6, to: 10 } } });
    expect(await now()).toEqual({ address: own.address, range: { from: 10, to: 14 }, fate: 'kept' });
  });

  it('is found although somebody typed before it meanwhile, and refused where the words are gone', async () => {
    await write(own);
    await write(rewritten(own, `经统计，${TEXT}`));

    const late = await remark(body.leader, { address: own.address, text: '对吗？', words });
    await write(rewritten(own, '无。', 2));
    const tooLate = await remark(body.leader, { address: own.address, text: '对吗？', words });

    expect(late.body.now.range).toEqual({ from: 10, to: 14 });
    expect([tooLate.status, tooLate.body.details[0]]).toEqual([
      422,
      { field: 'words', message: '选中的文字刚刚被修改，请重新选择后再批注' },
    ]);
  });

  it('is the paragraph when the words are gone, its neighbour when the paragraph is, and itself again when it is back', async () => {
    await write(own, before);
    await remark(body.leader, { address: own.address, text: '对吗？', words });

    await write(rewritten(own, '本年度没有收到申请。'));
    const withoutWords = await now();
    await write(rewritten(own, null, 2));
    const withoutBlock = await now();
    await write(rewritten(own, TEXT, 3));

    expect(withoutWords).toEqual({ address: own.address, range: null, fate: 'quote_gone' });
    expect(withoutBlock).toEqual({ address: before.address, range: null, fate: 'block_gone' });
    expect(await now()).toEqual({ address: own.address, range: { from: 6, to: 10 }, fate: 'kept' });
  });

  it('is kept with the revision that it was made on', async () => {
    await write(own);
    const { body: early } = await remark(body.head, { address: own.address, text: '提交前' });
    await actOnPart(started, body.contributor, textPart, 'submit');
    const { body: late } = await remark(body.head, { address: own.address, text: '提交后' });

    expect([early.revision, late.revision]).toEqual([null, 1]);
  });
});

describe('mentions', () => {
  const told = (kind: string) =>
    started.db.query(`SELECT person_ids, text, link FROM outbox WHERE kind = $1 AND organisation_id = $2`, [
      kind,
      body.organisation.id,
    ]);

  it('tells those who are named, once, and not the one who names', async () => {
    const mentions = [body.contributor.id, body.leader.id, body.contributor.id];

    const { body: given } = await remark(body.leader, { text: '@填报人甲 请核对', mentions });

    expect(given.mentions.map(({ name }: { name: string }) => name).toSorted()).toEqual(
      [body.contributor.name, body.leader.name].toSorted(),
    );
    expect(await told('mentioned')).toMatchObject([
      { person_ids: [body.contributor.id], link: `/parts/${textPart}` },
    ]);
  });

  it('tells the one who is answered and named only that they are named', async () => {
    const { body: asked } = await remark(body.leader, { text: '对吗？' });

    await remark(body.office, { text: '@领导甲 对。', parentId: asked.id, mentions: [body.leader.id] });

    expect([(await told('mentioned')).length, (await told('remark.answer')).length]).toEqual([1, 0]);
  });

  it('refuses who cannot see the part, and writes nothing', async () => {
    const elsewhere = await aBody(started.db);
    await started.db.query('UPDATE membership SET disabled = true WHERE person_id = $1', [body.otherHead.id]);

    for (const id of [elsewhere.office.id, body.otherHead.id, randomUUID()]) {
      const { status, body: answer } = await remark(body.office, { text: '@某人', mentions: [id] });
      expect([status, answer.details[0].field]).toEqual([422, 'mentions']);
    }
    expect((await seen(started, body.office, textPart)).remarks).toEqual([]);
    expect(await told('mentioned')).toEqual([]);
  });

  it('offers the people of the body, those of the part’s own department first, and nobody who is disabled', async () => {
    await started.db.query('UPDATE membership SET disabled = true WHERE person_id = $1', [body.auditor.id]);

    const { body: readers } = await (await started.as(body.office)).get(`/api/parts/${textPart}/readers`);

    const names = readers.map(({ name }: { name: string }) => name);
    expect(names.slice(0, 2).toSorted()).toEqual([body.contributor.name, body.head.name].toSorted());
    expect(names).toContain(body.leader.name);
    expect(names).not.toContain(body.auditor.name);
    expect(readers[0].department).toBe(body.department.name);
  });
});
