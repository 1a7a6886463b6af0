import { createHash } from 'node:crypto';
import { parseAddress } from '@nianbao/report-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../test/a-body.ts';
import { aPastContent, aPublication } from '../../test/a-publication.ts';
import { aCell, aReadyReport, partOf, seen } from '../../test/a-report.ts';
import { actOnPart, actOnReport, clear, handIn, publish, save } from '../../test/acts.ts';
import { type StartedApp, startApp } from '../../test/app.ts';
import { Publication } from '../report/publications/publication.entity.ts';
import { MOST_UPLOADS, UploadLimit } from './upload-limit.ts';

let started: StartedApp;
let body: TestBody;
let neighbour: TestBody;

beforeAll(async () => {
  started = await startApp({ alone: true });
  body = await aBody(started.db);
  neighbour = await aBody(started.db);
  for (const [year, figure] of [
    [2018, 4],
    [2020, 5],
    [2021, 6],
    [2022, 9],
  ] as const)
    await aPublication(started, body, aPastContent(body.organisation.name, year, { figure }));
  await aPublication(started, neighbour, aPastContent(neighbour.organisation.name, 2022, { figure: 11 }));
});
afterAll(() => started.close());

const get = (path: string, query: object = {}) => started.anyone().get(path).query(query);
const report = (year: number, edition?: number) =>
  `/reports/${body.organisation.slug}/${year}${edition === undefined ? '' : `/editions/${edition}`}`;

it('shows all years of a body, its figures drawn and in tables, each year beside the one before', async () => {
  const { status, text } = await get(`/bodies/${body.organisation.slug}`);

  expect(status).toBe(200);
  expect([...text.matchAll(/<th scope="row"><a href="[^"]*\/(\d{4})"/gu)].map(([, year]) => year)).toEqual([
    '2022',
    '2021',
    '2020',
    '2018',
  ]);
  expect(text).toContain('aria-label="新收申请（件）：2020年 5，2021年 6，2022年 9"');
  expect(text).toContain('<th scope="row">2022年</th><td>9</td><td>+3</td>');
  expect(text).toContain('行政复议（件）：2018年 4，2020年 5，2021年 6，2022年 9');
  expect(text).not.toContain(neighbour.organisation.name);
  expect((await get('/bodies/nobody')).status).toBe(404);
  expect((await get('/bodies/%00')).status).toBe(404);
});

it('sets two years, or two bodies, beside each other cell by cell', async () => {
  const [a, b] = [body.organisation.name, neighbour.organisation.name];
  const bodies = await get('/compare', { 'body-a': a, 'year-a': 2022, 'body-b': b, 'year-b': 2022 });
  const years = await get('/compare', { 'body-a': a, 'year-a': 2020, 'body-b': a, 'year-b': 2021 });
  const nothing = await get('/compare', { 'body-a': a, 'year-a': 1999, 'body-b': '<b>', 'year-b': 2022 });

  expect(bodies.text).toMatch(/表格共 (\d+) 格：\1 格不同，0 格相同。/u);
  expect(bodies.text).toContain('<td>9</td><td>11</td><td>+2</td>');
  expect(years.text).toMatch(/\d+ 格因两份年报格式不同而没有对应项/u);
  expect(years.text).toContain('<td><span class="none">无对应项</span></td><td>6</td><td>—</td>');
  expect([nothing.status, nothing.text.includes('所选单位和年度没有已公开的年度报告')]).toEqual([200, true]);
});

it('sets the texts of two years beside each other, word by word', async () => {
  const a = body.organisation.name;
  const years = { 'body-a': a, 'year-a': 2021, 'body-b': a, 'year-b': 2022 };

  const { text } = await get('/compare', years);
  const again = await get('/compare', years);

  const texts = text.slice(text.indexOf('id="texts"'));
  expect(texts).toMatch(/共 (\d+) 段：\1 段不同，0 段相同/u);
  expect(texts).toMatch(/<td><mark>2021<\/mark>年总体情况[^<]*<\/td><td><mark>2022<\/mark>年总体情况/u);
  expect(again.text).toBe(text);
});

it('says of a file, by its hash or as it is sent, whether it is a published one', async () => {
  const file = await get(`${report(2022, 1)}/files/report.json`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  const hash = createHash('sha256').update(file.body).digest('hex');
  const send = (bytes: Buffer, name: string) => started.anyone().post('/verify').attach('file', bytes, name);

  const asked = await get('/verify', { hash: hash.toUpperCase() });
  const sent = await send(file.body, '下载的.json');
  const changed = await send(Buffer.concat([file.body, Buffer.from(' ')]), '<b>.json');
  const empty = await started.anyone().post('/verify').field('x', 'y');
  const wrong = await get('/verify', { hash: 'abc' });
  const form = await started.anyone().post('/verify').type('form').send('file=x');
  const foreign = await send(file.body, 'a.json').set('origin', 'https://elsewhere.example');

  for (const { status, text } of [asked, sent]) {
    expect(status).toBe(200);
    expect(text).toContain('是本站公开的文件，内容未被改动');
    expect(text).toContain(`href="${report(2022)}"`);
    expect(text).toContain('全文数据（JSON）');
  }
  expect(changed.text).toContain('文件“&lt;b&gt;.json”不是本站公开的文件');
  expect([empty.status, wrong.status]).toEqual([400, 400]);
  expect(empty.text).toContain('请在下方选择一个文件');
  expect(wrong.text).toContain('校验值应为 64 位十六进制数字');
  expect([form.status, foreign.status].every((status) => status >= 400 && status < 500)).toBe(true);
});

it('lists for programs what is public: feeds, sitemap, robots', async () => {
  const [feed, own, sitemap, robots] = await Promise.all(
    ['/feed.atom', `/bodies/${neighbour.organisation.slug}/feed.atom`, '/sitemap.xml', '/robots.txt'].map(
      (path) => get(path),
    ),
  );
  const rss = await get('/feed.rss');
  const bodyPage = await get(`/bodies/${neighbour.organisation.slug}`);

  for (const xml of [feed, own, sitemap])
    expect(xml?.text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/u);
  expect(feed?.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  expect(feed?.text.match(/<entry>/gu)).toHaveLength(5);
  expect(own?.text.match(/<entry>/gu)).toHaveLength(1);
  expect(rss.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
  expect(rss.text.match(/<item>/gu)).toHaveLength(5);
  // As a reader finds them: from the page of the body its own.
  const found = [
    ...bodyPage.text.matchAll(/<link rel="alternate" type="application\/(\w+)\+xml"[^>]*href="([^"]+)">/gu),
  ];
  expect(found.map(([, kind]) => kind)).toEqual(['atom', 'rss']);
  for (const [, , href = ''] of found) {
    const { status, text } = await get(href);
    expect([status, text.match(/<(?:entry|item)>/gu)?.length]).toEqual([200, 1]);
  }
  // The list, five reports, two bodies.
  expect(sitemap?.text.match(/<url>/gu)).toHaveLength(8);
  expect(sitemap?.text).toContain(`<loc>http://127.0.0.1:3000/bodies/${neighbour.organisation.slug}</loc>`);
  expect(sitemap?.text).toContain(`<loc>http://127.0.0.1:3000${report(2018)}</loc>`);
  const page = await get(report(2022));
  const schema = await get(/href="([^"]+)">数据结构说明/u.exec(page.text)?.[1] ?? '');
  expect([schema.status, schema.headers['content-type']]).toEqual([
    200,
    'application/schema+json; charset=utf-8',
  ]);
  expect(schema.body.properties.formatId.enum).toEqual(['2014', '2019', '2021']);
  expect(robots?.text).toContain('Sitemap: http://127.0.0.1:3000/sitemap.xml');
});

it('tells of a correction cell by cell and word by word, why, and who approved it', async () => {
  const prepared = await aReadyReport(started, body);
  await publish(started, body, prepared.id);
  await actOnReport(started, body.office, prepared.id, 'correct', { reason: '统计口径有误。' });
  const { id } = partOf(prepared, 's2');
  await actOnPart(started, body.office, id, 'reopen', { places: [{ address: '', reason: '改' }] });
  const part = await seen(started, body.contributor, id);
  const cell = part.cells.find(
    ({ address }) => parseAddress(address)?.kind === 'cell' && address.includes('licence'),
  );
  await save(started, body.contributor, id, [aCell(cell?.address ?? '', '1286', cell?.version)]);
  await handIn(started, body, id);
  await clear(started, body, prepared, ['s2']);
  await publish(started, body, prepared.id);

  const [first, second] = await started.db.manager.find(Publication, {
    where: { reportId: prepared.id },
    order: { edition: 'ASC' },
  });
  const { text } = await get(report(2025));
  const list = await get('/', { body: body.organisation.name });

  // The day on which the report became public stays; that of the correction stands beside it.
  expect(text).toContain(`公开时间 <time datetime="${first?.publishedAt.toISOString()}">`);
  expect(text).toContain(`更正时间 <time datetime="${second?.publishedAt.toISOString()}">`);
  expect(list.text).toContain(`<time datetime="${first?.publishedAt.toISOString()}">`);
  expect(text).toContain('更正为第 2 版。原因：统计口径有误。签发：领导甲。');
  expect(text).toContain('更正内容（1 处）');
  expect(text).toMatch(/“行政许可”[^<]*<\/th><td><del>0<\/del><\/td><td><ins>1286<\/ins><\/td>/u);
  expect(text).toContain(`href="${report(2025, 1)}">查看更正前的版本（第 1 版）`);
  const old = await get(report(2025, 1));
  expect([old.status, old.text.includes('1286'), old.text.includes('您正在查看历史版本')]).toEqual([
    200,
    false,
    true,
  ]);
  const file = await get(`${report(2025, 1)}/files/art20.csv`);
  const asked = await get('/verify', { hash: createHash('sha256').update(file.text).digest('hex') });
  expect(asked.text).toContain('该版本已更正，请以现行版本为准');
});

it('carries the chosen size and contrast to every page, without a script', async () => {
  for (const path of ['/', `/bodies/${body.organisation.slug}`, report(2022), '/compare', '/verify']) {
    const { text } = await get(path, { size: 'l', contrast: 'more' });

    expect([path, text.includes('data-size="l" data-contrast="more"')]).toEqual([path, true]);
    expect(text).toMatch(/<a href="[^"]*size=s(?:&amp;|")[^>]*data-set-size="s"/u);
  }
});

it('shows twenty on a page of the list, and leads on', async () => {
  const many = await aBody(started.db);
  for (let year = 1999; year < 2022; year += 1)
    await aPublication(started, many, aPastContent(many.organisation.name, year, { formatId: '2014' }));
  const list = async (page: number) => {
    const { text } = await get('/', { body: many.organisation.name, page });
    return [...text.matchAll(/<th scope="row"><a href="[^"]*\/(\d{4})"/gu)].map(([, year]) => Number(year));
  };

  const [first, second, beyond] = [await list(1), await list(2), await list(99)];

  expect([first.length, second.length, beyond]).toEqual([20, 3, second]);
  expect([first[0], second.at(-1)]).toEqual([2021, 1999]);
  expect((await get('/', { body: many.organisation.name })).text).toContain('共 23 份年度报告');
});

it('refuses to check files without end for one address, and says when it may go on', async () => {
  const send = () => started.anyone().post('/verify').attach('file', Buffer.from('a'), 'a.txt');
  const limit = started.app.get(UploadLimit);
  for (let sent = 0; sent < MOST_UPLOADS; sent += 1) limit.count('127.0.0.1');

  const { status, headers, text } = await send();
  const elsewhere = [limit.count('198.51.100.7'), limit.count('2001:db8::1')];

  expect(status).toBe(429);
  expect(Number(headers['retry-after'])).toBeGreaterThan(500);
  expect(text).toContain('校验过于频繁，请 10 分钟后再试');
  expect(elsewhere).toEqual([0, 0]);
});
