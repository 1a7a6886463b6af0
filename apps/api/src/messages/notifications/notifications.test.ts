import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { Membership } from '../../body/people/membership.entity.ts';
import { Notification, Outbox } from './notification.entity.ts';
import { type Message, tell } from '../../record/outbox/outbox.ts';
import { sendWaiting } from './outbox.worker.ts';

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp();
  body = await aBody(started.db);
});
afterAll(() => started.close());

const aMessage = (part: Partial<Message> = {}): Message => ({
  organisationId: body.organisation.id,
  personIds: [body.head.id],
  kind: 'nudge',
  text: `请尽快填报 ${randomUUID()}`,
  link: '/parts/1',
  ...part,
});
const told = (message: Message): Promise<Notification[]> =>
  started.db.manager.findBy(Notification, { text: message.text });
/** Waits for the worker, which is woken by PostgreSQL. */
async function whenTold(message: Message, count = 1): Promise<Notification[]> {
  for (let waited = 0; waited < 3000; waited += 20) {
    const found = await told(message);
    if (found.length >= count) return found;
    await sleep(20);
  }
  throw new Error('nobody was told');
}

describe('the outbox', () => {
  it('tells each person once, well before the worker would have looked by itself', async () => {
    const message = aMessage({ personIds: [body.head.id, body.office.id, body.head.id] });

    await started.db.transaction((tx) => tell(tx, message));
    const notifications = await whenTold(message, 2);

    expect(notifications.map(({ personId }) => personId).toSorted()).toEqual(
      [body.head.id, body.office.id].toSorted(),
    );
    const [row] = await started.db.manager.findBy(Outbox, { text: message.text });
    expect(row?.sentAt).toBeInstanceOf(Date);
  });

  it('tells nobody of what was rolled back', async () => {
    const message = aMessage();

    const failed = started.db.transaction(async (tx) => {
      await tell(tx, message);
      throw new Error('rolled back');
    });

    await expect(failed).rejects.toThrow('rolled back');
    await sendWaiting(started.db);
    expect(await told(message)).toEqual([]);
  });

  it('has nothing to do when there is nobody to tell, and is not held up by a person who is gone', async () => {
    const [nobody, gone] = [
      aMessage({ personIds: [] }),
      aMessage({ personIds: [randomUUID(), body.head.id] }),
    ];

    await started.db.transaction(async (tx) => {
      await tell(tx, nobody);
      await tell(tx, gone);
    });

    expect(await whenTold(gone)).toHaveLength(1);
    expect(await started.db.manager.countBy(Outbox, { text: nobody.text })).toBe(0);
  });

  it('listens again after its connection was cut', async () => {
    const message = aMessage();
    await started.db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    await sleep(800);

    await started.db.transaction((tx) => tell(tx, message));

    expect(await whenTold(message)).toHaveLength(1);
  });

  it('tells once, however many workers look at the same time', async () => {
    const messages = Array.from({ length: 50 }, () => aMessage());
    await started.db.transaction(async (tx) => {
      for (const message of messages) await tell(tx, message);
    });

    await Promise.all(Array.from({ length: 8 }, () => sendWaiting(started.db)));

    await whenTold(messages.at(-1) ?? aMessage());
    const counts = await Promise.all(messages.map(async (message) => (await told(message)).length));
    expect(counts).toEqual(messages.map(() => 1));
  });
});

describe('GET /notifications', () => {
  it('lists those of the person in the current body, the latest first, and counts the unread', async () => {
    const own = await aBody(started.db);
    const organisationId = own.organisation.id;
    await started.db.manager.insert(Membership, { organisationId, personId: body.head.id, role: 'leader' });
    const here = [1, 2].map(() => aMessage({ organisationId, personIds: [body.head.id] }));
    const elsewhere = aMessage();
    for (const message of [...here, elsewhere]) {
      await started.db.transaction((tx) => tell(tx, message));
      await whenTold(message);
    }
    const agent = await started.as({ id: body.head.id, organisationId });

    const { status, body: listed } = await agent.get('/api/notifications');
    const session = await agent.get('/api/session');

    expect(status).toBe(200);
    expect(listed.map(({ text }: { text: string }) => text)).toEqual(
      here.map(({ text }) => text).toReversed(),
    );
    expect(listed[0]).toMatchObject({ kind: 'nudge', link: '/parts/1', readAt: null });
    expect(session.body.unread).toBe(2);
  });
});

describe('POST /notifications/:id/reading', () => {
  const aNotificationFor = async (person: TestPerson): Promise<Notification> => {
    const message = aMessage({ personIds: [person.id] });
    await started.db.transaction((tx) => tell(tx, message));
    const [notification] = await whenTold(message);
    if (!notification) throw new Error('nobody was told');
    return notification;
  };

  it('marks it as read, and the first time stays', async () => {
    const { id } = await aNotificationFor(body.leader);
    const agent = await started.as(body.leader);

    const first = await agent.post(`/api/notifications/${id}/reading`).send({});
    const second = await agent.post(`/api/notifications/${id}/reading`).send({});

    expect(first.status).toBe(200);
    expect(first.body.readAt).not.toBeNull();
    expect(second.body).toEqual(first.body);
    expect((await agent.get('/api/session')).body.unread).toBe(0);
  });

  it('knows nothing of what others were told', async () => {
    const { id } = await aNotificationFor(body.leader);
    const agent = await started.as(body.office);

    const foreign = await agent.post(`/api/notifications/${id}/reading`).send({});
    const nonsense = await agent.post('/api/notifications/1/reading').send({});

    expect([foreign.status, nonsense.status]).toEqual([404, 400]);
  });

  it('needs a session', async () => {
    const { status } = await started.anyone().post(`/api/notifications/${randomUUID()}/reading`).send({});

    expect(status).toBe(401);
  });
});
