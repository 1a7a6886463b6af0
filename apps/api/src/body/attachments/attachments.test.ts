import { attachmentView } from '@nianbao/contracts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { auditOf } from '../../../test/audit-of.ts';
import { Attachment } from './attachment.entity.ts';

const MEGABYTE = 1024 * 1024;
const PDF = Buffer.from('%PDF-1.7\n关于编制年度报告的通知');

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp();
  body = await aBody(started.db);
});
afterAll(() => started.close());

const upload = async (name: string, bytes: Buffer, field = 'file') =>
  (await started.as(body.office)).post('/api/attachments').attach(field, bytes, name);
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')]);
const zip = (member: string) => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from(member)]);

describe('POST /attachments', () => {
  it('stores the file with its hash and puts it on record', async () => {
    const own = await aBody(started.db);
    const agent = await started.as(own.contributor);

    const { status, body: view } = await agent
      .post('/api/attachments')
      .attach('file', PDF, '关于（2025）年报的通知.pdf');

    expect(status).toBe(200);
    expect(attachmentView.parse(view)).toMatchObject({
      name: '关于（2025）年报的通知.pdf',
      mediaType: 'application/pdf',
      size: PDF.length,
    });
    const stored = await started.db.query(
      `SELECT encode(sha256(bytes), 'hex') AS hash FROM attachment WHERE id = $1`,
      [view.id],
    );
    expect(stored).toEqual([{ hash: view.sha256 }]);
    expect(await auditOf(started.db, own)).toMatchObject([
      { action: 'attachment.upload', actorId: own.contributor.id, after: view },
    ]);
  });

  it.each([
    ['通知.PDF', PDF, 'application/pdf'],
    [
      'a.docx',
      zip('word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a.xlsx', zip('xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.doc', ole, 'application/msword'],
    ['盖章.ofd', zip('OFD.xml'), 'application/ofd'],
    ['a.png', Buffer.from('89504e470d0a1a0a00', 'hex'), 'image/png'],
    ['a.jpeg', Buffer.from('ffd8ffe0', 'hex'), 'image/jpeg'],
    ['utf8.txt', Buffer.from('年报'), 'text/plain'],
    ['gbk.txt', Buffer.from('c4eab1a8', 'hex'), 'text/plain'],
    ['a.htm', Buffer.from('<html>'), 'text/html'],
  ])('accepts %s', async (name, bytes, mediaType) => {
    const { status, body: view } = await upload(name, bytes);

    expect([status, view.mediaType]).toEqual([200, mediaType]);
  });

  it.each([
    ['a program', 'a.exe', Buffer.from('MZ')],
    ['a program called pdf', 'a.pdf', Buffer.from('MZ')],
    ['a workbook called docx', 'a.docx', zip('xl/workbook.xml')],
    ['bytes called txt', 'a.txt', Buffer.from([0, 1, 2, 255])],
    ['SVG, which can hold a script', 'a.svg', Buffer.from('<svg/>')],
    ['no ending', 'README', Buffer.from('hello')],
    ['nothing', 'a.txt', Buffer.alloc(0)],
  ])('refuses %s', async (_, name, bytes) => {
    const { status, body: problem } = await upload(name, bytes);

    expect(status).toBe(400);
    expect(problem).toMatchObject({ code: 'invalid-input', details: [{ field: 'file' }] });
  });

  it('takes more than the 5 MB of other bodies, up to 20 MB', async () => {
    const large = await upload('a.pdf', Buffer.concat([PDF, Buffer.alloc(19 * MEGABYTE)]));
    const tooLarge = await upload('a.pdf', Buffer.concat([PDF, Buffer.alloc(21 * MEGABYTE)]));

    expect(large.status).toBe(200);
    expect(tooLarge.status).toBe(413);
    expect(tooLarge.body).toMatchObject({
      code: 'too-large',
      details: [{ field: 'file', message: '文件不能超过 20 MB' }],
    });
  });

  it.each([
    [
      'another field',
      'photo',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="photo"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n',
    ],
    ['no file', 'none', 'multipart/form-data; boundary=x', '--x--\r\n'],
    [
      'a field that is no file',
      'text',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"\r\n\r\nhello\r\n--x--\r\n',
    ],
    [
      'a form that ends too soon',
      'cut',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhel',
    ],
    ['a form without a boundary', 'bare', 'multipart/form-data', 'hello'],
    ['JSON', 'json', 'application/json', '{"file": "hello"}'],
  ])('refuses %s', async (_, __, type, sent) => {
    const agent = await started.as(body.office);

    const { status, body: problem } = await agent
      .post('/api/attachments')
      .set('content-type', type)
      .send(sent);

    expect(status).toBe(400);
    expect(problem.code).toBe('invalid-input');
  });

  it('keeps of a name no folder and no control character', async () => {
    const { body: view } = await upload('../../etc/通知\u0007.txt', Buffer.from('hello'));

    expect(view.name).toBe('通知.txt');
  });

  it('needs a session', async () => {
    const { status } = await started.anyone().post('/api/attachments').attach('file', PDF, 'nobody.pdf');

    expect(status).toBe(401);
    expect(await started.db.manager.countBy(Attachment, { name: 'nobody.pdf' })).toBe(0);
  });
});

describe('GET /attachments/:id', () => {
  it('gives every byte back, as a download that runs nowhere', async () => {
    const bytes = Buffer.from('<script>alert(document.cookie)</script>');
    const { body: view } = await upload('年 报(1).html', bytes);
    const agent = await started.as(body.leader);

    const answer = await agent
      .get(`/api/attachments/${view.id}`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => done(null, Buffer.concat(chunks)));
      });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(bytes);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html',
      'content-disposition': "attachment; filename*=UTF-8''%E5%B9%B4%20%E6%8A%A5%281%29.html",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
  });

  it('hides a file of another body, and one that is not there', async () => {
    const { body: view } = await upload('a.pdf', PDF);
    const other = await aBody(started.db);
    const agent = await started.as(other.admin);

    const foreign = await agent.get(`/api/attachments/${view.id}`);
    const missing = await agent.get(`/api/attachments/${randomUUID()}`);
    const nonsense = await agent.get('/api/attachments/1');

    expect([foreign.status, missing.status, nonsense.status]).toEqual([404, 404, 400]);
  });

  it('needs a session', async () => {
    const { body: view } = await upload('a.pdf', PDF);

    const { status } = await started.anyone().get(`/api/attachments/${view.id}`);

    expect(status).toBe(401);
  });
});
