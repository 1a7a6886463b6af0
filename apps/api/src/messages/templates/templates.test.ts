import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { aMailServer, type MailServer } from '../../../test/mail-server.ts';
import { until } from '../../../test/until.ts';
import { tell } from '../../record/outbox/outbox.ts';
import { templateFaults } from './check-template.ts';
import { mailHtml } from './mail-html.ts';
import { MessageTemplate } from './message-template.entity.ts';
import { render } from './render.ts';

describe('a template is refused with its place', () => {
  it.each([
    ['请看 {{text', '第 1 行第 4 个字：花括号没有闭合'],
    ['一\n二 {{#items}}', '第 2 行第 3 个字：{{#items}} 没有对应的 {{/items}}'],
    ['{{text}}\n{{/items}}', '第 2 行第 1 个字：{{/items}} 前面没有 {{#items}}'],
    ['您好\n{{tittle}}', '第 2 行第 1 个字：这里没有“tittle”这个字段'],
    ['{{{text}}}', '第 1 行第 1 个字：请写作 {{text}}：内容须经过转义'],
    ['{{&text}}', '第 1 行第 1 个字：请写作 {{text}}：内容须经过转义'],
    ['{{>text}}', '第 1 行第 1 个字：不支持“>text”这种写法'],
    ['{{constructor}}', '第 1 行第 1 个字：这里没有“constructor”这个字段'],
    ['{{number}}', '第 1 行第 1 个字：这里没有“number”这个字段'],
  ])('%j', (template, expected) => {
    expect(templateFaults('returned', template).map(({ message }) => message)).toContain(expected);
  });

  it('but not where all is well, with the items of a digest', () => {
    expect(templateFaults('returned', '{{person}}：{{text}} {{link}} {{! 备注 }}')).toEqual([]);
    expect(templateFaults('digest', '{{count}} 项{{#items}}{{number}} {{text}} {{link}}{{/items}}')).toEqual(
      [],
    );
  });
});

describe('values', () => {
  const values = {
    organisation: '甲',
    person: '乙',
    day: '1月1日',
    topic: '退回',
    link: 'https://a.cn/(x)',
    text: '',
  };

  it('bring no line, no markup and no mention into what they fill', () => {
    const text = '<b>急</b>\r\nBcc: x [点这里](http://evil.example) @all `*_#';

    const mail = render('email', { subject: '{{text}}', body: '{{text}}' }, { ...values, text });
    const chat = render('wecom', { subject: '', body: '[看]({{link}}) {{text}}' }, { ...values, text });

    expect(mail.subject).toBe('<b>急</b> Bcc: x [点这里](http://evil.example) @all `*_#');
    expect(mailHtml(mail.body, '', 'https://gk.cn')).toContain('&lt;b&gt;急&lt;/b&gt;');
    expect(mailHtml(mail.body, '', 'https://gk.cn')).not.toContain('href="http://evil');
    expect(chat.body).toBe(
      '[看](https://a.cn/%28x%29) ＜b＞急＜/b＞ Bcc: x ［点这里］（http://evil.example） ＠all ｀＊＿＃',
    );
  });
});

it('makes of our own addresses links that say what they do and where they lead', () => {
  const link = 'https://gk.cn/admin/parts/6f8e6c0e-3f0a-4d8c-9f0e-0a1b2c3d4e5f';
  const html = mailHtml(link, 'https://gk.cn/api/unsubscribe/abc\nhttps://evil.cn/admin', 'https://gk.cn');

  expect(html).toContain(`<a href="${link}" style="color:#1d4f91">打开办理（gk.cn）</a>`);
  expect(html).toContain('>退订（gk.cn）</a>');
  expect(html).toContain('https://evil.cn/admin');
  expect(html).not.toContain('href="https://evil');
});

describe('the templates of a body', () => {
  let started: StartedApp;
  let server: MailServer;
  let body: TestBody;
  beforeAll(async () => {
    server = await aMailServer();
    started = await startApp({ config: { SMTP_URL: server.url, MAIL_FROM: 'nianbao@mail.example.gov.cn' } });
    body = await aBody(started.db);
    await started.db.query(
      `INSERT INTO message_preference (organisation_id, person_id, email, mail_key, version)
       VALUES ($1, $2, 'head@example.gov.cn', 'key', 1)`,
      [body.organisation.id, body.head.id],
    );
  });
  afterAll(async () => {
    await started.close();
    await server.stop();
  });
  const key = { topic: 'mentioned', channel: 'email' } as const;
  const own = { ...key, subject: '【本单位】{{text}}', body: '{{person}}同志：{{text}} {{link}}' };
  const mention = (text: string) =>
    started.db.transaction((tx) =>
      tell(tx, {
        organisationId: body.organisation.id,
        personIds: [body.head.id],
        kind: 'mentioned',
        text,
        link: '/',
      }),
    );

  it('are edited by the admin alone, once by two at a time, and used from then on', async () => {
    const admin = await started.as(body.admin);
    const office = await (await started.as(body.office)).put('/api/templates').send({ ...own, version: 0 });

    const both = await Promise.all(
      [0, 0].map((version) => admin.put('/api/templates').send({ ...own, version })),
    );
    await mention('提到您');
    await until('the mail', () => server.mails.length === 1);

    expect(office.status).toBe(403);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(server.mails[0]).toMatchObject({ subject: '【本单位】提到您' });
    expect(server.mails[0]?.text).toContain('科长甲同志：提到您');
  });

  it('are refused where they are broken, lead nowhere or say nothing, and previewed with made-up content', async () => {
    const admin = await started.as(body.admin);
    const save = (words: object) => admin.put('/api/templates').send({ ...own, version: 1, ...words });

    const answers = [
      await save({ body: '{{text}} {{link}} {{x}}' }),
      await save({ body: '{{text}}' }),
      await save({ subject: ' ' }),
    ];
    const preview = await admin.post('/api/templates/previews').send(own);

    expect(answers.map(({ status, body: { details } }) => [status, details[0].field])).toEqual([
      [422, 'body'],
      [422, 'body'],
      [422, 'subject'],
    ]);
    expect(preview.body.subject).toMatch(/^【本单位】2025年度年报/u);
    expect(preview.body.html).toContain('示例人员同志');
  });

  it('that cannot be used later give way to the built-in words, and the admin is told once', async () => {
    await started.db.manager.update(
      MessageTemplate,
      { organisationId: body.organisation.id, ...key },
      { body: '{{fieldOfOldDays}}' },
    );

    await mention('甲');
    await until('the mail', () => server.mails.length === 2);
    await mention('乙');
    await until('both mails', () => server.mails.length === 3);
    const admin = await started.as(body.admin);
    await until('the admin is told', async () => (await admin.get('/api/notifications')).body.length > 0);

    expect(
      server.mails
        .slice(1)
        .map(({ subject }) => subject)
        .toSorted(),
    ).toEqual(['乙', '甲'].toSorted());
    const { body: told } = await admin.get('/api/notifications');
    expect(told.map(({ kind }: { kind: string }) => kind)).toEqual(['template.broken']);
    expect(told[0].text).toContain('“提到我”的邮件模板不能使用');
    const { body: listed } = await admin.get('/api/templates');
    const shown = listed.templates.find(
      ({ topic, channel }: { topic: string; channel: string }) =>
        topic === 'mentioned' && channel === 'email',
    );
    expect(shown.broken).toContain('fieldOfOldDays');
    const restored = await admin.post('/api/templates/restoring').send({ ...key, version: shown.version });
    expect(restored.body).toMatchObject({ version: 0, broken: null });
  });
});
