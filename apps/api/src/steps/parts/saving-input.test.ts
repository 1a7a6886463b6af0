import { randomUUID } from 'node:crypto';
import type { Change } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { aCell, anOpenReport, aParagraph, partOf, partsOf, seen } from '../../../test/a-report.ts';
import { cellAt, reportSeen, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { Attachment } from '../../body/attachments/attachment.entity.ts';

const CELL = 'tables/art20/art20_1/rules/issued';

// Whole workflows on a real database, on machines that do other things as well.
let started: StartedApp;
let body: TestBody;
let tablePart: string;
let textPart: string;
let reportId: string;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
  const report = await anOpenReport(started, body);
  reportId = report.id;
  tablePart = partOf(report, 's2').id;
  textPart = partOf(report, 's1').id;
});

const image = (attachmentId: string): Change => {
  const id = randomUUID();
  return {
    id: randomUUID(),
    address: `sections/s1/blocks/${id}`,
    base: 0,
    value: { kind: 'block', block: { id, kind: 'image', attachmentId, caption: '图' }, position: 'a0' },
  };
};

const anAttachment = async (organisationId: string, mediaType: string): Promise<string> => {
  const { id } = await started.db.manager.save(Attachment, {
    organisationId,
    name: '图.png',
    mediaType,
    size: 1,
    sha256: '0'.repeat(64),
    bytes: Buffer.from('x'),
    uploadedBy: body.office.id,
  });
  return id;
};

it.each([
  ['12a', null, '不是数字'],
  ['3,000件', 3000, ''],
  ['３０００', 3000, ''],
  ['-1', null, '负数'],
  ['1.5', null, '小数'],
  ['', null, ''],
  ['/', 'n/a', ''],
  ['<script>alert(1)</script>', null, '不是数字'],
])('keeps the figure “%s” as it was typed', async (raw, value, problem) => {
  const { status, body: answer } = await save(started, body.contributor, tablePart, [aCell(CELL, raw)]);

  expect(status).toBe(200);
  expect(answer.results[0].place).toMatchObject({ raw, value });
  const cell = cellAt(await seen(started, body.contributor, tablePart), CELL);
  expect(cell).toMatchObject({ raw, value });
  expect(cell?.problem ?? '').toContain(problem);
  expect(cell?.problem === null).toBe(problem === '');
});

it('refuses a place that is not one of the part, names it, and saves nothing of the request', async () => {
  const report = await reportSeen(started, body.office, reportId);
  const block = aParagraph('s1', '编号不对');
  const wrongId: Change = { ...block, address: `sections/s1/blocks/${randomUUID()}` };
  const printed = `h-${partsOf(report)[0]?.id}`;
  const asHeading: Change = {
    id: randomUUID(),
    address: `sections/s1/blocks/${printed}`,
    base: 0,
    value: { kind: 'block', block: { id: printed, kind: 'paragraph', text: '冒充' }, position: 'a0' },
  };
  const cases: [partId: string, change: Change][] = [
    [partOf(report, 's3').id, aCell('tables/applications/granted/total', '1')],
    [partOf(report, 's3').id, aCell(CELL, '1')],
    [tablePart, aCell('tables/art20/art20_1/rules/no_such_column', '1')],
    [tablePart, aCell('nowhere', '1')],
    [tablePart, aCell('tables/__proto__/x', '1')],
    [tablePart, { ...aCell(CELL, ''), value: { kind: 'removed' } }],
    [tablePart, { ...block, address: CELL }],
    [textPart, aParagraph('s5', '别人的部分')],
    [textPart, wrongId],
    [textPart, asHeading],
    [textPart, aCell(CELL, '1')],
    [textPart, image(randomUUID())],
    [textPart, image(await anAttachment(body.organisation.id, 'application/pdf'))],
    [textPart, image(await anAttachment((await aBody(started.db)).organisation.id, 'image/png'))],
  ];

  for (const [partId, change] of cases) {
    const good = partId === textPart ? [aParagraph('s1', '好的一段')] : [];
    const { status, body: answer } = await save(started, body.contributor, partId, [...good, change]);
    const field =
      change.value.kind === 'block' && change.value.block.kind === 'image'
        ? change.value.block.attachmentId
        : change.address;
    expect([status, answer.code, answer.details[0].field]).toEqual([422, 'reference-unknown', field]);
  }
  expect(await started.db.query('SELECT 1 FROM place WHERE report_id = $1', [reportId])).toEqual([]);
});

it('takes a picture of the body into a text', async () => {
  const attachmentId = await anAttachment(body.organisation.id, 'image/png');

  const { status } = await save(started, body.contributor, textPart, [image(attachmentId)]);

  expect(status).toBe(200);
});

it('refuses a block id that another part of the section has', async () => {
  const { id: sectionReport } = await reportSeen(started, body.office, reportId);
  await started.db.query(
    `INSERT INTO part (organisation_id, report_id, section_id, scope, position, status, department_id, version)
     VALUES ($1, $2, 's1', '{"kind":"heading","heading":"乙"}', 1, 'assigned', $3, 1)`,
    [body.organisation.id, sectionReport, body.department.id],
  );
  const change = aParagraph('s1', '甲的一段');
  await save(started, body.contributor, textPart, [change]);
  const report = await reportSeen(started, body.office, reportId);
  const other = partsOf(report).find(({ label }) => label === '乙');

  const statuses = await Promise.all(
    [0, 1].map(
      async (base) =>
        (await save(started, body.contributor, other?.id ?? '', [{ ...change, id: randomUUID(), base }]))
          .status,
    ),
  );

  expect(statuses).toEqual([422, 422]);
  expect((await seen(started, body.contributor, textPart)).blocks).toHaveLength(1);
});

it.each([
  ['U+0000', 'a\u0000b'],
  ['a lone surrogate', 'a\ud800b'],
  ['a control character', 'a\u0007b'],
  ['a text of 20,001 characters', '字'.repeat(20_001)],
])('refuses %s with a sentence', async (_, text) => {
  const { status, body: answer } = await save(started, body.contributor, textPart, [aParagraph('s1', text)]);

  expect([status, answer.code]).toEqual([400, 'invalid-input']);
  expect(answer.details[0].message).toMatch(/\p{Script=Han}/u);
});

it.each([
  ['20,000 characters', '字'.repeat(20_000)],
  ['script tags', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['lines, tabs, signs beyond the basic plane', '一\n二\t三 𠮷 👨‍👩‍👧 \u202e右'],
  ['what looks like SQL and JSON', `'); DROP TABLE place; -- {"a":1} \\u0000 $1`],
])('stores %s and gives it back unchanged', async (_, text) => {
  const change = aParagraph('s1', text);

  const { status } = await save(started, body.contributor, textPart, [change]);

  expect(status).toBe(200);
  const [stored] = (await seen(started, body.office, textPart)).blocks;
  expect(stored?.block).toMatchObject({ kind: 'paragraph', text });
});

it('refuses a body over 5 MB', async () => {
  const changes = Array.from({ length: 400 }, (_, i) => aParagraph('s1', '字'.repeat(20_000), `a${i}`));

  const { status, body: answer } = await save(started, body.contributor, textPart, changes);

  expect([status, answer.code]).toEqual([413, 'too-large']);
});
