import { describe, expect, it } from 'vitest';
import type { TestPerson } from '../../../test/a-body.ts';
import {
  addressOf,
  aMessage,
  body,
  clock,
  deliveriesTo,
  mailsTo,
  MONDAY,
  queue,
  server,
  settled,
  started,
  work,
  useMailing,
} from '../../../test/mailing.ts';
import { until } from '../../../test/until.ts';

useMailing();

describe('a mail server in trouble', () => {
  it('is tried again with growing waits for a day, and then every message arrives once', async () => {
    await server.stop();
    const messages = Array.from({ length: 12 }, () => aMessage());
    await queue(...messages);
    for (let hour = 0; hour < 24; hour += 1) {
      work();
      await until('an attempt', async () => {
        const waiting = await deliveriesTo(body.head, 'waiting');
        return waiting.length > 0 && waiting.every(({ nextAt }) => nextAt > clock.now());
      });
      clock.forward(60);
    }
    const waiting = await deliveriesTo(body.head, 'waiting');

    await server.start();
    work();
    await settled(body.head);

    expect(Math.max(...waiting.map(({ attempts }) => attempts))).toBeLessThanOrEqual(24);
    expect(waiting.flatMap(({ reason }) => reason ?? [])[0]).toMatch(/ECONNREFUSED|connect/iu);
    const told = mailsTo(body.head).flatMap(({ text }) => text?.match(/有人提到您 [\da-f-]{36}/gu) ?? []);
    expect(told.toSorted()).toEqual(messages.map(({ text }) => text).toSorted());
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
    const toldOf = async (person: TestPerson) =>
      (await (await started.as(person)).get('/api/notifications?topic=other')).body.map(
        ({ text }: { text: string }) => text,
      );
    await until('they are told', async () => (await toldOf(body.head)).length > 0);
    const told = [await toldOf(body.head), await toldOf(body.admin)];
    const channels = (await admin.get('/api/channels')).body;
    const onPeoplePage = async (person: TestPerson) =>
      (await (await started.as(person)).get('/api/people')).body.find(
        ({ id }: { id: string }) => id === body.head.id,
      ).mailRefused;
    const shown = [await onPeoplePage(body.admin), await onPeoplePage(body.office)];

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
    expect(told).toEqual([
      ['您的邮箱拒收了本系统的邮件，现已停止向它发送，请更换邮箱'],
      [expect.stringMatching(/^发给“科长甲”的消息未送达：.+mailbox does not exist/u)],
    ]);
    expect(own.emailRefused).toContain('mailbox does not exist');
    expect(channels.refused).toMatchObject([{ name: body.head.name, email: addressOf(body.head) }]);
    expect(shown).toEqual([{ email: addressOf(body.head), reason: own.emailRefused }, undefined]);
    expect(await onPeoplePage(body.admin)).toBeUndefined();
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

describe('a database that drops its connections while mails are sent', () => {
  it('loses no message; what was accepted before it was noted comes again under its own name', async () => {
    const people = [body.head, body.contributor, body.office, body.admin];
    const kinds = ['mentioned', 'part.return', 'deadline.overdue', 'report.sign', 'record.broken'];
    const before = server.ids.length;
    const drop = () =>
      started.db
        .query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        )
        .catch(() => {});

    await queue(
      ...people.flatMap(({ id }) =>
        kinds.map((kind) => aMessage({ kind, personIds: [id], text: `${kind} ${id}` })),
      ),
    );
    for (const count of [1, 7, 13]) {
      await until('some are sent', () => server.ids.length >= before + count);
      await drop();
    }
    await until(
      'all are sent',
      async () => {
        clock.forward(1);
        work();
        const [{ open }] = await started.db.query(
          `SELECT (SELECT count(*) FROM outbox WHERE sent_at IS NULL)::int
           + (SELECT count(*) FROM delivery WHERE state = 'waiting')::int AS open`,
        );
        return open === 0;
      },
      30_000,
    );

    const told = people
      .flatMap((person) => mailsTo(person))
      .map(({ subject, messageId }) => `${messageId} ${subject}`);
    expect(new Set(told).size).toBe(people.length * kinds.length);
    expect(new Set(told.map((one) => one.split(' ')[0])).size).toBe(people.length * kinds.length);
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
