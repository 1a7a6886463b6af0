import { randomUUID } from 'node:crypto';
import type { Change } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TestBody, TestPerson } from '../../../test/a-body.ts';
import { aCell, aParagraph, seen, twoContributors } from '../../../test/a-report.ts';
import { cellAt, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { auditOf } from '../../../test/audit-of.ts';

const [CELL, OTHER] = ['tables/art20/art20_1/rules/issued', 'tables/art20/art20_1/rules/repealed'];
const STATEMENT = '以上各项本年度没有发生';

let started: StartedApp;
let body: TestBody;
let second: TestPerson;
let part: string;
let textPart: string;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  ({ body, second, tablePart: part, textPart } = await twoContributors(started));
});

const zero = (address: string, by: TestPerson, base = 0, raw = '0'): Change => ({
  id: randomUUID(),
  address,
  base,
  value: { kind: 'cell', raw, zeroReport: { confirmedBy: by.id, statement: STATEMENT } },
});
const history = async (query: object, partId = part) =>
  (await (await started.as(body.contributor)).get(`/api/parts/${partId}/history`).query(query)).body;
const confirmations = async () =>
  (await auditOf(started.db, body)).filter(({ action }) => action === 'part.confirm_zero');

it('keeps who stands for a zero with the change and on record, once', async () => {
  const changes = [zero(CELL, body.contributor), zero(OTHER, body.contributor)];

  await save(started, body.contributor, part, changes);
  await save(started, body.contributor, part, changes);

  expect(await history({ address: CELL })).toMatchObject([
    { after: '0', zeroReport: { by: body.contributor.name, statement: STATEMENT } },
  ]);
  expect(await confirmations()).toMatchObject([
    {
      actorId: body.contributor.id,
      after: {
        confirmedBy: body.contributor.name,
        statement: STATEMENT,
        zeros: [{ address: CELL }, { address: OTHER }],
      },
    },
  ]);
});

it('holds 0, 未填 and 不适用 apart', async () => {
  await save(started, body.contributor, part, [aCell(CELL, '0'), aCell(OTHER, '/')]);

  const now = await seen(started, body.office, part);

  const blank = now.cells.find(({ address }) => address !== CELL && address !== OTHER);
  expect([cellAt(now, CELL), cellAt(now, OTHER), blank]).toMatchObject([
    { raw: '0', value: 0 },
    { raw: '/', value: 'n/a' },
    { raw: '', value: null, version: 0 },
  ]);
  expect((await history({ address: CELL }))[0].zeroReport).toBeNull();
  expect(await confirmations()).toEqual([]);
});

it('stands for a zero that somebody else has typed meanwhile', async () => {
  await save(started, second, part, [aCell(CELL, '0')]);

  const { body: answer } = await save(started, body.contributor, part, [zero(CELL, body.contributor)]);

  expect(answer.results).toMatchObject([{ outcome: 'saved', place: { raw: '0', version: 2 } }]);
  expect(await confirmations()).toHaveLength(1);
});

it('is a conflict where somebody else has typed another figure, and no confirmation', async () => {
  await save(started, second, part, [aCell(CELL, '3')]);

  const { body: answer } = await save(started, body.contributor, part, [zero(CELL, body.contributor)]);

  expect(answer.results).toMatchObject([{ outcome: 'conflict', place: { raw: '3' } }]);
  expect(await confirmations()).toEqual([]);
});

it("refuses a zero in another's name, and another figure than 0", async () => {
  const inAnothersName = await save(started, body.contributor, part, [zero(CELL, second)]);
  const three = await save(started, body.contributor, part, [zero(CELL, body.contributor, 0, '3')]);

  expect(inAnothersName).toMatchObject({
    status: 400,
    body: { details: [{ field: CELL, message: '零报告须由确认人本人提交' }] },
  });
  expect(three).toMatchObject({ status: 400, body: { details: [{ message: '零报告只能填 0' }] } });
  expect(await history({ address: CELL })).toEqual([]);
});

it('gives back the whole of what stood at a place, to be restored as a new change', async () => {
  const id = randomUUID();
  const table = {
    id,
    kind: 'table' as const,
    rows: [
      ['渠道', '条数'],
      ['网站', '100'],
    ],
  };
  const address = `sections/s1/blocks/${id}`;
  const written = { kind: 'block' as const, block: table, position: 'a0' };
  await save(started, body.contributor, textPart, [{ id: randomUUID(), address, base: 0, value: written }]);
  await save(started, body.contributor, textPart, [
    { id: randomUUID(), address, base: 1, value: { kind: 'removed' } },
  ]);

  const [removal, writing] = await history({ address }, textPart);
  await save(started, body.contributor, textPart, [
    { id: randomUUID(), address, base: 2, value: writing.value },
  ]);

  expect([removal.value, writing.value]).toEqual([{ kind: 'removed' }, written]);
  expect((await seen(started, body.office, textPart)).blocks).toMatchObject([{ block: table, version: 3 }]);
});

it('lists the latest changes of the whole part, what was removed too', async () => {
  const first = aParagraph('s1', '会被删去。');
  await save(started, body.contributor, textPart, [first]);
  await save(started, second, textPart, [
    { id: randomUUID(), address: first.address, base: 1, value: { kind: 'removed' } },
  ]);

  expect(await history({}, textPart)).toMatchObject([
    { address: first.address, by: second.name, before: '会被删去。', after: null },
    { address: first.address, by: body.contributor.name, value: first.value },
  ]);
});
