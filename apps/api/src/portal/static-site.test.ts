import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../test/a-body.ts';
import { aPastContent, aPublication } from '../../test/a-publication.ts';
import { aReadyReport } from '../../test/a-report.ts';
import { actOnReport, publish } from '../../test/acts.ts';
import { type StartedApp, startApp } from '../../test/app.ts';
import { Attachment } from '../body/attachments/attachment.entity.ts';
import { type Folder, StaticSiteService } from './static-site.service.ts';

let started: StartedApp;
let body: TestBody;
let folder: Folder;
let server: Server;
let origin: string;
let fragmentId: string;

beforeAll(async () => {
  started = await startApp({ alone: true });
  body = await aBody(started.db);
  const { name } = body.organisation;
  const pictureId = await aPicture();
  const pictured = aPastContent(name, 2022, { text: '<script>alert(1)</script>' });
  pictured.sections[0]?.blocks.push({ id: 'p', kind: 'image', attachmentId: pictureId, caption: '图一' });
  await aPublication(started, body, aPastContent(name, 2017));
  await aPublication(started, body, aPastContent(name, 2021));
  await aPublication(started, body, aPastContent(name, 2022, { text: '更正前' }));
  ({ id: fragmentId } = await aPublication(started, body, pictured, { edition: 2, reason: '笔误' }));
  const report = await aReadyReport(started, body);
  await publish(started, body, report.id);
  await actOnReport(started, body.leader, report.id, 'take_down', { reason: '误公开' });
  folder = await started.app.get(StaticSiteService).folder(body.organisation.id);
  server = createServer(({ url = '/' }, answer) => {
    // As bare as a web server can be: a file by its name, and nothing else.
    const file = folder.get(new URL(url, 'http://x').pathname.slice(1));
    answer.writeHead(file ? 200 : 404).end(file);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
});
afterAll(async () => {
  server.close();
  await started.close();
});

async function aPicture(): Promise<string> {
  const { id } = await started.db.manager.save(Attachment, {
    organisationId: body.organisation.id,
    name: '图.png',
    mediaType: 'image/png',
    size: 3,
    sha256: '0'.repeat(64),
    bytes: Buffer.from('png'),
    uploadedBy: body.office.id,
  });
  return id;
}

const read = (name: string): string => new TextDecoder().decode(folder.get(name));
/** What stands in the page itself is no link. */
const linksIn = (html: string): string[] =>
  [...html.matchAll(/(?:href|src|action)="((?!data:)[^"]+)"/gu)].map(([, link]) =>
    (link ?? '').replaceAll('&amp;', '&'),
  );

it('leads from its pages to every file, and nowhere else', async () => {
  const pages = [...folder.keys()]
    .filter((name) => name.endsWith('.html'))
    .map((name) => `${origin}/${name}`);
  const [seen, waiting, broken] = [new Set<string>(), [...pages], [] as string[]];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const answer = await fetch(at);
    if (answer.status !== 200) broken.push(at);
    const text = await answer.text();
    if (!at.endsWith('.html')) continue;
    for (const link of linksIn(text)) waiting.push(new URL(link, at).href.replace(/#.*$/u, ''));
  }

  const reached = [...seen].map((at) => at.slice(origin.length + 1));
  expect(broken).toEqual([]);
  expect([...seen].filter((at) => !at.startsWith(origin))).toEqual([]);
  const unreached = [...folder.keys()].filter((name) => !reached.includes(name));
  expect(unreached).toEqual(['SHA256SUMS']);
  expect(reached).toEqual(
    expect.arrayContaining([
      '2022/index.html',
      '2022/1/index.html',
      '2022/2/report.pdf',
      '2022/compare.html',
      '2017/1/statistics.csv',
    ]),
  );
});

it('links only by where a file lies, so that the folder may stand anywhere', () => {
  const links = [...folder.keys()]
    .filter((name) => name.endsWith('.html'))
    .flatMap((name) => linksIn(read(name)));

  expect(links.length).toBeGreaterThan(100);
  expect(links.filter((link) => link.startsWith('/') || link.includes(':'))).toEqual([]);
});

it.each([2017, 2021, 2022])('says in the report of %i what the portal says', async (year) => {
  const article = (html: string) =>
    (/<article[\s\S]*<\/article>/u.exec(html)?.[0] ?? '')
      .replaceAll(/<tr><th scope="row">浏览量.*?<\/tr>/gu, '')
      .replaceAll(/ src="[^"]*"/gu, '');
  const { text } = await started.anyone().get(`/reports/${body.organisation.slug}/${year}`);

  expect(article(read(`${year}/index.html`))).toBe(article(text));
  expect(article(text).length).toBeGreaterThan(5000);
});

it('keeps the notice of what was taken down, and nothing of its text', () => {
  const [page, edition] = [read('2025/index.html'), read('2025/1/index.html')];

  expect([page, edition].map((html) => html.includes('该年度报告已撤下') && html.includes('误公开'))).toEqual(
    [true, true],
  );
  expect([...folder.keys()].filter((name) => name.startsWith('2025/'))).toEqual([
    '2025/1/index.html',
    '2025/index.html',
  ]);
  expect(read('index.html')).not.toContain('2025年政府信息公开');
});

it('sums every file, and is the same twice', async () => {
  const again = await started.app.get(StaticSiteService).folder(body.organisation.id);
  const sums = read('SHA256SUMS')
    .trim()
    .split('\n')
    .map((line) => line.split('  '));

  expect(sums.map(([, name]) => name)).toEqual(
    [...folder.keys()].filter((name) => name !== 'SHA256SUMS').toSorted(),
  );
  for (const [sum, name = ''] of sums)
    expect([
      name,
      createHash('sha256')
        .update(folder.get(name) ?? '')
        .digest('hex'),
    ]).toEqual([name, sum]);
  expect(new Map([...again].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]))).toEqual(
    new Map([...folder].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])),
  );
});

it('names addresses where it is told where it will stand', async () => {
  const placed = await started.app
    .get(StaticSiteService)
    .folder(body.organisation.id, 'https://www.example.gov.cn/nb/');
  const text = (name: string) => new TextDecoder().decode(placed.get(name));

  expect(text('2022/index.html')).toContain(
    '<link rel="canonical" href="https://www.example.gov.cn/nb/2022/index.html">',
  );
  expect(text('2022/index.html')).toContain(
    '"contentUrl":"https://www.example.gov.cn/nb/2022/2/report.docx"',
  );
  expect(text('feed.atom')).toContain('href="https://www.example.gov.cn/nb/2022/index.html"');
  expect(text('sitemap.xml')).toContain('<loc>https://www.example.gov.cn/nb/index.html</loc>');
});

it('gives the office the folder as a zip and a report as a fragment, and nobody else', async () => {
  const office = await started.as(body.office);

  const zip = await office
    .get('/api/portal/export')
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  const fragment = await office.get(`/api/publications/${fragmentId}/fragment`);
  const refused = await Promise.all(
    ['/api/portal/export', `/api/publications/${fragmentId}/fragment`].map(async (at) => [
      (await (await started.as(body.contributor)).get(at)).status,
      (await started.anyone().get(at)).status,
    ]),
  );
  const badBase = await office.get('/api/portal/export').query({ base: 'javascript:alert(1)' });

  expect([zip.status, zip.headers['content-type'], zip.body.toString('latin1', 0, 2)]).toEqual([
    200,
    'application/zip',
    'PK',
  ]);
  expect(fragment.status).toBe(200);
  expect(fragment.body.html).toMatch(/^<article [^>]*style="/u);
  expect(fragment.body.html).toContain('&lt;script&gt;alert(1)');
  expect(fragment.body.html).not.toMatch(/<(?:script|link|style)|class=|javascript:| id=/u);
  expect(fragment.body.html).toContain(`/reports/${body.organisation.slug}/2022/editions/2/attachments/`);
  expect(refused).toEqual([
    [403, 401],
    [403, 401],
  ]);
  expect(badBase.status).toBe(400);
});
