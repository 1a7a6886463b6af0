import { randomUUID } from 'node:crypto';
import type { Change } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aCell, aParagraph, seen, twoContributors } from '../../../test/a-report.ts';
import { actOnPart, cellAt, recorded, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';

const CELL = 'tables/art20/art20_1/rules/issued';
const OTHER_CELL = 'tables/art20/art20_1/rules/repealed';

// Whole workflows on a real database, on machines that do other things as well.
let started: StartedApp;
let body: TestBody;
let second: TestPerson;
let tablePart: string;
let textPart: string;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  ({ body, second, tablePart, textPart } = await twoContributors(started));
});

const history = async (partId: string, address: string) =>
  (await (await started.as(body.contributor)).get(`/api/parts/${partId}/history`).query({ address })).body;

it('merges what two people change in different places', async () => {
  const paragraph = aParagraph('s1', '甲写的一段。', 'a0');
  const another = aParagraph('s1', '乙写的一段。', 'a1');

  const answers = await Promise.all([
    save(started, body.contributor, tablePart, [aCell(CELL, '3')]),
    save(started, second, tablePart, [aCell(OTHER_CELL, '4')]),
    save(started, body.contributor, textPart, [paragraph]),
    save(started, second, textPart, [another]),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(answers.flatMap((answer) => answer.body.results).map(({ outcome }) => outcome)).toEqual(
    Array(4).fill('saved'),
  );
  const table = await seen(started, body.office, tablePart);
  expect([cellAt(table, CELL)?.value, cellAt(table, OTHER_CELL)?.value]).toEqual([3, 4]);
  const text = await seen(started, body.office, textPart);
  expect(text.blocks.map(({ block }) => block && 'text' in block && block.text)).toEqual([
    '甲写的一段。',
    '乙写的一段。',
  ]);
});

it('tells the second of two who change the same cell, shows what stands there and keeps both', async () => {
  await save(started, body.contributor, tablePart, [aCell(CELL, '3')]);

  const { status, body: answer } = await save(started, second, tablePart, [aCell(CELL, '5')]);

  expect(status).toBe(200);
  expect(answer.results).toMatchObject([
    { outcome: 'conflict', place: { raw: '3', version: 1, changedBy: body.contributor.name } },
  ]);
  expect(cellAt(await seen(started, body.office, tablePart), CELL)).toMatchObject({ raw: '3', version: 1 });
  expect(await history(tablePart, CELL)).toMatchObject([
    { by: second.name, before: '3', after: '5', kept: false },
    { by: body.contributor.name, before: null, after: '3', kept: true },
  ]);
});

it('tells the second of two who change the same paragraph, and keeps both texts', async () => {
  const first = aParagraph('s1', '原文。');
  await save(started, body.contributor, textPart, [first]);
  const rewrite = (text: string): Change => ({
    ...first,
    id: randomUUID(),
    base: 1,
    value: { ...first.value, ...blockOf(first, text) },
  });

  const one = await save(started, body.contributor, textPart, [rewrite('甲改。')]);
  const two = await save(started, second, textPart, [rewrite('乙改。')]);

  expect(one.body.results[0]).toMatchObject({ outcome: 'saved', place: { version: 2 } });
  expect(two.body.results[0]).toMatchObject({ outcome: 'conflict', place: { block: { text: '甲改。' } } });
  expect((await history(textPart, first.address)).map(({ after }: { after: string }) => after)).toEqual([
    '乙改。',
    '甲改。',
    '原文。',
  ]);
});

it('saves a change that arrives twice once, and answers both times alike', async () => {
  const change = aCell(CELL, '3');

  const first = await save(started, body.contributor, tablePart, [change]);
  const again = await save(started, body.contributor, tablePart, [change]);
  const twiceInOne = aCell(OTHER_CELL, '7');
  const doubled = await save(started, body.contributor, tablePart, [twiceInOne, twiceInOne]);

  expect(again.body.results).toEqual(first.body.results);
  expect(await history(tablePart, CELL)).toHaveLength(1);
  expect(doubled.body.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['saved', 'saved']);
  expect(await history(tablePart, OTHER_CELL)).toHaveLength(1);
});

it('answers a repeated change that had lost as lost', async () => {
  await save(started, body.contributor, tablePart, [aCell(CELL, '3')]);
  const lost = aCell(CELL, '5');
  await save(started, second, tablePart, [lost]);

  const again = await save(started, second, tablePart, [lost]);

  expect(again.body.results[0]).toMatchObject({ outcome: 'conflict', place: { raw: '3' } });
  expect(await history(tablePart, CELL)).toHaveLength(2);
});

it('has one effect of two identical requests at once', async () => {
  const changes = [aCell(CELL, '3'), aCell(OTHER_CELL, '4')];

  const answers = await Promise.all(
    Array.from({ length: 4 }, () => save(started, body.contributor, tablePart, changes)),
  );

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body.results))).size).toBe(1);
  expect(await history(tablePart, CELL)).toHaveLength(1);
  expect(await recorded(started, tablePart, 'part.save')).toBe(1);
});

it('keeps one of eight simultaneous figures for one cell, and all eight on record', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      save(started, i % 2 ? second : body.contributor, tablePart, [aCell(CELL, String(i + 1))]),
    ),
  );

  const outcomes = answers.map(({ body: answer }) => answer.results[0].outcome);
  expect(outcomes.toSorted()).toEqual([...Array(7).fill('conflict'), 'saved']);
  const entries = await history(tablePart, CELL);
  expect(entries.map(({ after }: { after: string }) => after).toSorted()).toEqual([...'12345678']);
  const kept = entries.find((entry: { kept: boolean }) => entry.kept);
  expect(cellAt(await seen(started, body.office, tablePart), CELL)?.raw).toBe(kept.after);
});

it('starts an assigned part with the first thing written in it', async () => {
  const before = await seen(started, body.contributor, tablePart);

  const { body: answer } = await save(started, body.contributor, tablePart, [aCell(CELL, '3')]);

  expect(before.status).toBe('assigned');
  expect(answer).toMatchObject({ status: 'drafting', version: before.version + 1 });
  expect((await seen(started, body.contributor, tablePart)).version).toBe(answer.version);
});

it('takes what equals what stands there for no change, whatever it was based on', async () => {
  const heading = aParagraph('s1', '');
  const address = heading.address;
  const id = address.split('/').at(-1) ?? '';
  const value = {
    kind: 'block' as const,
    block: { id, kind: 'heading' as const, level: 2 as const, text: '一级' },
    position: 'a0',
  };
  await save(started, body.contributor, textPart, [{ id: randomUUID(), address, base: 0, value }]);

  const { body: answer } = await save(started, second, textPart, [
    { id: randomUUID(), address, base: 0, value },
  ]);

  expect(answer.results[0]).toMatchObject({ outcome: 'saved', place: { version: 1 } });
  expect(await history(textPart, address)).toHaveLength(1);
});

it('removes a block, shows it no more, and takes it back', async () => {
  const first = aParagraph('s1', '会被删去。');
  await save(started, body.contributor, textPart, [first]);

  await save(started, body.contributor, textPart, [
    { ...first, id: randomUUID(), base: 1, value: { kind: 'removed' } },
  ]);
  const without = await seen(started, body.office, textPart);
  const back = await save(started, body.contributor, textPart, [{ ...first, id: randomUUID(), base: 2 }]);

  expect(without.blocks).toEqual([]);
  expect(back.body.results[0]).toMatchObject({ outcome: 'saved', place: { version: 3 } });
  expect((await seen(started, body.office, textPart)).blocks).toHaveLength(1);
  expect((await history(textPart, first.address))[1]).toMatchObject({ before: '会被删去。', after: null });
});

it('orders blocks by position, and blocks of one position the same way every time', async () => {
  const [b, a, tie1, tie2] = ['a1', 'a0', 'a2', 'a2'].map((position, i) =>
    aParagraph('s1', `第${i}个写的`, position),
  );
  await save(
    started,
    body.contributor,
    textPart,
    [b, a, tie1, tie2].flatMap((change) => change ?? []),
  );
  const order = async () => (await seen(started, body.office, textPart)).blocks.map(({ address }) => address);

  const before = await order();
  // PostgreSQL gives a row that was written again back in another place.
  await started.db.query('UPDATE place SET changed_at = now() WHERE address = $1', [before[2]]);

  expect(before.slice(0, 2)).toEqual([a?.address, b?.address]);
  expect(await order()).toEqual(before);
});

it('refuses to save where others have the part now', async () => {
  const tried = async (person: TestPerson) =>
    (await save(started, person, textPart, [aParagraph('s1', '不该写进去')])).status;
  await save(started, body.contributor, textPart, [aParagraph('s1', '全文。')]);
  const stranger = (await aBody(started.db)).contributor;

  const drafting = [await tried(body.otherContributor), await tried(body.office), await tried(stranger)];
  await actOnPart(started, body.contributor, textPart, 'submit');
  const submitted = await tried(body.contributor);
  await actOnPart(started, body.head, textPart, 'endorse');
  await actOnPart(started, body.office, textPart, 'accept');
  const accepted = await tried(body.contributor);

  expect({ drafting, submitted, accepted }).toEqual({
    drafting: [409, 409, 404],
    submitted: 409,
    accepted: 409,
  });
  expect((await seen(started, body.office, textPart)).blocks).toHaveLength(1);
});

function blockOf(change: Change, text: string) {
  if (change.value.kind !== 'block' || change.value.block.kind !== 'paragraph') return {};
  return { block: { ...change.value.block, text } };
}
