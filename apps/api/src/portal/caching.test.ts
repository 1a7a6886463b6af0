import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import type request from 'supertest';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aBody, type TestBody } from '../../test/a-body.ts';
import { aPastContent, aPublication } from '../../test/a-publication.ts';
import { type ApiProcess, anApiProcess } from '../../test/api-process.ts';
import { type StartedApp, startApp } from '../../test/app.ts';
import { PdfMaker } from './pdf-maker.ts';
import { PortalCache } from './portal-cache.ts';
import { VIEWS_HERE } from './rendered-page.ts';

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp({ alone: true });
  body = await aBody(started.db);
  for (const year of [2019, 2020, 2021, 2022])
    await aPublication(started, body, aPastContent(body.organisation.name, year));
  await read();
  await started.app.get(PdfMaker).idle();
  // The word that there is a PDF comes from PostgreSQL, a little later.
  const listed = async () => {
    if (!(await read()).text.includes('report.pdf')) throw new Error('no PDF yet');
  };
  await vi.waitFor(listed, { timeout: 20_000 });
});
afterAll(() => started.close());

const path = () => `/reports/${body.organisation.slug}/2022`;
const read = (headers: Record<string, string> = {}) =>
  started
    .anyone()
    .get(path())
    .set({ 'accept-encoding': 'identity', ...headers });
/** Bytes as they came over the wire. */
const bytesOf = (response: request.Response, done: (error: Error | null, bytes: Buffer) => void) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

/** What is asked of the tables of what is public while `work` runs. */
async function queriesOf(work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(Client.prototype, 'query');
  try {
    await work();
    const asked: unknown[][] = spy.mock.calls;
    return asked
      .map(([query]) => (typeof query === 'string' ? query : JSON.stringify(query)))
      .filter((text) => /publication|public_text|organisation|view_count/u.test(text));
  } finally {
    spy.mockRestore();
  }
}

it('reads a published page, its body and the list again without any query', async () => {
  const pages = [
    path(),
    `${path()}?size=l`,
    `/bodies/${body.organisation.slug}`,
    '/',
    '/feed.atom',
    '/sitemap.xml',
  ];
  const readAll = async () => {
    for (const page of pages) expect((await started.anyone().get(page)).status).toBe(200);
  };
  started.app.get(PortalCache).forgetAll();

  const first = await queriesOf(readAll);
  const again = await queriesOf(readAll);

  expect(first.length).toBeGreaterThan(pages.length);
  // Who came is written a second later, beside the answering.
  expect(again.filter((text) => !text.includes('publication_view') && !text.includes('view_count'))).toEqual(
    [],
  );
});

it('answers from what is kept as it answered first, with every header', async () => {
  const answer = async (headers: Record<string, string>) => {
    const { status, headers: sent, text } = await read(headers);
    const { date: _, 'transfer-encoding': __, 'content-length': ___, ...told } = sent;
    return { status, told, text };
  };
  for (const headers of [{}, { 'accept-encoding': 'br' }, { 'if-none-match': '*' }]) {
    started.app.get(PortalCache).forgetAll();
    const first = await answer(headers);
    // A 304 leaves nothing to keep; a page does.
    await read();
    const kept = await answer(headers);

    expect(kept).toEqual(first);
    expect(kept.told['content-security-policy']).toContain("default-src 'self'");
  }
});

it('answers 304 to who has the page, whatever the number of visitors, and the page anew after a correction', async () => {
  const { headers } = await read();
  const { etag = '' } = headers;

  const same = await read({ 'if-none-match': `"x", ${etag}` });
  const other = await read({ 'if-none-match': 'W/"x"' });

  expect(headers['cache-control']).toBe('public, no-cache');
  expect([same.status, same.text, same.headers.etag]).toEqual([304, '', etag]);
  expect(other.status).toBe(200);
});

it.each(['br', 'gzip'] as const)(
  'sends the page packed as %s in less than 100 KB, styles and script included',
  async (encoding) => {
    // As it comes over the wire: a client would unpack it.
    const fetched = (url: string) =>
      started.app
        .getHttpAdapter()
        .getInstance()
        .inject({ url, headers: { 'accept-encoding': encoding } });
    const unpack = encoding === 'br' ? brotliDecompressSync : gunzipSync;

    const page = await fetched(path());
    const text = unpack(page.rawPayload).toString('utf8');
    const named = [...text.matchAll(/(?:href|src)="(\/portal\.(?:css|js)\?v=\w+)"/gu)];
    const assets = await Promise.all(named.map(([, at]) => fetched(at ?? '')));

    expect([page.headers['content-encoding'], page.headers.vary]).toEqual([encoding, 'accept-encoding']);
    expect(text.length).toBeGreaterThan(20_000);
    expect(assets.map(({ headers }) => headers['cache-control'])).toEqual(
      Array(2).fill('public, max-age=31536000, immutable'),
    );
    const bytes = [page, ...assets].reduce((sum, { rawPayload }) => sum + rawPayload.length, 0);
    expect(bytes).toBeLessThan(100_000);
  },
);

it('never shows the sign for the number of visitors, and packs for nobody who says no', async () => {
  const { text, headers } = await read({ 'accept-encoding': 'br;q=0, gzip;q=0.0' });

  expect(text).not.toContain(VIEWS_HERE.slice(0, 12));
  expect(headers['content-encoding']).toBeUndefined();
});

it('lists files whose bytes have the printed size and hash, the PDF among them, kept as they were', async () => {
  const { text } = await read();
  const files = [...text.matchAll(/<tr data-sha256="(\w+)"><th scope="row"><a href="([^"]+)"/gu)];

  expect(files.map(([, , at]) => at?.split('/').at(-1))).toEqual([
    'report.docx',
    'report.pdf',
    'report.json',
    'report.xml',
    'applications.csv',
    'art20.csv',
    'review_litigation.csv',
  ]);
  for (const [, hash, at] of files) {
    const file = await started
      .anyone()
      .get(at ?? '')
      .buffer(true)
      .parse(bytesOf);
    expect(createHash('sha256').update(file.body).digest('hex')).toBe(hash);
    expect(file.headers.etag).toBe(`"${hash}"`);
  }
  await expect(
    started.db.query('UPDATE publication_file SET bytes = $1', [Buffer.from('x')]),
  ).rejects.toThrow('append-only');
});

it('makes one page for many who ask at once', async () => {
  started.app.get(PortalCache).forgetAll();

  const queries = await queriesOf(() => Promise.all(Array.from({ length: 20 }, () => read())));

  expect(queries.filter((text) => text.includes('ORDER BY p.edition'))).toHaveLength(1);
});

it('keeps nothing that was begun before a change, and nothing while nobody would tell of one', async () => {
  const cache = new PortalCache();
  const page = (text: string) => ({ organisationId: 'a', size: 1, text });
  const get = (text: string) =>
    cache.get(
      'page',
      () => Promise.resolve(page(text)),
      () => true,
    );

  const unheard = [await get('1'), await get('2')].map(({ text }) => text);
  cache.setOpen(true);
  let finish: (made: ReturnType<typeof page>) => void = () => {};
  const slow = cache.get(
    'page',
    () => new Promise<ReturnType<typeof page>>((done) => (finish = done)),
    () => true,
  );
  cache.forget('a');
  const meanwhile = await get('new');
  finish(page('old'));
  await slow;

  expect(unheard).toEqual(['1', '2']);
  expect([meanwhile.text, (await get('newer')).text]).toEqual(['new', 'new']);
  cache.forget('b');
  expect((await get('newest')).text).toBe('new');
});

it('keeps no list of what is not there, which anybody may ask for without end', async () => {
  const kept = async (query: object) => {
    const asked = () => queriesOf(() => started.anyone().get('/').query(query));
    await asked();
    return (await asked()).length === 0;
  };

  expect([await kept({ year: 2022 }), await kept({ body: '无此单位' }), await kept({ page: 999 })]).toEqual([
    true,
    false,
    false,
  ]);
});

it('tells whoever holds pages of their own when the oldest had to go', async () => {
  const cache = new PortalCache();
  cache.setOpen(true);
  let told = 0;
  cache.onForget(() => (told += 1));
  const tenth = 9 * 1024 * 1024;
  for (let i = 0; i < 12; i += 1)
    await cache.get(
      `page ${i}`,
      () => Promise.resolve({ organisationId: null, size: tenth }),
      () => true,
    );

  expect(told).toBe(2);
});

it('is told by PostgreSQL what another process published or took down', async () => {
  const other: ApiProcess = await anApiProcess(started.config.DATABASE_URL);
  await other.start();
  try {
    const name = body.organisation.name;
    const elsewhere = () => fetch(`${other.address}${path()}`).then((answer) => answer.text());
    await elsewhere();

    await aPublication(started, body, aPastContent(name, 2022, { text: '更正后的一段' }), {
      edition: 2,
      reason: '笔误',
    });

    await vi.waitFor(async () => expect(await elsewhere()).toContain('更正后的一段'), { timeout: 5000 });
    await vi.waitFor(async () => expect((await read()).text).toContain('更正后的一段'), { timeout: 5000 });
  } finally {
    await other.close();
  }
});
