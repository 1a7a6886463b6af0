import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';

/**
 * From a keystroke to its save, and to the moment another person's browser has it, with one and with fifty people typing
 * at once; and whether anything was lost, by counting. Everybody types into a paragraph of their own in one part, pauses,
 * and saves as the page does, after `QUIET` without a key. Needs a running system with try-out data in a database that
 * may be thrown away: DATABASE_URL and BASE_URL. `SECONDS=60 PEOPLE=1,50`.
 */

const {
  DATABASE_URL = '',
  BASE_URL = 'http://127.0.0.1:3000',
  SECONDS = '60',
  PEOPLE = '1,50',
} = process.env;
/** As in the admin app: milliseconds without a key before what was typed is sent. */
const QUIET = 700;
/** A person types so many keys, one each `KEY_EVERY` milliseconds, before they stop to think. */
const KEYS = 8;
const KEY_EVERY = 150;
/** Readers who have the part open in another browser. */
const READERS = 3;

interface Figures {
  saved: number[];
  visible: number[];
  typed: number;
}

const pool = new Pool({ connectionString: DATABASE_URL, max: 4 });
const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** The part of a text that is being written, and the department that may write it. */
async function aText(): Promise<{
  partId: string;
  sectionId: string;
  organisationId: string;
  departmentId: string;
}> {
  const { rows } = await pool.query(
    `SELECT p.id AS "partId", p.section_id AS "sectionId", p.organisation_id AS "organisationId",
       p.department_id AS "departmentId"
     FROM part p JOIN report r ON r.id = p.report_id
     WHERE r.status IN ('collecting', 'reviewing') AND p.status IN ('assigned', 'drafting', 'returned')
       AND p.scope->>'kind' <> 'rows' AND p.department_id IS NOT NULL LIMIT 1`,
  );
  if (!rows[0]) throw new Error('no text is being written; start with try-out data');
  await pool.query('DELETE FROM part_assignee WHERE part_id = $1', [rows[0].partId]);
  return rows[0];
}

/** A contributor of the department, signed in: the value of their cookie. */
async function aPerson(organisationId: string, departmentId: string): Promise<string> {
  const { rows } = await pool.query(
    `INSERT INTO person (name, account, password_hash) VALUES ('打字人', $1, 'none') RETURNING id`,
    [`typist-${randomUUID()}`],
  );
  await pool.query(
    `INSERT INTO membership (organisation_id, person_id, role, department_id) VALUES ($1, $2, 'contributor', $3)`,
    [organisationId, rows[0].id, departmentId],
  );
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    `INSERT INTO session (token_hash, person_id, organisation_id, expires_at)
     VALUES ($1, $2, $3, now() + interval '1 hour')`,
    [createHash('sha256').update(token).digest('hex'), rows[0].id, organisationId],
  );
  return `nianbao_session=${token}`;
}

/** Calls back with every place that an event brings. */
function read(cookie: string, seen: (address: string, version: number) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const sent = request(`${BASE_URL}/api/live`, { headers: { cookie }, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = /^data: (.*)$/mu.exec(block)?.[1];
          const event = data ? JSON.parse(data) : {};
          if (event.kind === 'hello') resolve(() => sent.destroy());
          if (event.kind === 'places')
            for (const { address, version } of event.now ?? event.places) seen(address, version);
        }
      });
    });
    sent.on('error', reject).end();
  });
}

async function measure(people: number): Promise<Figures & { lost: number; unseen: number }> {
  const { partId, sectionId, organisationId, departmentId } = await aText();
  const cookies = await Promise.all(
    Array.from({ length: people }, () => aPerson(organisationId, departmentId)),
  );
  const figures: Figures = { saved: [], visible: [], typed: 0 };
  /** When the last key of each save was pressed, and how many readers have not got it. */
  const keyed = new Map<string, { at: number; readers: number }>();
  const stops = await Promise.all(
    Array.from({ length: READERS }, async () =>
      read(await aPerson(organisationId, departmentId), (address, version) => {
        // A later version shows what an earlier one wrote.
        for (let v = version; v > 0; v -= 1) {
          const waiting = keyed.get(`${address} ${v}`);
          if (!waiting || waiting.readers === 0) continue;
          waiting.readers -= 1;
          figures.visible.push(performance.now() - waiting.at);
          break;
        }
      }),
    ),
  );
  const until = performance.now() + Number(SECONDS) * 1000;
  const ids: string[] = [];
  await Promise.all(
    cookies.map(async (cookie, person) => {
      await wait((person * 2000) / people);
      const id = randomUUID();
      const address = `sections/${sectionId}/blocks/${id}`;
      let text = '';
      for (let base = 0; performance.now() < until; base += 1) {
        for (let key = 0; key < KEYS; key += 1) {
          await wait(KEY_EVERY);
          text = `${text}字`.slice(-400);
          figures.typed += 1;
        }
        const at = performance.now();
        keyed.set(`${address} ${base + 1}`, { at, readers: READERS });
        await wait(QUIET);
        const change = {
          id: randomUUID(),
          address,
          base,
          value: { kind: 'block', block: { id, kind: 'paragraph', text: `${base}${text}` }, position: 'a5' },
        };
        ids.push(change.id);
        const answer = await fetch(`${BASE_URL}/api/parts/${partId}/changes`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify({ changes: [change] }),
        });
        const { results } = await answer.json();
        if (results?.[0]?.outcome !== 'saved') throw new Error(`not saved: ${answer.status}`);
        figures.saved.push(performance.now() - at);
      }
    }),
  );
  await wait(2000);
  for (const stop of stops) stop();
  const { rows } = await pool.query(
    'SELECT count(*)::int AS count FROM place_change WHERE id = ANY($1) AND kept',
    [ids],
  );
  const unseen = [...keyed.values()].reduce((sum, { readers }) => sum + readers, 0);
  return { ...figures, lost: ids.length - rows[0].count, unseen };
}

const at = (figures: readonly number[], share: number): string =>
  `${(figures.toSorted((a, b) => a - b)[Math.floor(figures.length * share)] ?? 0).toFixed(0)} ms`.padStart(8);

console.log(`${SECONDS} s each; the pause of ${QUIET} ms after the last key is part of every figure`);
console.log('people   keys  saves   saved median      p99   visible median      p99   lost  unseen');
for (const people of PEOPLE.split(',').map(Number)) {
  const { saved, visible, typed, lost, unseen } = await measure(people);
  console.log(
    `${String(people).padStart(6)} ${String(typed).padStart(6)} ${String(saved.length).padStart(6)}       ${at(saved, 0.5)} ${at(saved, 0.99)}         ${at(visible, 0.5)} ${at(visible, 0.99)}   ${String(lost).padStart(4)}  ${String(unseen).padStart(6)}`,
  );
  if (lost > 0 || unseen > 0) process.exitCode = 1;
}
await pool.end();
