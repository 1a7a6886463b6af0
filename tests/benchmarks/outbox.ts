import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { startPostgres } from '@nianbao/launcher/postgres';
import { createTransport } from 'nodemailer';
import { Pool } from 'pg';
import { SMTPServer } from 'smtp-server';
import { serve } from '../stories/server.ts';

/**
 * Messages that are due at once, from the outbox to a mail server, against a bare nodemailer loop over the same number of
 * connections and the bare SQL of a queue (take, settle) in the same run, on a PostgreSQL that writes to the disk as in
 * use. Needs the built API; brings all else itself. `MESSAGES=500` for fewer.
 */

const { MESSAGES = '2000' } = process.env;
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
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
const { port } = server.server.address() as AddressInfo;
const folder = mkdtempSync(path.join(tmpdir(), 'nianbao-bench-'));
const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') });
const served = await serve(postgres.url(), {
  env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'nianbao@example.gov.cn' },
});
const pool = new Pool({ connectionString: served.database, max: LANES + 1 });

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

/** People of a body, each with a mailbox. */
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
    [COUNT, { headStep: true, nearWorkdays: 3, kind: 'department', signerIds: [] }],
  );
  return rows[0]?.id ?? '';
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
  port,
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

await pool.end();
await served.stop();
await postgres.destroy();
rmSync(folder, { recursive: true, force: true });
server.close();
const line = (name: string, seconds: number) =>
  console.log(`${name.padEnd(26)} ${(COUNT / seconds).toFixed(0)}/s  ${seconds.toFixed(2)} s for ${COUNT}`);
line('outbox to mail server', throughOutbox);
line('bare nodemailer', bareMail);
line('bare SQL of the queue', bareSql);
console.log(`of bare nodemailer         ${(bareMail / throughOutbox).toFixed(2)}`);
console.log(`of bare SQL                ${(bareSql / throughOutbox).toFixed(2)}`);
console.log(`bytes a mail               ${bytes}`);
