import { createServer, type Server } from 'node:http';
import { portalReport } from '@nianbao/documents';
import { blankReport, type ReportContent } from '@nianbao/report-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressOf } from '../../../test/address-of.ts';
import { contentHash } from '../../report/reports/compose.ts';
import { fetchPublicPage, foreignWords, hashOfPage } from './public-page.ts';

const blank = blankReport('2021', 2025, '某市商务局');
const content: ReportContent = {
  ...blank,
  sections: blank.sections.map((section) => ({
    ...section,
    blocks: [{ id: `b-${section.id}`, kind: 'paragraph', text: `${section.title}如下：浏览量12次。` }],
  })),
  tables: {
    ...blank.tables,
    applications: { ...blank.tables.applications, 'new_received/natural_person': 31 },
  },
};

const page = (views: string, publishedOn = '2026-01-20'): string =>
  portalReport({
    site: { name: '政府信息公开', origin: '', home: '/', stylesheet: '/s.css', script: '/s.js' },
    content: { ...content, metadata: { ...content.metadata, publishedOn, views } },
    publication: {
      organisation: content.organisation,
      year: content.year,
      edition: 1,
      publishedAt: '2026-01-20T02:00:00Z',
      contentHash: contentHash(content),
      corrections: [],
      downloads: [],
      views,
      path: '/reports/swj/2025',
    },
    siblings: [],
  });
const judged = (html: string) => [
  hashOfPage(html, content) === contentHash(content),
  foreignWords(html, page('0')),
];

it('finds what was published in its page, however often that was read', () => {
  expect(judged(page('12,408'))).toEqual([true, null]);
  expect(judged(page('1').replaceAll('\n', '\r\n  '))).toEqual([true, null]);
});

it.each([
  ['a sentence before the report', '<article', '<p>本报告作废</p><article', /^本报告作废/u],
  ['a sentence in it', '</h1>', '</h1><p>数据不实</p>', /^数据不实/u],
  ['a sentence at the end of a section', '</section>', '<p>另有隐情</p></section>', /^另有隐情/u],
  ['a sentence after it', '</article>', '</article><p>以上作废</p>', /^以上作废/u],
  ['a script beside it', '</article>', '</article><script>hide()</script>', /^hide\(\)/u],
  ['another name of an empty row', '（一）予以公开', '（一）予以保密', /^保密/u],
  ['another day', '2026-01-20</td>', '2025-12-31</td>', /^5-12-31/u],
])('notices %s, which no hash of the report can', (_, at, instead, words) => {
  const [sameReport, foreign] = judged(page('3').replace(at, instead));

  expect([sameReport, foreign]).toEqual([true, expect.stringMatching(words)]);
});

it.each([
  ['a figure', '>31<', '>32<'],
  ['a word', '总体情况如下', '总体情况有误'],
  ['a number in the text that looks like visits', '浏览量12次', '浏览量13次'],
  ['a heading', '总体情况</h2>', '总体情形</h2>'],
  ['a second report', '</article>', '</article><article class="report"><h1>另一份</h1></article>'],
])('has another hash for a page with %s changed', (_, at, instead) => {
  expect(judged(page('3').replaceAll(at, instead))[0]).toBe(false);
});

it.each(['', '<main><form>请登录</form></main>', '{"ok":true}'])('takes %j for no report of ours', (html) => {
  expect(judged(html)[0]).toBe(false);
});

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer(({ url, headers }, answer) => {
    if (url === '/moved') answer.writeHead(302, { location: '/login' }).end();
    else if (url === '/broken') answer.writeHead(502).end();
    else if (url === '/torn')
      answer.writeHead(200, { 'content-length': 99 }).end('x', () => answer.destroy());
    else answer.writeHead(200).end(`${headers['cache-control']} ${headers['user-agent']}`);
  });
  origin = await addressOf(server);
});
afterAll(() => server.close());

it.each([
  ['/page', { html: 'no-cache nianbao-proof' }],
  ['/moved', { html: null, reason: '公开地址转到了别处：/login' }],
  ['/broken', { html: null, reason: '公开页面返回 502' }],
  ['/torn', { html: null, reason: '公开页面无法访问（连接中断）' }],
])('fetches %s as the public does, past every cache, and says what is wrong', async (path, found) => {
  expect(await fetchPublicPage(`${origin}${path}`)).toEqual(found);
});

it('never throws where nobody answers', async () => {
  const closed = createServer();
  const nobody = await addressOf(closed);
  await new Promise((done) => closed.close(done));

  expect(await fetchPublicPage(nobody)).toEqual({ html: null, reason: '公开页面无法访问（服务器拒绝连接）' });
});
