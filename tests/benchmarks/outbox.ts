import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { createTransport } from 'nodemailer';
import { Pool } from 'pg';
import { SMTPServer } from 'smtp-server';

/**
 * Messages that are due at once, from the outbox to a mail server, against a bare nodemailer loop over the same number of
 * connections and the bare SQL of a queue (take, settle) in the same run. Needs a running system and DATABASE_URL; the
 * system's SMTP_URL must be smtp://127.0.0.1:MAIL_PORT (2525 where nothing else is said), where this script listens.
 */

const { DATABASE_URL = '', MAIL_PORT = '2525', MESSAGES = '2000' } = process.env;
const COUNT = Number(MESSAGES);
const LANES = 4;

const got = { mails: 0, bytes: 0 };
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _, done) {
    stream.on('data', (chunk: Buffer) => {
      got.bytes += chunk.length;
    });
    stream.on('end', () => {
      got.mails += 1;
      done();
    });
  },
});
server.listen(Number(MAIL_PORT), '127.0.0.1');
await once(server.server, 'listening');
const pool = new Pool({ connectionString: DATABASE_URL, max: LANES + 1 });

/** Seconds until the mail server has so many more. */
async function until(count: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  const target = got.mails + count;
  await work();
  while (got.mails < target)
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  return (performance.now() - begun) / 1000;
}

/** People of a body of their own, each with a mailbox; gone afterwards with all they got. */
async function aBody(): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `WITH body AS (INSERT INTO organisation (name, slug, settings, version)
       VALUES ('outbox ' || gen_random_uuid(), 'outbox-' || gen_random_uuid(), $2, 1) RETURNING id),
     people AS (INSERT INTO person (name, account, password_hash)
       SELECT '人员' || n, 'outbox-' || n || '-' || gen_random_uuid(), '-' FROM generate_series(1, $1::int) n
       RETURNING id, account),
     roles AS (INSERT INTO membership (organisation_id, person_id, role)
       SELECT body.id, people.id, 'auditor' FROM body, people),
     settings AS (INSERT INTO message_preference (organisation_id, person_id, email, mail_key, version)
       SELECT body.id, people.id, people.account || '@example.gov.cn', people.account, 1 FROM body, people)
     SELECT id FROM body`,
    [COUNT, { headStep: true, nearWorkdays: 3, legalDate: '01-31', signerIds: [] }],
  );
  return rows[0]?.id ?? '';
}

async function clear(body: string): Promise<void> {
  for (const table of ['delivery', 'notification', 'outbox', 'message_preference'])
    await pool.query(`DELETE FROM ${table} WHERE organisation_id = $1`, [body]);
  const { rows } = await pool.query<{ person_id: string }>(
    'DELETE FROM membership WHERE organisation_id = $1 RETURNING person_id',
    [body],
  );
  await pool.query('DELETE FROM person WHERE id = ANY($1)', [rows.map(({ person_id }) => person_id)]);
  await pool.query('DELETE FROM organisation WHERE id = $1', [body]);
}

const body = await aBody();
const throughOutbox = await until(COUNT, async () => {
  await pool.query(
    `INSERT INTO outbox (organisation_id, person_ids, kind, topic, text, link)
     SELECT $1, ARRAY[person_id], 'mentioned', 'mentioned', '有人在批注中提到您，请查看', '/'
     FROM message_preference WHERE organisation_id = $1`,
    [body],
  );
  await pool.query(`NOTIFY outbox`);
});
const bytes = Math.round(got.bytes / got.mails);

const transport = createTransport({
  host: '127.0.0.1',
  port: Number(MAIL_PORT),
  pool: true,
  maxConnections: LANES,
  maxMessages: 500,
});
const half = '字'.repeat(Math.max(1, Math.round(bytes / 12)));
const bareMail = await until(COUNT, () =>
  Promise.all(
    Array.from({ length: COUNT }, (_, i) =>
      transport.sendMail({
        from: 'a@example.gov.cn',
        to: `b${i}@example.gov.cn`,
        subject: '提到您',
        text: half,
        html: half,
      }),
    ),
  ),
);
transport.close();

await pool.query(`UPDATE delivery SET state = 'waiting', next_at = 'infinity' WHERE organisation_id = $1`, [
  body,
]);
const begun = performance.now();
await Promise.all(
  Array.from({ length: LANES }, async () => {
    const db = await pool.connect();
    for (let left = true; left;) {
      await db.query('BEGIN');
      const { rows } = await db.query<{ id: string }>(
        `SELECT id FROM delivery WHERE organisation_id = $1 AND state = 'waiting' LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [body],
      );
      await db.query(`UPDATE delivery SET state = 'sent', settled_at = now() WHERE id = $1`, [
        rows[0]?.id ?? null,
      ]);
      await db.query('COMMIT');
      left = rows.length > 0;
    }
    db.release();
  }),
);
const bareSql = (performance.now() - begun) / 1000;

await clear(body);
await pool.end();
server.close();
const line = (name: string, seconds: number) =>
  console.log(`${name.padEnd(26)} ${(COUNT / seconds).toFixed(0)}/s  ${seconds.toFixed(2)} s for ${COUNT}`);
line('outbox to mail server', throughOutbox);
line('bare nodemailer', bareMail);
line('bare SQL of the queue', bareSql);
console.log(`of bare nodemailer         ${(bareMail / throughOutbox).toFixed(2)}`);
console.log(`of bare SQL                ${(bareSql / throughOutbox).toFixed(2)}`);
console.log(`bytes a mail               ${bytes}`);
