import { randomUUID } from 'node:crypto';
import type { Topic } from '@nianbao/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { SetClock } from './set-clock.ts';
import { aBody, type TestBody, type TestPerson } from './a-body.ts';
import { type StartedApp, startApp } from './app.ts';
import { aMailServer, type MailServer } from './mail-server.ts';
import { until } from './until.ts';
import { Clock } from '../src/platform/clock/clock.module.ts';
import { makeDigests } from '../src/messages/digests/digests.worker.ts';
import { type Message, tell } from '../src/record/outbox/outbox.ts';
import { Delivery } from '../src/messages/delivery/delivery.entity.ts';
import { DeliveryWorker } from '../src/messages/delivery/delivery.worker.ts';

/** Ten o'clock in Shanghai. */
export const MONDAY = '2026-01-12T02:00:00Z';
/** Before everybody's hour of the digest. */
export const MONDAY_EARLY = '2026-01-12T00:10:00Z';
/** A Monday morning in Shanghai, before each test. */
export const clock = new SetClock(MONDAY);
export let started: StartedApp;
export let server: MailServer;
export let body: TestBody;

/** The whole application with a mail server and a body in which four people have a mailbox; new before each test. */
export function useMailing(): void {
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
}

export const addressOf = ({ account }: TestPerson) => `${account}@example.gov.cn`;
export async function withMail(person: TestPerson, silenced: { channel: string; topic: Topic }[] = []) {
  // As confirmed already: no letter that asks for it stands among the mails of a test.
  await started.db.query(
    `INSERT INTO message_preference (organisation_id, person_id, email, mail_key, version)
     VALUES ($1, $2, $3, 'key', 1) ON CONFLICT DO NOTHING`,
    [body.organisation.id, person.id, addressOf(person)],
  );
  const agent = await started.as(person);
  const { version } = (await agent.get('/api/message-preferences')).body;
  const { status } = await agent
    .put('/api/message-preferences')
    .send({ version, email: addressOf(person), digestHour: 9, silenced });
  expect(status).toBe(200);
}
export const aMessage = (part: Partial<Message> = {}): Message => ({
  organisationId: body.organisation.id,
  personIds: [body.head.id],
  kind: 'mentioned',
  text: `有人提到您 ${randomUUID()}`,
  link: '/',
  ...part,
});
export const queue = (...messages: Message[]) =>
  started.db.transaction(async (tx) => {
    for (const message of messages) await tell(tx, message);
  });
export const mailsTo = (person: TestPerson) =>
  server.mails.filter(({ to }) => to?.some(({ address }) => address === addressOf(person)));
export const deliveriesTo = ({ id }: TestPerson, state?: Delivery['state']) =>
  started.db.manager.findBy(Delivery, { personId: id, ...(state ? { state } : {}) });
export const settled = (person: TestPerson) =>
  until('everything settled', async () => {
    const [{ waiting }] = await started.db.query(
      'SELECT count(*)::int AS waiting FROM outbox WHERE sent_at IS NULL',
    );
    return waiting === 0 && (await deliveriesTo(person, 'waiting')).length === 0;
  });
export const work = () => started.app.get(DeliveryWorker).look();
export async function digest(): Promise<number> {
  const made = await makeDigests(started.db, clock.now());
  work();
  return made;
}
