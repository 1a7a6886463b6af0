import { createHash, randomUUID } from 'node:crypto';
import { blankReport, cellsOf, findFormat, type FormatId, type ReportContent } from '@nianbao/report-formats';
import type { ReportView } from '@nianbao/contracts';
import type request from 'supertest';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aBody, type TestBody } from '../../test/a-body.ts';
import { aPastContent, aPublication } from '../../test/a-publication.ts';
import { anOpenReport, aParagraph, aReadyReport, partOf } from '../../test/a-report.ts';
import { actOnPart, clear, handIn, publish, save } from '../../test/acts.ts';
import { type StartedApp, startApp } from '../../test/app.ts';
import { Attachment } from '../body/attachments/attachment.entity.ts';
import { Clock } from '../platform/clock/clock.module.ts';
import { ViewCounter } from './view-counter.ts';

// Whole workflows on a real database, on machines that do other things as well.
const SCRIPT = '<script>alert("年报")</script><img src=x onerror=alert(1)>';
const ESCAPED = '&lt;script&gt;alert(&quot;年报&quot;)&lt;/script&gt;';

let started: StartedApp;
let body: TestBody;
let report: ReportView;
let picture: string;
let privatePicture: string;
let daysLater = 0;

const clock = new (class extends Clock {
  override now(): Date {
    return new Date(Date.now() + daysLater * 86_400_000);
  }
})();

beforeAll(async () => {
  started = await startApp({ alone: true, providers: [[Clock, clock]] });
  body = await aBody(started.db);
  picture = await anAttachment(body, 'image/png');
  privatePicture = await anAttachment(body, 'image/png');
  report = await aReadyReport(started, body);
  const { id } = partOf(report, 's5');
  await actOnPart(started, body.office, id, 'reopen', { places: [{ address: '', reason: '补充' }] });
  const imageId = randomUUID();
  const { status } = await save(started, body.contributor, id, [
    aParagraph('s5', SCRIPT, 'a5'),
    {
      id: randomUUID(),
      address: `sections/s5/blocks/${imageId}`,
      base: 0,
      value: {
        kind: 'block',
        block: { id: imageId, kind: 'image', attachmentId: picture, caption: `图注${SCRIPT}` },
        position: 'a6',
      },
    },
  ]);
  if (status !== 200) throw new Error('not saved');
  await handIn(started, body, id);
  await clear(started, body, report, ['s5']);
  await publish(started, body, report.id);
});
afterAll(() => started.close());

async function anAttachment({ organisation, office }: TestBody, mediaType: string): Promise<string> {
  const { id } = await started.db.manager.save(Attachment, {
    organisationId: organisation.id,
    name: '附件',
    mediaType,
    size: 3,
    sha256: '0'.repeat(64),
    bytes: Buffer.from('png'),
    uploadedBy: office.id,
  });
  return id;
}

const at = (path: string, agent = 'a browser') => started.anyone().get(path).set('user-agent', agent);
const pathOf = (year = 2025) => `/reports/${body.organisation.slug}/${year}`;

/** A past report with every cell filled and a paragraph in every section. */
function aPastReport(formatId: FormatId, year: number): ReportContent {
  const format = findFormat(formatId);
  const blank = blankReport(formatId, year, body.organisation.name);
  return {
    ...blank,
    sections: blank.sections.map((section) => ({
      ...section,
      blocks: [{ id: 'b1', kind: 'paragraph', text: `${year}年${section.title}${SCRIPT}` }],
    })),
    tables: Object.fromEntries(
      format.tables.map((table) => [
        table.id,
        Object.fromEntries(cellsOf(table).map(({ path }) => [path, 7])),
      ]),
    ),
  };
}

const archive = async (content: ReportContent, who = body.office) =>
  (await started.as(who)).post('/api/archive').send({
    content,
    publishedOn: `${content.year + 1}-01-20`,
    source: { name: '原文.pdf', attachmentId: await anAttachment(body, 'application/pdf') },
  });

it('shows the published report to everybody, with its tables and metadata, without a session', async () => {
  const { status, text, headers } = await at(pathOf());

  expect([status, headers['content-type'], headers['set-cookie']]).toEqual([
    200,
    'text/html; charset=utf-8',
    undefined,
  ]);
  for (const words of [
    '发布机构',
    '公开目录',
    '浏览量',
    '打印',
    '返回列表',
    '第二十条第（一）项',
    '自然人',
    '行政复议',
  ])
    expect(text).toContain(words);
  expect(text).toContain('本年度工作情况如下。');
});

it('shows script in any text as the text that it is', async () => {
  const { text, headers } = await at(pathOf());

  expect(text).toContain(ESCAPED);
  expect(text).not.toContain('<script>alert');
  expect(text).not.toContain('<img src=x');
  expect(headers['content-security-policy']).toContain("default-src 'self'");
});

it.each([
  ['2014', 2016],
  ['2019', 2020],
] as const)('shows an imported report of format %s', async (formatId, year) => {
  const stored = await archive(aPastReport(formatId, year));
  const again = await archive(aPastReport(formatId, year));
  const reader = await archive(aPastReport(formatId, year - 1), body.contributor);

  expect([stored.status, again.status, reader.status]).toEqual([200, 409, 403]);
  expect(stored.body).toMatchObject({ year, imported: true, path: pathOf(year) });
  const { status, text } = await at(pathOf(year));
  expect(status).toBe(200);
  expect(text).toContain(`${year}年${findFormat(formatId).sections[0]?.title}`);
  expect(text.match(/<td[^>]*>\s*7/gu)?.length).toBeGreaterThan(10);
  expect(text).not.toContain('<script>alert');
  const json = await at(`${pathOf(year)}/editions/1/files/report.json`);
  expect(json.status).toBe(200);
});

it('gives the same bytes of every file each time', async () => {
  const names = ['report.json', 'report.xml', 'art20.csv', 'applications.csv', 'review_litigation.csv'];
  const read = (name: string) => at(`${pathOf()}/editions/1/files/${name}`).buffer(true).parse(bytesOf);

  for (const name of names) {
    const [first, second] = [await read(name), await read(name)];
    expect([name, first.status, first.body.length > 100]).toEqual([name, 200, true]);
    expect(first.body.equals(second.body)).toBe(true);
    expect(first.headers['content-disposition']).toContain(name);
  }
  const json = JSON.parse((await read('report.json')).body.toString('utf8'));
  expect(JSON.stringify(json)).toContain('本年度工作情况如下。');
  const hash = createHash('sha256')
    .update((await read('report.json')).body)
    .digest('hex');
  for (const name of names.slice(1)) expect((await read(name)).body.toString('utf8')).toContain(hash);
  expect((await at(pathOf())).text).toContain('report.json');
});

it('answers with a page where nothing is', async () => {
  const paths = [
    '/reports/nowhere/2025',
    `${pathOf()}/editions/9`,
    `${pathOf()}/editions/x`,
    `${pathOf()}/editions/1/files/..%2f..%2fpackage.json`,
    `${pathOf()}/editions/1/files/report.exe`,
    `${pathOf()}/editions/1/attachments/x`,
    `/reports/${body.organisation.slug}/abcd`,
    `/reports/${body.organisation.slug}/1899`,
    '/reports/%27%3B--/2025',
    '/reports/%00/2025',
    '/reports/%F0%9F%98%80/2025/editions/1/files/report.json',
  ];

  for (const path of paths) {
    const { status, text, headers } = await at(path);
    expect([path, status, headers['content-type']]).toEqual([path, 404, 'text/html; charset=utf-8']);
    expect(text).toMatch(/\p{Script=Han}/u);
  }
});

it('answers a browser with a page at an address that no route has, and a program in the common shape', async () => {
  const ask = (path: string, accept: string) => started.anyone().get(path).set({ accept });
  const [lost, api, program] = [
    await ask('/no/such/page', 'text/html,*/*;q=0.8'),
    await ask('/api/nothing', 'text/html,*/*;q=0.8'),
    await ask('/no/such/page', 'application/json'),
  ];

  expect([lost.status, lost.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(lost.text).toContain('查看全部年度报告');
  for (const { status, body: answer } of [api, program])
    expect([status, answer.code]).toEqual([404, 'not-found']);
});

it('counts nobody who asks for the head alone', async () => {
  const counter = started.app.get(ViewCounter);
  await counter.write();
  const before = await started.db.query('SELECT sum(visitors) FROM view_count');
  const { status } = await started.anyone().head(pathOf()).set('user-agent', 'only the head');
  await counter.write();

  expect(status).toBe(200);
  expect(await started.db.query('SELECT sum(visitors) FROM view_count')).toEqual(before);
});

it('counts a visitor once a day, and keeps nothing that tells who it was', async () => {
  const counter = started.app.get(ViewCounter);
  const visit = async (agent: string) => {
    await at(pathOf(), agent);
    await counter.write();
  };
  const viewsAfter = async (agent: string) => {
    await visit(agent);
    return Number(/浏览量 ([\d,]+)</u.exec((await at(pathOf(), agent)).text)?.[1]);
  };

  const first = await viewsAfter('first');
  const again = [await viewsAfter('first'), await viewsAfter('first')];
  const second = await viewsAfter('second');
  const [salt] = await started.db.query('SELECT * FROM view_salt');
  const kept = JSON.stringify(await started.db.query('SELECT * FROM publication_view'));
  daysLater = 1;
  const tomorrow = await viewsAfter('first');
  const salts = await started.db.query('SELECT * FROM view_salt');
  const [marks] = await started.db.query(
    'SELECT count(*)::int AS of_yesterday FROM publication_view WHERE day < $1',
    [clock.today()],
  );
  daysLater = 0;

  expect([again, second, tomorrow]).toEqual([[first, first], first + 1, first + 2]);
  expect(kept).not.toMatch(/127\.0\.0\.1|first/u);
  expect(salts).toHaveLength(1);
  expect(salts[0].salt).not.toEqual(salt.salt);
  expect(marks).toEqual({ of_yesterday: 0 });
});

it('lists what is public, by body, year and words, and nothing that is being prepared', async () => {
  const neighbour = await aBody(started.db);
  const hidden = await anOpenReport(started, neighbour);
  await save(started, neighbour.contributor, partOf(hidden, 's1').id, [aParagraph('s1', '尚未公开的一段')]);
  const home = async (query: object) => (await started.anyone().get('/').query(query)).text;
  const name = body.organisation.name;

  expect(await home({ body: name })).toContain(pathOf());
  expect(await home({ body: name, year: 1999 })).not.toContain(pathOf());
  expect(await home({ q: '本年度工作情况' })).toContain(pathOf());
  // Words of the stored form are no words of the report.
  for (const q of [
    'paragraph',
    'attachmentId',
    '%',
    '_',
    '尚未公开的一段',
    SCRIPT.slice(0, 8).replace('<', '\\'),
  ])
    expect(await home({ q })).not.toContain(`href="${pathOf()}"`);
  expect(await home({})).not.toContain(neighbour.organisation.slug);
  expect((await at(`/reports/${neighbour.organisation.slug}/2025`)).status).toBe(404);
  expect((await at(`/reports/${neighbour.organisation.slug}/2025/editions/1/files/report.json`)).status).toBe(
    404,
  );
});

it('survives any query of the list', async () => {
  for (const query of [
    'q=%',
    'q=%00',
    'q=\\',
    'q[]=1',
    'year=x',
    'year=99999999999',
    'size=xxl',
    'contrast=',
    `q=${'年'.repeat(500)}`,
  ]) {
    const { status } = await at(`/?${encodeURI(query).replace('%2500', '%00')}`);
    expect([query, status]).toEqual([query, 200]);
  }
});

it('counts on after a correction, and once who reads both editions on a day', async () => {
  const other = await aBody(started.db);
  const counter = started.app.get(ViewCounter);
  const address = `/reports/${other.organisation.slug}/2020`;
  const views = async (path: string, agent: string) => {
    await at(path, agent);
    await counter.write();
    return Number(/浏览量 ([\d,]+)</u.exec((await at(path, agent)).text)?.[1]);
  };
  await aPublication(started, other, aPastContent(other.organisation.name, 2020));
  const before = [await views(address, 'one'), await views(address, 'two')];
  await aPublication(started, other, aPastContent(other.organisation.name, 2020, { text: '改正' }), {
    edition: 2,
    reason: '笔误',
  });
  await vi.waitFor(async () => expect((await at(address, 'one')).text).toContain('改正'));

  expect([before, await views(address, 'one'), await views(`${address}/editions/1`, 'three')]).toEqual([
    [1, 2],
    2,
    3,
  ]);
});

it('shows a picture that a published text shows, and no other attachment', async () => {
  const of = (id: string) => at(`${pathOf()}/editions/1/attachments/${id}`);

  const shown = await of(picture);

  expect([shown.status, shown.headers['content-type'], shown.headers['x-content-type-options']]).toEqual([
    200,
    'image/png',
    'nosniff',
  ]);
  // The fragment shows it on the body's own website.
  expect(shown.headers['cross-origin-resource-policy']).toBe('cross-origin');
  expect([(await of(privatePicture)).status, (await of(randomUUID())).status]).toEqual([404, 404]);
  expect((await at(`/api/attachments/${privatePicture}`)).status).toBe(401);
});

/** The bytes as they were sent: supertest would decode a text. */
function bytesOf(response: request.Response, done: (error: Error | null, bytes: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
