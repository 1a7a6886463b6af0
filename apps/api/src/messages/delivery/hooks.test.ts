import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HookKind, Topic } from '@nianbao/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { aHookReceiver, type HookReceiver } from '../../../test/hook-receiver.ts';
import { SetClock } from '../../../test/set-clock.ts';
import { until } from '../../../test/until.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { makeDigests } from '../digests/digests.worker.ts';
import { type Message, tell } from '../../record/outbox/outbox.ts';
import { Delivery } from './delivery.entity.ts';
import { DeliveryWorker } from './delivery.worker.ts';

const MONDAY = '2026-01-12T02:00:00Z';
const SECRET = 'SEC0123456789abcdef';
const clock = new SetClock(MONDAY);
let started: StartedApp;
let receiver: HookReceiver;
let body: TestBody;

beforeAll(async () => {
  receiver = await aHookReceiver();
  started = await startApp({
    config: { LOCAL_HOOKS: true, PUBLIC_URL: 'https://gk.example.gov.cn' },
    providers: [[Clock, clock]],
  });
});
beforeEach(async () => {
  clock.set(MONDAY);
  body = await aBody(started.db);
});
afterEach(async () => {
  receiver.received.length = 0;
  receiver.answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
  // What a test left waiting is not for the next one's receiver.
  await started.db.query('DELETE FROM hook');
});
afterAll(async () => {
  await started.close();
  await receiver.close();
});

async function aHook(kind: HookKind, { secret = SECRET, topics = ['mentioned', 'result'] as Topic[] } = {}) {
  const admin = await started.as(body.admin);
  const { status, body: hook } = await admin.post('/api/hooks').send({
    kind,
    name: '工作群',
    url: `${receiver.url}/robot/send?access_token=abc`,
    secret,
    topics,
    digestHour: 9,
  });
  expect(status).toBe(200);
  return hook;
}
const tellOf = (part: Partial<Message> = {}) =>
  started.db.transaction((tx) =>
    tell(tx, {
      organisationId: body.organisation.id,
      personIds: [body.head.id, body.office.id],
      kind: 'mentioned',
      text: '有人提到您',
      link: '/parts/1',
      ...part,
    }),
  );
const got = (count = 1) => until('the hook', () => receiver.received.length >= count);
const deliveries = (hookId: string) => started.db.manager.findBy(Delivery, { hookId });
const work = () => started.app.get(DeliveryWorker).look();

describe('a robot', () => {
  it('of 钉钉 gets markdown at an address signed as it asks, nobody is called by what a text says', async () => {
    await aHook('dingtalk');

    await tellOf({ text: '请看[这里](http://evil.example) @all **急**' });
    await got();

    const [{ url, body: json }] = receiver.received as [(typeof receiver.received)[0]];
    const timestamp = url.searchParams.get('timestamp') ?? '';
    const sign = createHmac('sha256', SECRET).update(`${timestamp}\n${SECRET}`).digest('base64');
    expect(timestamp).toBe(String(new Date(MONDAY).getTime()));
    expect(url.searchParams.get('sign')).toBe(sign);
    expect(url.searchParams.get('access_token')).toBe('abc');
    const sent = JSON.parse(json);
    expect(sent).toMatchObject({ msgtype: 'markdown', markdown: { title: '年报：提到我' } });
    expect(sent.markdown.text).toContain('请看［这里］（http://evil.example） ＠all ＊＊急＊＊');
    expect(sent.markdown.text).toContain('涉及：办公室甲、科长甲');
    expect(sent.markdown.text).toContain('(https://gk.example.gov.cn/admin/parts/1)');
  });

  it('of 企业微信 gets one digest a day of what can wait, cut to what it takes', async () => {
    clock.set('2026-01-12T00:10:00Z');
    const hook = await aHook('wecom', { secret: '' });
    for (let i = 0; i < 80; i += 1)
      await tellOf({
        kind: 'part.accept',
        text: `第 ${i} 项已审核通过，${'字'.repeat(30)}`,
        link: `/parts/${i}`,
      });
    await until('held', async () => (await deliveries(hook.id)).length === 80);

    clock.set(MONDAY);
    await makeDigests(started.db, clock.now());
    await makeDigests(started.db, clock.now());
    work();
    await got();

    const { markdown } = JSON.parse(receiver.received[0]?.body ?? '');
    expect(receiver.received).toHaveLength(1);
    expect(markdown.content).toContain('年报事项 80 项（1月12日（周一））');
    expect(markdown.content).toMatch(/其余请登录查看。$/u);
    expect(Buffer.byteLength(markdown.content)).toBeLessThanOrEqual(4096);
  });

  it('is not posted to twice within three seconds, for it takes twenty messages a minute', async () => {
    const hook = await aHook('wecom', { secret: '', topics: ['mentioned', 'returned', 'late'] });
    for (const kind of ['mentioned', 'part.return', 'deadline.overdue'])
      await tellOf({ kind, text: `消息 ${kind}`, link: `/x/${kind}` });
    const sent = (count: number) =>
      until('so many are sent', async () => {
        const all = await deliveries(hook.id);
        return all.length === 3 && all.filter(({ state }) => state === 'sent').length >= count;
      });
    await sent(1);
    work();
    await sleep(300);
    const first = receiver.received.length;

    clock.set('2026-01-12T02:00:03Z');
    work();
    await sent(2);
    clock.set('2026-01-12T02:00:06Z');
    work();
    await sent(3);

    expect(first).toBe(1);
    expect(new Set(receiver.received.map(({ body: json }) => /消息 ([a-z.]+)/u.exec(json)?.[1]))).toEqual(
      new Set(['mentioned', 'part.return', 'deadline.overdue']),
    );
  });

  it('does not name who asked not to be named, and is silent where nobody is left', async () => {
    await aHook('wecom', { secret: '' });
    const silent = async (person: TestBody['head']) =>
      (await started.as(person))
        .put('/api/message-preferences')
        .send({ version: 0, email: '', digestHour: 9, silenced: [{ channel: 'robot', topic: 'mentioned' }] });
    await silent(body.head);
    await tellOf({ personIds: [body.head.id], text: '只给科长' });

    await tellOf({ text: '给两个人' });
    await got();

    expect(receiver.received.map(({ body: json }) => JSON.parse(json).markdown.content)).toEqual([
      expect.stringMatching(/给两个人[\s\S]*涉及：办公室甲\n/u),
    ]);
  });
});

describe('a generic hook', () => {
  it('gets data with an id that stays and a signature that a receiver can verify', async () => {
    const hook = await aHook('generic');
    receiver.answer = { status: 500 };
    await tellOf();
    await until('the refusal is noted', async () => (await deliveries(hook.id))[0]?.attempts === 1);
    clock.forward(60);
    receiver.answer = { status: 204 };

    work();
    await got(2);

    for (const { headers, body: json } of receiver.received) {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${json}`;
      const right = createHmac('sha256', SECRET).update(signed).digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${right}`);
      expect(JSON.parse(json)).toMatchObject({
        id: headers['webhook-id'],
        topic: 'mentioned',
        items: [
          {
            text: '有人提到您',
            link: 'https://gk.example.gov.cn/admin/parts/1',
            people: ['办公室甲', '科长甲'],
          },
        ],
      });
    }
    const [first, second] = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(first).toBe(second);
    await until('it is settled', async () => (await deliveries(hook.id))[0]?.state === 'sent');
    expect((await deliveries(hook.id))[0]).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('that refuses is a dead letter with its reason, which the admin sends again', async () => {
    const hook = await aHook('generic');
    receiver.answer = { status: 302, headers: { location: 'http://169.254.169.254/' } };
    await tellOf();
    await until('a dead letter', async () => (await deliveries(hook.id))[0]?.state === 'dead');
    const admin = await started.as(body.admin);
    const { body: dead } = await admin.get('/api/deliveries?state=dead');
    receiver.answer = { status: 200 };

    const all = await admin.post('/api/deliveries/resending').send({});
    await until('it is sent', async () => (await deliveries(hook.id))[0]?.state === 'sent');

    expect(dead.deliveries).toMatchObject([{ to: '工作群', reason: expect.stringContaining('不予跟随') }]);
    expect(dead.deliveries[0].address).toBe(`${receiver.url}/robot/send?…`);
    expect(all.body).toEqual({ count: 1 });
    expect(receiver.received).toHaveLength(2);
  });

  it('that is tested says what came of it', async () => {
    const hook = await aHook('generic');
    const admin = await started.as(body.admin);

    const { body: queued } = await admin.post(`/api/hooks/${hook.id}/trials`).send({});
    await got();
    await until('it is shown', async () => {
      const { body: channels } = await admin.get('/api/channels');
      return channels.hooks[0]?.last?.state === 'sent';
    });

    expect(queued).toMatchObject({ topic: 'test', state: 'waiting' });
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ topic: 'test' });
  });
});

describe('the settings of hooks', () => {
  const fields = { name: '群', secret: SECRET, topics: [], digestHour: 9 };

  it('are the admin’s, show no key, and are in the record without one', async () => {
    const hook = await aHook('wecom');
    const office = await (await started.as(body.office)).get('/api/channels');
    const admin = await started.as(body.admin);
    const { body: updated } = await admin
      .put(`/api/hooks/${hook.id}`)
      .send({ version: 1, name: '新群', topics: ['late'], digestHour: 10, disabled: false });
    const stale = await admin
      .put(`/api/hooks/${hook.id}`)
      .send({ version: 1, name: '旧群', topics: [], digestHour: 10, disabled: false });
    const deleted = await admin.delete(`/api/hooks/${hook.id}`).send({});

    expect([office.status, stale.status, deleted.status]).toEqual([403, 409, 200]);
    expect(updated).toMatchObject({ name: '新群', hasSecret: true, address: `${receiver.url}/robot/send?…` });
    const entries = await started.db.query(
      `SELECT before, after FROM audit_entry WHERE organisation_id = $1 AND action LIKE 'hook.%'`,
      [body.organisation.id],
    );
    expect(entries).toHaveLength(3);
    expect(JSON.stringify([entries, updated])).not.toMatch(/SEC0123|access_token/u);
  });

  it('refuse a system that could not tell our messages from others’', async () => {
    const hook = await aHook('generic');
    const admin = await started.as(body.admin);
    const url = 'https://oa.example.gov.cn/';

    const created = await admin.post('/api/hooks').send({ kind: 'generic', url, ...fields, secret: '' });
    const emptied = await admin
      .put(`/api/hooks/${hook.id}`)
      .send({ version: 1, name: '群', topics: [], digestHour: 9, disabled: false, secret: '' });

    expect([created, emptied].map(({ status, body: { details } }) => [status, details[0]?.field])).toEqual([
      [400, 'secret'],
      [400, 'secret'],
    ]);
  });

  it('refuse an address that cannot be one', async () => {
    const other = await startApp();
    const otherBody = await aBody(other.db);
    const admin = await other.as(otherBody.admin);
    const send = (url: string) => admin.post('/api/hooks').send({ kind: 'generic', url, ...fields });

    const answers = await Promise.all(
      ['ftp://x.example/', 'https://user:pw@x.example/', 'http://127.0.0.1/', 'http://localhost/', 'no'].map(
        send,
      ),
    );
    const good = await send(`https://oa.example.gov.cn/${randomUUID()}`);
    await other.close();

    expect(answers.map(({ status, body: { details } }) => [status, details[0]?.field])).toEqual(
      Array.from({ length: 5 }, () => [400, 'url']),
    );
    expect(good.status).toBe(200);
    expect(good.body.address).toBe('https://oa.example.gov.cn/…');
  });
});
