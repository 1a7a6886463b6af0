import { randomUUID } from 'node:crypto';
import type { Topic } from '@nianbao/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SetClock } from '../../test/set-clock.ts';
import { aBody, type TestBody, type TestPerson } from '../../test/a-body.ts';
import { accept, anOpenReport, partOf, partsOf } from '../../test/a-report.ts';
import { actOnPart, save } from '../../test/acts.ts';
import { aParagraph } from '../../test/a-report.ts';
import { type StartedApp, startApp } from '../../test/app.ts';
import { aMailServer, type MailServer } from '../../test/mail-server.ts';
import { until } from '../../test/until.ts';
import { Clock } from '../clock/clock.module.ts';
import { makeDigests } from '../digests/digests.worker.ts';
import { type Message, tell } from '../notifications/outbox.ts';
import { Delivery } from './delivery.entity.ts';
import { DeliveryWorker } from './delivery.worker.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MONDAY = '2026-01-12T02:00:00Z';
const clock = new SetClock(MONDAY);
let started: StartedApp;
let server: MailServer;
let body: TestBody;

beforeAll(async () => {
  server = await aMailServer();
  started = await startApp({
    config: {
      SMTP_URL: server.url,
      MAIL_FROM: 'nianbao@mail.example.gov.cn',
      PUBLIC_URL: 'https://gk.example.gov.cn',
    },
    providers: [[Clock, clock]],
  });
});
beforeEach(async () => {
  clock.set(MONDAY);
  body = await aBody(started.db);
  for (const person of [body.head, body.contributor, body.office, body.admin]) await withMail(person);
});
afterEach(() => server.refuse.clear());
afterAll(async () => {
  await started.close();
  await server.stop();
});

const addressOf = ({ account }: TestPerson) => `${account}@example.gov.cn`;
async function withMail(person: TestPerson, silenced: { channel: string; topic: Topic }[] = []) {
  const agent = await started.as(person);
  const { version } = (await agent.get('/api/message-preferences')).body;
  const { status } = await agent
    .put('/api/message-preferences')
    .send({ version, email: addressOf(person), digestHour: 9, silenced });
  expect(status).toBe(200);
}
const aMessage = (part: Partial<Message> = {}): Message => ({
  organisationId: body.organisation.id,
  personIds: [body.head.id],
  kind: 'mentioned',
  text: `有人提到您 ${randomUUID()}`,
  link: '/',
  ...part,
});
const queue = (...messages: Message[]) =>
  started.db.transaction(async (tx) => {
    for (const message of messages) await tell(tx, message);
  });
const mailsTo = (person: TestPerson) =>
  server.mails.filter(({ to }) => to?.some(({ address }) => address === addressOf(person)));
const deliveriesTo = ({ id }: TestPerson, state?: Delivery['state']) =>
  started.db.manager.findBy(Delivery, { personId: id, ...(state ? { state } : {}) });
const settled = (person: TestPerson) =>
  until('everything settled', async () => {
    const [{ waiting }] = await started.db.query(
      'SELECT count(*)::int AS waiting FROM outbox WHERE sent_at IS NULL',
    );
    return waiting === 0 && (await deliveriesTo(person, 'waiting')).length === 0;
  });
const work = () => started.app.get(DeliveryWorker).look();
async function digest(): Promise<number> {
  const made = await makeDigests(started.db, clock.now());
  work();
  return made;
}

describe('a message that cannot wait', () => {
  it('is mailed at once, as text and HTML, in the thread of its report, with a way to unsubscribe', async () => {
    const report = await anOpenReport(started, body);
    const part = partOf(report, 's1');
    await save(started, body.contributor, part.id, [aParagraph('s1', '本年度情况如下。')]);
    await actOnPart(started, body.contributor, part.id, 'submit');

    await actOnPart(started, body.head, part.id, 'return', {
      places: [{ address: '', reason: '请补充<b>数据</b>' }],
    });
    await until('the mail', () => mailsTo(body.contributor).length === 1);
    await settled(body.contributor);

    const [mail] = mailsTo(body.contributor);
    const [delivery] = await deliveriesTo(body.contributor, 'sent');
    expect(mail).toMatchObject({
      subject: expect.stringContaining('一、总体情况”被退回，请按意见修改'),
      from: { address: 'nianbao@mail.example.gov.cn', name: body.organisation.name },
      messageId: `<${delivery?.id}@mail.example.gov.cn>`,
      inReplyTo: expect.stringContaining(`report-${report.id}-`),
      references: expect.stringContaining(`report-${report.id}-`),
    });
    expect(mail?.text).toContain(`https://gk.example.gov.cn/admin/parts/${part.id}`);
    expect(mail?.html).toContain(`<a href="https://gk.example.gov.cn/admin/parts/${part.id}"`);
    const headers = new Map(mail?.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('list-unsubscribe')).toMatch(
      /^<https:\/\/gk\.example\.gov\.cn\/api\/unsubscribe\/\S+>$/u,
    );
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  });

  it('is escaped in HTML, whatever stands in it', async () => {
    await queue(aMessage({ text: '<img src=x onerror=alert(1)>“批注”\r\nBcc: all@example.gov.cn' }));
    await until('the mail', () => mailsTo(body.head).length === 1);

    const [mail] = mailsTo(body.head);

    expect(mail?.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(mail?.html).not.toContain('<img');
    expect(mail?.headers.some(({ key }) => key === 'bcc')).toBe(false);
  });

  it('is not mailed where the person switched it off, but what is late always is', async () => {
    await withMail(body.head, [
      { channel: 'email', topic: 'mentioned' },
      { channel: 'app', topic: 'mentioned' },
    ]);
    const refused = await (
      await started.as(body.head)
    )
      .put('/api/message-preferences')
      .send({ version: 2, email: '', digestHour: 9, silenced: [{ channel: 'email', topic: 'late' }] });

    await queue(aMessage(), aMessage({ kind: 'deadline.overdue', text: '已经逾期' }));
    await until('the mail', () => mailsTo(body.head).length === 1);

    expect(refused.body.details).toEqual([{ field: 'silenced', message: '“逾期”消息不能关闭' }]);
    const [mail] = mailsTo(body.head);
    expect(mail?.subject).toBe('已经逾期');
    expect(mail?.headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false);
    const { body: shown } = await (await started.as(body.head)).get('/api/notifications');
    expect(shown.map(({ topic }: { topic: string }) => topic)).toEqual(['late']);
  });

  it('is not sent for what others have taken over while the server was down', async () => {
    const report = await anOpenReport(started, body);
    const part = partOf(report, 's1');
    await save(started, body.contributor, part.id, [aParagraph('s1', '本年度情况如下。')]);
    await actOnPart(started, body.contributor, part.id, 'submit');
    await server.stop();
    await actOnPart(started, body.head, part.id, 'return', { places: [{ address: '', reason: '请补充' }] });
    await until('an attempt', async () =>
      (await deliveriesTo(body.contributor, 'waiting')).some((d) => d.attempts > 0),
    );
    const reassigned = await actOnPart(started, body.office, part.id, 'reassign', {
      departmentId: body.otherDepartment.id,
      reason: '职责调整',
    });
    expect(reassigned.status).toBe(200);
    await server.start();

    clock.forward(60);
    work();
    await settled(body.contributor);

    expect(mailsTo(body.contributor)).toEqual([]);
    expect(await deliveriesTo(body.contributor, 'skipped')).toHaveLength(1);
  });
});

describe('the digest', () => {
  it('tells once a working day what can wait, the most urgent first, each with its place, without what is done', async () => {
    clock.set('2026-01-09T02:00:00Z');
    const report = await anOpenReport(started, body);
    const [first, second, third] = partsOf(report);
    if (!first || !second || !third) throw new Error('three parts are needed');
    const ask = { personIds: [body.contributor.id] };
    await queue(
      aMessage({ ...ask, kind: 'part.accept', text: '已审核通过', link: '/reports/x' }),
      ...[first, second, third].map(({ id }) =>
        aMessage({ ...ask, kind: 'part.delegate', text: `由您填报 ${id}`, link: `/parts/${id}` }),
      ),
      aMessage({ ...ask, kind: 'part.nudge', text: '请尽快填报', link: `/parts/${third.id}` }),
    );
    await settled(body.contributor);
    await accept(started, body, second.id);
    await settled(body.contributor);
    const before = mailsTo(body.contributor).length;

    clock.set('2026-01-10T02:00:00Z');
    const onSaturday = await digest();
    clock.set('2026-01-12T00:30:00Z');
    const tooEarly = await digest();
    clock.set(MONDAY);
    await Promise.all([makeDigests(started.db, clock.now()), makeDigests(started.db, clock.now())]);
    await digest();
    await settled(body.contributor);

    expect([onSaturday, tooEarly, before]).toEqual([0, 0, 0]);
    const [mail, ...more] = mailsTo(body.contributor);
    expect(more).toEqual([]);
    const lines = (mail?.text ?? '').split('\n').filter((line) => /^\d+\. /u.test(line));
    expect(lines.map((line) => line.replace(/ [\da-f-]{36}$/u, ''))).toEqual([
      '1. 【临期与催办】请尽快填报',
      '2. 【交给我的事项】由您填报',
      '3. 【交给我的事项】由您填报',
      expect.stringMatching(/^4\. 【办理结果】2025年度年报“.+已审核通过$/u),
      '5. 【办理结果】已审核通过',
    ]);
    expect(mail?.text).not.toContain(`由您填报 ${second.id}`);
    expect(mail?.text).toContain(`https://gk.example.gov.cn/admin/parts/${first.id}`);
    expect(mail?.subject).toMatch(/^年报事项 5 项（1月12日（周一））$/u);
  });

  it('is not sent where everything in it is done or read', async () => {
    await queue(aMessage({ kind: 'part.accept', text: '已审核通过' }));
    await settled(body.head);
    const agent = await started.as(body.head);
    const [one] = (await agent.get('/api/notifications')).body;
    await agent.post(`/api/notifications/${one.id}/reading`).send({});

    await digest();
    await settled(body.head);

    expect(mailsTo(body.head)).toEqual([]);
    expect((await deliveriesTo(body.head, 'skipped')).map(({ topic }) => topic)).toEqual(['digest']);
  });

  it('takes an unsent one of the day before with it, so that a day without mail server ends in one mail', async () => {
    await server.stop();
    await queue(aMessage({ kind: 'part.accept', text: '星期一的事', link: '/reports/1' }));
    await settled(body.head);
    await digest();
    await until('an attempt', async () =>
      (await deliveriesTo(body.head, 'waiting')).some((d) => d.attempts > 0),
    );
    clock.set('2026-01-13T02:00:00Z');
    await queue(aMessage({ kind: 'part.accept', text: '星期二的事', link: '/reports/2' }));
    await until('held', async () => (await deliveriesTo(body.head, 'held')).length === 1);

    await digest();
    await server.start();
    clock.forward(60);
    work();
    await settled(body.head);

    const [mail, ...more] = mailsTo(body.head);
    expect(more).toEqual([]);
    expect(mail?.text).toContain('星期一的事');
    expect(mail?.text).toContain('星期二的事');
  });

  it('comes once a day although the clock is put back', async () => {
    await queue(aMessage({ kind: 'part.accept', link: '/reports/1' }));
    await settled(body.head);
    await digest();
    await settled(body.head);
    clock.set('2026-01-12T01:00:00Z');
    await queue(aMessage({ kind: 'part.accept', link: '/reports/2' }));
    await until('held', async () => (await deliveriesTo(body.head, 'held')).length === 1);

    await digest();
    clock.set(MONDAY);
    await digest();

    expect(mailsTo(body.head)).toHaveLength(1);
    expect(await deliveriesTo(body.head, 'held')).toHaveLength(1);
  });
});

describe('a mail server in trouble', () => {
  it('is tried again with growing waits for a day, and then every message arrives once', async () => {
    await server.stop();
    const messages = Array.from({ length: 12 }, () => aMessage());
    await queue(...messages);
    for (let hour = 0; hour < 24; hour += 1) {
      work();
      await until('an attempt', async () => {
        const waiting = await deliveriesTo(body.head, 'waiting');
        return waiting.length === 12 && waiting.every(({ nextAt }) => nextAt > clock.now());
      });
      clock.forward(60);
    }
    const waiting = await deliveriesTo(body.head, 'waiting');

    await server.start();
    work();
    await settled(body.head);

    expect(Math.max(...waiting.map(({ attempts }) => attempts))).toBeLessThanOrEqual(24);
    expect(waiting.flatMap(({ reason }) => reason ?? [])[0]).toMatch(/ECONNREFUSED|connect/iu);
    const subjects = mailsTo(body.head).map(({ subject }) => subject);
    expect(subjects.toSorted()).toEqual(messages.map(({ text }) => text).toSorted());
    expect(new Set(server.ids).size).toBe(server.ids.length);
  });

  it('is not waited for by a clock that was put back', async () => {
    await server.stop();
    clock.set('2026-03-01T02:00:00Z');
    await queue(aMessage());
    await until('an attempt', async () =>
      (await deliveriesTo(body.head, 'waiting')).some((d) => d.attempts > 0),
    );
    await server.start();

    clock.set(MONDAY);
    work();
    await settled(body.head);

    expect(mailsTo(body.head)).toHaveLength(1);
  });

  it('gives an address up that it refuses, shows it, and tries again when the admin asks', async () => {
    server.refuse.set(addressOf(body.head), { code: 550, text: '5.1.1 mailbox does not exist' });
    await queue(aMessage());
    await until('a dead letter', async () => (await deliveriesTo(body.head, 'dead')).length === 1);
    await queue(aMessage());
    await settled(body.head);
    const admin = await started.as(body.admin);
    const seen = (await admin.get('/api/deliveries')).body;
    const own = (await (await started.as(body.head)).get('/api/message-preferences')).body;
    const channels = (await admin.get('/api/channels')).body;

    server.refuse.clear();
    const resent = await admin.post(`/api/deliveries/${seen.deliveries[0].id}/resending`).send({});
    const again = await admin.post(`/api/deliveries/${seen.deliveries[0].id}/resending`).send({});
    await until('the mail', () => mailsTo(body.head).length === 1);

    expect(seen).toMatchObject({
      total: 1,
      deliveries: [
        { to: body.head.name, state: 'dead', attempts: 1, reason: expect.stringContaining('5.1.1') },
      ],
    });
    expect(own.emailRefused).toContain('mailbox does not exist');
    expect(channels.refused).toMatchObject([{ name: body.head.name, email: addressOf(body.head) }]);
    expect([resent.status, again.status]).toEqual([200, 409]);
    expect(await deliveriesTo(body.head)).toHaveLength(1);
  });

  it('keeps what it puts off by itself, and gives up after ten days', async () => {
    server.refuse.set(addressOf(body.head), { code: 451, text: '4.7.1 try again later' });
    await queue(aMessage());
    await until('an attempt', async () =>
      (await deliveriesTo(body.head, 'waiting')).some((d) => d.attempts === 1),
    );
    const [put] = await deliveriesTo(body.head);

    clock.forward(11 * 24 * 60);
    work();
    await until('a dead letter', async () => (await deliveriesTo(body.head, 'dead')).length === 1);

    expect(put?.nextAt.getTime()).toBeGreaterThan(new Date(MONDAY).getTime());
    expect(server.mails.length).toBeGreaterThan(0);
    expect(mailsTo(body.head)).toEqual([]);
  });
});

describe('unsubscribing', () => {
  const linkIn = (person: TestPerson): string => {
    const [mail] = mailsTo(person);
    const header = mail?.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    return new URL(header.slice(1, -1)).pathname;
  };
  const silenced = async (person: TestPerson) =>
    (await (await started.as(person)).get('/api/message-preferences')).body.silenced;

  it('takes one click of a mail program, and changes nothing by being looked at', async () => {
    await queue(aMessage());
    await until('the mail', () => mailsTo(body.head).length === 1);
    const link = linkIn(body.head);

    const looked = await started.anyone().get(link);
    const before = await silenced(body.head);
    const clicked = await started.anyone().post(link).type('form').send('List-Unsubscribe=One-Click');
    const twice = await started.anyone().post(link).type('form').send('List-Unsubscribe=One-Click');

    expect([looked.status, clicked.status, twice.status]).toEqual([200, 200, 200]);
    expect(looked.text).toContain('不再接收“提到我”邮件');
    expect(before).toEqual([]);
    expect(await silenced(body.head)).toEqual([{ channel: 'email', topic: 'mentioned' }]);
  });

  it('knows no token that was altered', async () => {
    await queue(aMessage());
    await until('the mail', () => mailsTo(body.head).length === 1);
    const link = linkIn(body.head);

    const answers = await Promise.all(
      [link.replace('mentioned', 'result'), `${link}x`, link.slice(0, -3), '/api/unsubscribe/1'].map((path) =>
        started.anyone().post(path).type('form').send(''),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await silenced(body.head)).toEqual([]);
  });
});
