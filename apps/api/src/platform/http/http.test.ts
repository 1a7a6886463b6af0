import { problemBody } from '@nianbao/contracts';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { ENDPOINTS } from '../../../test/endpoints.ts';

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  const dist = mkdtempSync(path.join(tmpdir(), 'nianbao-admin-'));
  mkdirSync(path.join(dist, 'assets'));
  writeFileSync(path.join(dist, 'index.html'), '<!doctype html><title>年报</title>');
  writeFileSync(path.join(dist, 'assets/index-1a2b.js'), 'export {};');
  started = await startApp({ config: { ADMIN_DIST: dist, PUBLIC_URL: 'https://public.example' } });
  body = await aBody(started.db);
});
afterAll(() => started.close());

describe('a refusal', () => {
  it.each(['/nowhere', '/api/nowhere', `/api/${'x'.repeat(3000)}`])(
    'of the unknown address %s is in the common shape',
    async (url) => {
      const { status, body: answer } = await started.anyone().get(url);

      expect(status).toBe(404);
      expect(problemBody.parse(answer).code).toBe('not-found');
    },
  );

  it.each(['/api/%zz', '/api/departments/%', '/api/departments/%00'])(
    'of the broken address %s is in the common shape',
    async (url) => {
      const agent = await started.as(body.admin);

      const { status, body: answer } = await agent
        .put(url)
        .send({ name: '甲', isOffice: false, disabled: false });

      expect(status).toBe(400);
      expect(problemBody.parse(answer).code).toBe('invalid-input');
    },
  );

  it.each([
    ['JSON that ends too soon', '{', 'application/json'],
    ['no JSON at all', '年报', 'application/json'],
    ['an empty body', '', 'application/json'],
    ['a prototype', '{"__proto__": {"x": 1}}', 'application/json'],
    ['a form', 'account=a&password=b', 'application/x-www-form-urlencoded'],
    ['plain text', 'hello', 'text/plain'],
    ['XML', '<a/>', 'application/xml'],
    ['a type that is none', '{}', 'nonsense'],
    ['a multipart form', '--x--', 'multipart/form-data; boundary=x'],
  ])('of %s is in the common shape', async (_, sent, type) => {
    const { status, body: answer } = await started.anyone().post('/api/session').type(type).send(sent);

    expect(status).toBe(400);
    expect(problemBody.parse(answer).code).toBe('invalid-input');
  });

  it.each([
    ['U+0000', String.raw`{"name": "甲\u0000", "isOffice": false}`],
    ['U+0000 in a key', String.raw`{"name\u0000": "甲", "isOffice": false}`],
    ['half a surrogate pair', String.raw`{"name": "甲\ud800", "isOffice": false}`],
    ['a control character', String.raw`{"name": "甲\u0007", "isOffice": false}`],
    ['deep nesting', `{"name": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a huge number', '{"name": 1e400, "isOffice": false}'],
    ['a long name', JSON.stringify({ name: '长'.repeat(61), isOffice: false })],
    ['an unknown field', '{"name": "甲", "isOffice": false, "position": 3}'],
    ['a list instead of an object', '[1, 2]'],
    ['null', 'null'],
  ])('of a body with %s is clear', async (_, sent) => {
    const agent = await started.as(body.admin);

    const { status, body: answer } = await agent.post('/api/departments').type('application/json').send(sent);

    expect(status).toBe(400);
    expect(problemBody.parse(answer).details.length).toBeGreaterThan(0);
  });

  it('of a body over 5 MB says so', async () => {
    const agent = await started.as(body.admin);

    const { status, body: answer } = await agent
      .post('/api/departments')
      .send({ name: 'x'.repeat(5 * 1024 * 1024), isOffice: false });

    expect(status).toBe(413);
    expect(problemBody.parse(answer)).toMatchObject({
      code: 'too-large',
      message: '提交的内容过大，单次不能超过 5 MB',
    });
  });

  it.each([
    ['two million numbers', `{"name": [${'1,'.repeat(2_000_000)}1]}`],
    ['three hundred thousand unknown fields', JSON.stringify(Object.fromEntries(manyFields()))],
  ])('of a body with %s is short', async (_, sent) => {
    const agent = await started.as(body.admin);

    const { status, text } = await agent.post('/api/departments').type('application/json').send(sent);

    expect(status).toBe(400);
    expect(text.length).toBeLessThan(2000);
  });

  it('names the place of each mistake in Chinese', async () => {
    const agent = await started.as(body.admin);

    const { body: answer } = await agent.post('/api/departments').send({ name: ' ', isOffice: 'yes' });

    expect(answer).toEqual({
      code: 'invalid-input',
      message: '提交的内容不符合要求',
      details: [
        { field: 'name', message: '请填写' },
        { field: 'isOffice', message: expect.stringContaining('无效输入') },
      ],
    });
  });
});

describe('a write', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://other.example' }],
    [{ origin: 'http://evil.example' }],
    [{ origin: 'null' }],
  ])('sent by a page of another site (%o) is refused', async (headers) => {
    const agent = await started.as(body.admin);

    const { status, body: answer } = await agent
      .post('/api/departments')
      .set(headers)
      .send({ name: '外来科', isOffice: false });

    expect(status).toBe(403);
    expect(answer.code).toBe('foreign-origin');
  });

  it.each([
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://behind-a-proxy.example' }],
    [{ host: 'nianbao.example', origin: 'https://nianbao.example' }],
    [{ host: 'inside', origin: 'https://public.example' }],
    [{}],
  ])('sent by our own page (%o) is accepted', async (headers) => {
    const agent = await started.as(body.admin);

    const { status } = await agent
      .post('/api/departments')
      .set(headers)
      .send({ name: `科${Math.random()}`, isOffice: false });

    expect(status).toBe(200);
  });
});

describe('every answer', () => {
  it('carries the headers that keep a page from being abused', async () => {
    const { headers } = await started.anyone().get('/api/health');

    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining(
        "default-src 'self';style-src 'self' 'unsafe-inline'",
      ),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('is compressed when it is long', async () => {
    const { headers, status } = await started
      .anyone()
      .get('/api/openapi.json')
      .set('accept-encoding', 'gzip');

    expect(status).toBe(200);
    expect(headers['content-encoding']).toBe('gzip');
  });
});

describe('the admin app', () => {
  it('is served under /admin/, its pages never from a cache', async () => {
    const home = await started.anyone().get('/admin/');
    const page = await started.anyone().get('/admin/parts/6f4e7c2a');
    const bare = await started.anyone().get('/admin');

    expect([home.status, page.status, bare.status]).toEqual([200, 200, 302]);
    expect(page.text).toBe(home.text);
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.headers['content-type']).toContain('text/html');
    expect(bare.headers.location).toBe('/admin/');
  });

  it('serves its hashed assets for ever, and no page in the place of one that is gone', async () => {
    const asset = await started.anyone().get('/admin/assets/index-1a2b.js');
    const gone = await started.anyone().get('/admin/assets/index-0000.js');

    expect(asset.status).toBe(200);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(gone.status).toBe(404);
  });

  it.each(['/admin/../package.json', '/admin/%2e%2e/%2e%2e/etc/passwd', '/admin/..%2fpackage.json'])(
    'shows no file outside it (%s)',
    async (url) => {
      const { status, text } = await started.anyone().get(url);

      expect([200, 400, 403, 404]).toContain(status);
      expect(text).not.toMatch(/root:|"name"/u);
    },
  );
});

describe('GET /api/health', () => {
  it('needs no session and says that the database answers', async () => {
    const { status, body: answer } = await started.anyone().get('/api/health');

    expect(status).toBe(200);
    expect(answer).toEqual({ status: 'ok' });
  });
});

describe('GET /api/openapi.json', () => {
  it('describes every operation with its summary, answer and refusal', async () => {
    const { body: document } = await started.anyone().get('/api/openapi.json');

    const operations = Object.entries<Record<string, Operation>>(document.paths)
      .filter(([url]) => url.startsWith('/api/'))
      .flatMap(([url, methods]) =>
        Object.entries(methods).map(([method, o]) => [`${method} ${url}`, o] as const),
      );
    const incomplete = operations.filter(
      ([, { summary, responses }]) =>
        !summary || !Object.values(responses['200']?.content ?? {})[0]?.schema || !responses.default?.content,
    );
    expect(operations.length).toBeGreaterThan(15);
    expect(incomplete.map(([name]) => name)).toEqual([]);
    expect(document.components.schemas).toHaveProperty('Problem');
    expect(document.components.schemas).toHaveProperty('Session');
  });

  it('has every operation of the contracts', async () => {
    const { body: document } = await started.anyone().get('/api/openapi.json');

    const declared = ENDPOINTS.map(
      ({ method, path: url }) => [`/api${url.replaceAll(/:(\w+)/gu, '{$1}')}`, method.toLowerCase()] as const,
    );
    const missing = declared.filter(([url, method]) => document.paths[url]?.[method] === undefined);
    expect(declared.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });
});

const manyFields = (): [string, number][] => Array.from({ length: 300_000 }, (_, i) => [`f${i}`, i]);

interface Operation {
  summary?: string;
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}
