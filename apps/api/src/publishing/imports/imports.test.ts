import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { decodeSource, importReport, isRefusal } from '@nianbao/importer';
import { blankReport, findFormat, type ReportContent } from '@nianbao/report-formats';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { auditOf } from '../../../test/audit-of.ts';
import { Publication } from '../../report/publications/publication.entity.ts';

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
});

const aPastReport = (year = 2017): ReportContent => ({
  ...blankReport('2014', year, body.organisation.name),
  sections: [
    { id: 'h1', number: '一、', title: '概述', blocks: [{ id: 'b1', kind: 'paragraph', text: '原文。' }] },
  ],
});
async function aSource(of: TestBody = body): Promise<string> {
  const agent = await started.as(of.office);
  const { body: view } = await agent
    .post('/api/attachments')
    .attach('file', Buffer.from('原文。'), '2017.txt');
  return view.id;
}
const store = async (content: object, more: object = {}) =>
  (await started.as(body.office)).post('/api/archive').send({
    content,
    publishedOn: '2018-01-20',
    source: { name: '2017.txt', attachmentId: await aSource() },
    ...more,
  });
const stored = () => started.db.manager.findBy(Publication, { organisationId: body.organisation.id });

it('stores a past report as published, marked as imported, with its source, on record and on the portal', async () => {
  const { status, body: summary } = await store(aPastReport());

  const [publication] = await stored();
  expect([status, summary.imported, summary.publishedAt.slice(0, 10)]).toEqual([200, true, '2018-01-19']);
  expect(publication).toMatchObject({ imported: true, sourceName: '2017.txt', year: 2017, edition: 1 });
  expect((await auditOf(started.db, body)).map(({ action }) => action)).toContain('archive.store');
  const page = await started.anyone().get(summary.path);
  expect(page.text).toContain('往年年报，按原文导入');
  const home = await started.anyone().get('/').query({ body: body.organisation.name });
  expect(home.text).toContain('<span class="tag">导入</span>');
});

it('keeps a figure that the table printed on a heading row', async () => {
  const [heading] =
    findFormat('2014').tables[0]?.blocks[0]?.rows.filter(({ kind }) => kind === 'group') ?? [];

  const { status } = await store({ ...aPastReport(), tables: { statistics: { [heading?.id ?? '']: 155 } } });

  expect([heading === undefined, status]).toEqual([false, 200]);
});

const SEEDS = new URL('../../../../../../shared/seeds/', import.meta.url);
const seeds = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => name.endsWith('.txt')) : [];
const FIGURE = /^-?\d+(?:\.\d+)?元?$/u;
/** In printed order, by the layout of the text alone: a cell ends in a bar. */
const figuresOf = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.includes('|'))
    .flatMap((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cell) => FIGURE.test(cell));

it.skipIf(seeds.length === 0)(
  'shows real reports on the portal with every figure of their tables (skipped without ../shared/seeds)',
  async () => {
    for (const name of seeds) {
      body = await aBody(started.db);
      const bytes = readFileSync(new URL(name, SEEDS));
      const source = decodeSource(bytes, name);
      const read = isRefusal(source) ? source : importReport(source);
      if (isRefusal(read)) throw new Error(read.refusal.message);
      // A text without a title gets one by the office, as the import page proposes.
      const { title, ...rest } = read.content;
      const content = {
        ...rest,
        organisation: body.organisation.name,
        title: title || '政府信息公开年度报告',
      };
      const { status, body: summary } = await store(content, { publishedOn: `${content.year + 1}-12-31` });

      expect([name, status, summary.details]).toEqual([name, 200, undefined]);
      const { text } = await started.anyone().get(summary.path);
      const shown = [...text.matchAll(/<td(?![^>]*data-metadata)[^>]*>([^<]*)<\/td>/gu)].map(
        ([, cell = '']) => cell.trim(),
      );
      expect([name, shown.filter((cell) => FIGURE.test(cell))]).toEqual([
        name,
        figuresOf(bytes.toString('utf8')),
      ]);
    }
  },
);

it('refuses a year that is there, and says so', async () => {
  await store(aPastReport());

  const { status, body: answer } = await store(aPastReport());

  expect([status, answer.code]).toEqual([409, 'already-exists']);
  expect(answer.details[0].message).toBe('2017 年度的年报已经公开，不能重复导入');
});

it('stores one of eight at the same time', async () => {
  const content = aPastReport();

  const answers = await Promise.all(Array.from({ length: 8 }, () => store(content)));

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)]);
  expect(await stored()).toHaveLength(1);
});

it.each([
  ['no title', { title: ' ' }, 'content.title'],
  ['no body', { organisation: '' }, 'content.organisation'],
  ['year 0', { year: 0 }, 'content.year'],
  ['a year after its publication', { year: 2019 }, 'content.year'],
  ['a table of another form', { tables: { art20: {} } }, 'tables/art20'],
  ['a figure outside the form', { tables: { statistics: { nowhere: 1 } } }, 'tables/statistics/nowhere'],
  [
    'an id twice',
    {
      sections: [
        { id: 'h1', number: '', title: 'a', blocks: [] },
        { id: 'h1', number: '', title: 'b', blocks: [] },
      ],
    },
    'sections/h1',
  ],
])('refuses a report with %s, names the place and stores nothing', async (_, wrong, field) => {
  const { status, body: answer } = await store({ ...aPastReport(), ...wrong });

  expect([status, answer.code]).toEqual([400, 'invalid-input']);
  expect(answer.details.map((detail: { field: string }) => detail.field)).toContain(field);
  expect(await stored()).toEqual([]);
});

it('refuses a day of publication in the future, and the source of another body', async () => {
  const other = await aBody(started.db);

  const future = await store(aPastReport(), { publishedOn: '2999-01-01' });
  const foreign = await store(aPastReport(), {
    source: { name: '2017.txt', attachmentId: await aSource(other) },
  });

  expect([future.status, foreign.status]).toEqual([400, 422]);
  expect(await stored()).toEqual([]);
});
