import { randomUUID } from 'node:crypto';
import type { Block } from '@nianbao/report-formats';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aCell, anOpenReport, aParagraph, completing, partOf, seen } from '../../../test/a-report.ts';
import { actOnPart, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { compareBlocks } from '../../report/comparison/blocks.ts';

const CELL = 'tables/art20/art20_1/rules/issued';
const paragraph = (id: string, text: string): Block => ({ id, kind: 'paragraph', text });
const compare = (before: Block[], after: Block[]) =>
  compareBlocks(before, after, ({ id }) => id).map(({ address, change, moved }) => [address, change, moved]);

describe('compareBlocks', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => paragraph(id, `第${id}段，主动公开工作情况。`));
  const all = [a, b, c, d].flatMap((block) => block ?? []);

  it('finds nothing in what is the same', () => {
    expect(compare(all, all)).toEqual([]);
  });

  it('names the one block that was moved', () => {
    const [first, ...rest] = all;
    expect(compare(all, [...rest, ...(first ? [first] : [])])).toEqual([['a', 'moved', true]]);
  });

  it('says where a block was moved to', () => {
    const to = (after: Block[]) => compareBlocks(all, after, ({ id }) => id).map(({ follows }) => follows);
    const [one, two, three, four] = all;
    const order = (...blocks: (Block | undefined)[]) => to(blocks.flatMap((block) => block ?? []));

    expect(order(two, one, three, four)).toEqual(['第b段，主动公开工作情况。']);
    expect(order(four, one, two, three)).toEqual(['']);
    expect(order(one, two, three)).toEqual([null]);
  });

  it('tells changed, added and removed apart, each at its place', () => {
    const after = [all[0], paragraph('b', '改写了。'), paragraph('n', '新的一段。'), all[3]].flatMap(
      (block) => block ?? [],
    );

    expect(compare(all, after)).toEqual([
      ['b', 'changed', false],
      ['n', 'added', false],
      ['c', 'removed', false],
    ]);
  });

  it('knows a sentence of last year again, under another id and with another figure', () => {
    const last = [paragraph('x', '全年主动公开政府信息1024条，其中通过网站公开980条。')];
    const now = [paragraph('y', '全年主动公开政府信息1130条，其中通过网站公开1001条。')];

    expect(compare(last, now)).toEqual([['y', 'changed', false]]);
  });
});

describe('GET /parts/:id/comparison', () => {
  let started: StartedApp;
  let body: TestBody;
  let table: string;
  let text: string;

  beforeAll(async () => {
    started = await startApp();
  });
  beforeEach(async () => {
    body = await aBody(started.db);
    const report = await anOpenReport(started, body);
    table = partOf(report, 's2').id;
    text = partOf(report, 's1').id;
  });
  afterAll(() => started.close());

  const get = async (person: TestPerson, partId: string, query: object = {}) =>
    (await started.as(person)).get(`/api/parts/${partId}/comparison`).query(query);
  const later = (partId: string) =>
    started.db.query(`UPDATE part_view SET seen_at = seen_at - interval '1 hour' WHERE part_id = $1`, [
      partId,
    ]);

  it('says nothing to whoever looks for the first time', async () => {
    const { status, body: view } = await get(body.office, text);

    expect([status, view.from, view.blocks]).toEqual([200, null, []]);
  });

  it('knows the first look, and that somebody looks again although nothing changed', async () => {
    await seen(started, body.office, text);
    const { body: first } = await get(body.office, text);
    await later(text);
    await seen(started, body.office, text);

    const { body: again } = await get(body.office, text);

    expect([first.from, again.from.kind, again.blocks]).toEqual([null, 'seen', []]);
  });

  it('begins with what changed since this person last looked, and with nothing that another saw', async () => {
    await save(started, body.contributor, table, [aCell(CELL, '1')]);
    await seen(started, body.office, table);
    await later(table);
    await save(started, body.contributor, table, [aCell(CELL, '2', 1)]);
    await seen(started, body.head, table);
    await seen(started, body.office, table);

    const { body: office } = await get(body.office, table);
    const { body: head } = await get(body.head, table);

    expect(office.from.kind).toBe('seen');
    expect(office.cells).toEqual([
      { address: CELL, before: 1, after: 2, beforeTyped: null, afterTyped: null },
    ]);
    expect(head.cells).toEqual([]);
  });

  it('goes on showing it while the part stays open, however often it is read again', async () => {
    await save(started, body.contributor, table, [aCell(CELL, '1')]);
    await seen(started, body.office, table);
    await later(table);
    await save(started, body.contributor, table, [aCell(CELL, '2', 1)]);
    await seen(started, body.office, table);
    await (await started.as(body.office)).post(`/api/parts/${table}/presence`).send({ address: null });
    await save(started, body.contributor, table, [aCell(CELL, '3', 2)]);
    await later(table);
    await seen(started, body.office, table);

    const { body: view } = await get(body.office, table);

    expect(view.cells).toEqual([{ address: CELL, before: 1, after: 3, beforeTyped: null, afterTyped: null }]);
  });

  it('shows what was typed and is no figure as it was typed, before and after', async () => {
    await save(started, body.contributor, table, [aCell(CELL, '12a')]);
    await seen(started, body.office, table);
    await later(table);
    await save(started, body.contributor, table, [aCell(CELL, '12b', 1)]);
    await seen(started, body.office, table);

    const { body: first } = await get(body.office, table);
    await save(started, body.contributor, table, [aCell(CELL, '12', 2)]);
    const { body: second } = await get(body.office, table);

    const none = { address: CELL, before: null, beforeTyped: '12a' };
    expect(first.cells).toEqual([{ ...none, after: null, afterTyped: '12b' }]);
    expect(second.cells).toEqual([{ ...none, after: 12, afterTyped: null }]);
  });

  it('compares two revisions, and one with what stands now', async () => {
    const change = aParagraph('s1', '全年公开10条。');
    await save(started, body.contributor, text, [change]);
    await actOnPart(started, body.contributor, text, 'submit');
    await actOnPart(started, body.head, text, 'return', { places: [{ address: '', reason: '请核对' }] });
    await save(started, body.contributor, text, [
      { ...change, id: randomUUID(), base: 1, value: withText(change, '全年公开12条。') },
    ]);
    await actOnPart(started, body.contributor, text, 'submit');

    const { body: revisions } = await get(body.office, text, { from: 1, to: 2 });
    const { body: now } = await get(body.office, text, { from: 2, to: 'current' });
    const missing = await get(body.office, text, { from: 9 });

    expect(revisions.blocks).toMatchObject([
      {
        address: change.address,
        change: 'changed',
        words: [
          { kind: 'same', text: '全年公开' },
          { kind: 'removed', text: '10' },
          { kind: 'added', text: '12' },
          { kind: 'same', text: '条。' },
        ],
      },
    ]);
    expect([now.blocks, missing.status]).toEqual([[], 404]);
  });

  it('has nothing of last year where there was no report', async () => {
    await save(started, body.contributor, table, completing(await seen(started, body.contributor, table)));

    const { status, body: view } = await get(body.office, table, { from: 'last_year' });

    expect([status, view.from]).toEqual([200, null]);
  });

  it('compares what stands now, and any revision, with last year’s report', async () => {
    await started.db.query(
      `INSERT INTO publication (organisation_id, year, edition, format_id, title, content, content_hash, imported, published_by)
       VALUES ($1, 2024, 1, '2021', 'x', $2, 'x', true, $3)`,
      [
        body.organisation.id,
        JSON.stringify({
          formatId: '2021',
          year: 2024,
          organisation: '',
          title: '',
          metadata: {},
          sections: [
            {
              id: 's1',
              number: '一、',
              title: '总体情况',
              blocks: [paragraph('x', '全年主动公开信息90条。')],
            },
          ],
          tables: { art20: { 'art20_1/rules/issued': 5 } },
        }),
        body.office.id,
      ],
    );
    await save(started, body.contributor, table, [aCell(CELL, '7')]);
    await save(started, body.contributor, text, [aParagraph('s1', '全年主动公开信息95条。')]);

    const { body: figures } = await get(body.office, table, { from: 'last_year' });
    const { body: words } = await get(body.office, text, { from: 'last_year' });
    await actOnPart(started, body.contributor, text, 'submit');
    const { body: submitted } = await get(body.office, text, { from: 'last_year', to: 1 });

    expect(figures.cells).toContainEqual({
      address: CELL,
      before: 5,
      after: 7,
      beforeTyped: null,
      afterTyped: null,
    });
    expect(words.blocks.map(({ change }: { change: string }) => change)).toEqual(['changed']);
    expect(words.from).toMatchObject({ kind: 'last_year', year: 2024 });
    expect([submitted.to.number, submitted.blocks]).toEqual([1, words.blocks]);
  });
});

const withText = ({ value }: ReturnType<typeof aParagraph>, text: string) =>
  value.kind === 'block' && value.block.kind === 'paragraph'
    ? { ...value, block: { ...value.block, text } }
    : value;
