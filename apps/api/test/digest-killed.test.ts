import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_DEADLINES } from '../src/body/organisations/deadline-settings.ts';
import { MAILS_AT_ONCE } from '../src/messages/delivery/due.queries.ts';
import { aBody } from './a-body.ts';
import { type ApiProcess, anApiProcess } from './api-process.ts';
import { aDatabase } from './database.ts';
import { aMailServer, type MailServer } from './mail-server.ts';
import { manyOverdue, OF_ONE_BODY } from './many-overdue.ts';
import { until } from './until.ts';

/** `DIGEST_RUN=10000 REMINDER_RUN=10000` is the whole run; the gate makes do with a part of it. */
const PEOPLE = Number(process.env.DIGEST_RUN ?? 600);
const BODIES = Math.ceil(Number(process.env.REMINDER_RUN ?? 1000) / OF_ONE_BODY);
const REMINDERS = BODIES * OF_ONE_BODY;
/** The process that is killed has at most so many mails between the server's yes and its own note of it: two lanes. */
const UNDER_WAY = 2 * MAILS_AT_ONCE;

let server: MailServer;
let drop: () => Promise<void>;
let apis: [ApiProcess, ApiProcess];
let accepted: () => void | Promise<void> = () => {};

beforeAll(async () => {
  server = await aMailServer({ parse: false, onMail: () => accepted() });
  const database = await aDatabase();
  ({ drop } = database);
  const environment = {
    SMTP_URL: server.url,
    MAIL_FROM: 'nianbao@mail.example.gov.cn',
    REMIND_EVERY: '1',
  };
  apis = [await anApiProcess(database.url, environment), await anApiProcess(database.url, environment)];
});
afterAll(async () => {
  for (const api of apis) await api.close();
  await server.stop();
  await drop();
});

it('sends a digest to each of very many people once, one of two processes being killed in the middle', async () => {
  const [first, second] = apis;
  const body = await aBody(first.db);
  await manyHeld(first, body.organisation.id);
  let killing: Promise<void> | undefined;
  accepted = () => {
    if (server.ids.length === Math.floor(PEOPLE / 3)) killing = first.kill();
  };
  const begun = Date.now();

  await Promise.all([first.start(), second.start()]);
  await until('every digest is sent', async () => (await unsent(second)) === 0, PEOPLE * 60);
  await killing;

  const seconds = (Date.now() - begun) / 1000;
  const names = new Set(server.ids);
  const twice = server.ids.length - names.size;
  console.log(
    `${PEOPLE} digests, ${server.ids.length} accepted, ${twice} of them again under the same Message-ID, ${seconds.toFixed(0)} s`,
  );
  const sent = await first.db.query<{ id: string }[]>(
    `SELECT id FROM delivery WHERE topic = 'digest' AND state = 'sent'`,
  );
  expect(killing).toBeDefined();
  expect(names).toEqual(new Set(sent.map(({ id }) => `${id}@mail.example.gov.cn`)));
  expect(names.size).toBe(PEOPLE);
  expect(twice).toBeLessThanOrEqual(UNDER_WAY);
  expect(await states(first)).toEqual([
    { topic: 'digest', state: 'sent', count: PEOPLE },
    { topic: 'result', state: 'folded', count: PEOPLE },
  ]);
});

it('reminds each of very many of each thing that is overdue once, one of two processes being killed in the middle', async () => {
  const [first, second] = apis;
  await first.start();
  const { db } = second;
  const told = () => countOf(second, `SELECT count(*)::int AS count FROM reminder`);
  await manyOverdue(db, BODIES);
  const begun = Date.now();

  await until('a third is reminded', async () => (await told()) >= REMINDERS / 3, REMINDERS * 60);
  const atTheKill = await told();
  await first.kill();
  const shown = () =>
    countOf(second, `SELECT count(*)::int AS count FROM notification WHERE kind LIKE 'deadline.%'`);
  await until('everybody is reminded', async () => (await shown()) >= REMINDERS, REMINDERS * 60);
  const seconds = (Date.now() - begun) / 1000;
  // Two more rounds of who is left, which find nothing to say.
  await new Promise((resolve) => {
    setTimeout(resolve, 2500);
  });

  console.log(`${REMINDERS} reminders of ${BODIES} bodies, killed at ${atTheKill}, ${seconds.toFixed(1)} s`);
  expect(atTheKill).toBeLessThan(REMINDERS);
  expect([await told(), await shown()]).toEqual([REMINDERS, REMINDERS]);
  expect(
    await db.query(
      `SELECT count(DISTINCT (person_id, link))::int AS things, count(DISTINCT person_id)::int AS people,
         min(kind) AS first, max(kind) AS last
       FROM notification WHERE kind LIKE 'deadline.%'`,
    ),
  ).toEqual([
    { things: REMINDERS, people: REMINDERS / 20, first: 'deadline.overdue', last: 'deadline.overdue' },
  ]);
});

/** People with an address and one message each that waits for the digest; their hour has always come. */
async function manyHeld({ db }: ApiProcess, organisationId: string): Promise<void> {
  await db.query(
    `WITH people AS (
       INSERT INTO person (name, account, password_hash)
       SELECT '人员' || n, 'many-' || n, '-' FROM generate_series(1, $2::int) n RETURNING id, account),
     roles AS (
       INSERT INTO membership (organisation_id, person_id, role) SELECT $1, id, 'auditor' FROM people),
     settings AS (
       INSERT INTO message_preference (organisation_id, person_id, email, digest_hour, mail_key, version)
       SELECT $1, id, account || '@example.gov.cn', 0, account, 1 FROM people),
     messages AS (
       INSERT INTO outbox (organisation_id, person_ids, kind, topic, text, link, sent_at)
       SELECT $1, ARRAY[id], 'report.publish', 'result', '2025年度年报已公开', '/', now() FROM people
       RETURNING id, person_ids)
     INSERT INTO delivery (organisation_id, person_id, outbox_id, topic, state, next_at, created_at)
     SELECT $1, person_ids[1], id, 'result', 'held', now(), now() - interval '1 day' FROM messages`,
    [organisationId, PEOPLE],
  );
  await db.query(`UPDATE organisation SET settings = settings || $2 WHERE id = $1`, [
    organisationId,
    { deadlines: { ...DEFAULT_DEADLINES, tellFromHour: 0 } },
  ]);
  // A body may say of any day that it is worked; here today is.
  await db.query(
    `INSERT INTO calendar_day (organisation_id, day, working, source, entered_by)
     SELECT $1, (now() AT TIME ZONE 'Asia/Shanghai')::date, true, '测试', id FROM person LIMIT 1`,
    [organisationId],
  );
}

async function countOf({ db }: ApiProcess, sql: string): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(sql);
  return row?.count ?? 0;
}
const unsent = (api: ApiProcess) =>
  countOf(api, `SELECT count(*)::int AS count FROM delivery WHERE state IN ('held', 'waiting')`);

const states = ({ db }: ApiProcess) =>
  db.query(`SELECT topic, state, count(*)::int AS count FROM delivery GROUP BY 1, 2 ORDER BY 1`);
