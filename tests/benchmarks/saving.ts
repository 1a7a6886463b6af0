import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';

/**
 * Saves of one cell a second-hand of 16 contributors at once, against the bare SQL of the same writes through `pg`
 * on the same database in the same run. Needs a running system with try-out data: DATABASE_URL and BASE_URL.
 */

const { DATABASE_URL = '', BASE_URL = 'http://127.0.0.1:3000' } = process.env;
const CLIENTS = 16;
const SECONDS = 8;
const PASSWORD = 'nianbao-try-out';

interface Target {
  cookie: string;
  partId: string;
  addresses: { address: string; version: number }[];
}

async function signIn(account: string): Promise<string> {
  const answer = await fetch(`${BASE_URL}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: PASSWORD }),
  });
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

async function aTarget(account: string): Promise<Target> {
  const cookie = await signIn(account);
  const get = async (path: string) => (await fetch(`${BASE_URL}/api${path}`, { headers: { cookie } })).json();
  const { parts } = await get('/tasks');
  for (const { part } of parts) {
    if (!part.mayFill) continue;
    const view = await get(`/parts/${part.id}`);
    if (view.cells.length > CLIENTS) return { cookie, partId: part.id, addresses: view.cells };
  }
  throw new Error(`${account} has no table to fill`);
}

/** How many rounds `work` does in the time given, by so many at once; with each round's duration. */
async function load(
  work: (client: number) => Promise<void>,
): Promise<{ perSecond: number; median: number; p99: number }> {
  const took: number[] = [];
  const until = performance.now() + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      while (performance.now() < until) {
        const begun = performance.now();
        await work(client);
        took.push(performance.now() - begun);
      }
    }),
  );
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { perSecond: took.length / SECONDS, median: at(0.5), p99: at(0.99) };
}

const target = await aTarget('fagui2');
const versions = target.addresses.map(({ version }) => version);
const throughApi = await load(async (client) => {
  const { address } = target.addresses[client] ?? { address: '' };
  const base = versions[client] ?? 0;
  const answer = await fetch(`${BASE_URL}/api/parts/${target.partId}/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: target.cookie },
    body: JSON.stringify({
      changes: [{ id: randomUUID(), address, base, value: { kind: 'cell', raw: String(base % 9) } }],
    }),
  });
  const { results } = await answer.json();
  versions[client] = results[0].place.version;
});

const pool = new Pool({ connectionString: DATABASE_URL, max: CLIENTS });
await pool.query(
  'CREATE TABLE IF NOT EXISTS benchmark_place (address text PRIMARY KEY, raw text, version int)',
);
await pool.query(
  'CREATE TABLE IF NOT EXISTS benchmark_change (id uuid PRIMARY KEY, address text, after jsonb)',
);
await pool.query('CREATE TABLE IF NOT EXISTS benchmark_chain (id int PRIMARY KEY, length int)');
await pool.query('INSERT INTO benchmark_chain VALUES (1, 0) ON CONFLICT DO NOTHING');
const bare = await load(async (client) => {
  const db = await pool.connect();
  await db.query('BEGIN');
  await db.query('SELECT length FROM benchmark_chain WHERE id = 1 FOR UPDATE');
  await db.query(
    'INSERT INTO benchmark_place VALUES ($1, $2, 1) ON CONFLICT (address) DO UPDATE SET raw = $2, version = benchmark_place.version + 1',
    [String(client), '1'],
  );
  await db.query('INSERT INTO benchmark_change VALUES ($1, $2, $3)', [
    randomUUID(),
    String(client),
    { raw: '1' },
  ]);
  await db.query('UPDATE benchmark_chain SET length = length + 1 WHERE id = 1');
  await db.query('COMMIT');
  db.release();
});
await pool.query('DROP TABLE benchmark_place, benchmark_change, benchmark_chain');
await pool.end();

const line = (name: string, { perSecond, median, p99 }: typeof bare) =>
  console.log(
    `${name.padEnd(20)} ${perSecond.toFixed(0)}/s  median ${median.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`,
  );
line('save through the API', throughApi);
line('the same SQL bare', bare);
console.log(`ratio                ${(throughApi.perSecond / bare.perSecond).toFixed(2)}`);
